/** A migrated database of its own for a test file, cloned from the run's template in milliseconds. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/server/platform/db/database.ts'
import { run, withDatabase } from './globalSetup.ts'

export interface FreshDatabase {
  readonly db: Database
  readonly url: string
  readonly close: () => Promise<void>
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('databaseServer')
  const name = `cchc_${randomBytes(6).toString('hex')}`
  await run(server, `create database ${name} template ${inject('databaseTemplate')}`)
  const url = withDatabase(server, name)
  const opened = openDatabase({ url, poolSize: 5 })
  return {
    db: opened.db,
    url,
    close: async () => {
      await opened.close()
      await run(server, `drop database if exists ${name} with (force)`)
    },
  }
}
