/** The settings, for the command line. */
export { readConfig } from './platform/config.ts'
