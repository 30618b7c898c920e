/** Where an instance is reached, and how its copies are named. */
import { hostname } from 'node:os'
import type { Config } from './platform/config.ts'

/** The address as a person types it: on this machine, or of this machine where it listens for all. */
export function localAddress({ host, port, tlsCert }: Pick<Config, 'host' | 'port' | 'tlsCert'>): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? hostname() : host
  const shown = name.includes(':') ? `[${name}]` : name
  return `${tlsCert ? 'https' : 'http'}://${shown}:${port}`
}

/** Where this machine itself reaches the application. */
export function ownAddress(config: Pick<Config, 'host' | 'port' | 'tlsCert'>): string {
  const everywhere = config.host === '0.0.0.0' || config.host === '::'
  return localAddress({ ...config, host: everywhere ? '127.0.0.1' : config.host })
}

/** `20230405-081500-123`, in the time of day of UTC: two copies within a second are two files. */
export const stampOf = (instant: Date): string =>
  instant.toISOString().slice(0, 23).replace(/[-:]/g, '').replace('T', '-').replace('.', '-')
