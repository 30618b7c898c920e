/** The lock between those who put files under rows, or copy both, and the one who sweeps files without rows. */
import { sql } from 'kysely'
import type pg from 'pg'
import type { Transaction } from '../db/database.ts'

/** Many may write files at once, each with its rows in the transaction that holds this until it ends. */
export async function holdFiles(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('files'))`.execute(tx)
}

/** The same for a connection of its own, until it ends: taken before a backup's snapshot, no file that it names is swept. */
export async function holdFilesOn(client: pg.Client): Promise<void> {
  await client.query(`select pg_advisory_lock_shared(hashtext('files'))`)
}

/**
 * True where nobody holds the files; then nobody does until the transaction ends. It never waits: what is not swept now is
 * swept the next time, and nobody stands in a queue behind a long backup.
 */
export async function lockFilesForSweep(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('files')) as locked`.execute(tx)
  return rows[0]?.locked ?? false
}
