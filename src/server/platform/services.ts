/** What every feature is given: the database, the clock, the log and where the data lies. */
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'

export interface Services {
  readonly db: Database
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  /** The data folder: files, backups. */
  readonly dataDir: string
  /** Links in invitations begin with it; no slash at the end. */
  readonly publicUrl: string
}
