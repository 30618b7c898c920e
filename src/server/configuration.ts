/** The settings, for the command line. */
export { type Config, readConfig } from './platform/config.ts'
