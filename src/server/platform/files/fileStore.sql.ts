/** The lock between those who put files under rows and the one who sweeps files without rows. */
import { sql } from 'kysely'
import type { Transaction } from '../db/database.ts'

/**
 * Held until the transaction ends. Many may write files at once, each with its rows in the transaction that holds
 * `writing`; `sweeping` waits for all of them, so that it never takes a file whose row is about to come.
 */
export async function lockFiles(tx: Transaction, doing: 'writing' | 'sweeping'): Promise<void> {
  if (doing === 'writing') await sql`select pg_advisory_xact_lock_shared(hashtext('files'))`.execute(tx)
  else await sql`select pg_advisory_xact_lock(hashtext('files'))`.execute(tx)
}
