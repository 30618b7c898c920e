/** Every query of the audit log. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    audit_entry: AuditEntryTable
  }
}

interface AuditEntryTable {
  id: Generated<string>
  at: Date
  actor_id: string | null
  actor_name: string
  via: 'web' | 'token' | 'command' | 'system'
  action: string
  subject_kind: string
  subject_id: string | null
  subject_name: string | null
  department_id: string | null
  detail: Record<string, unknown>
  search: string
  previous_hash: string
  hash: string
}
export type AuditRow = Selectable<AuditEntryTable>

export interface AuditFilter {
  /** Null sees every department's entries and those of none. */
  readonly departmentId: string | null
  readonly action?: string | undefined
  readonly actorId?: string | undefined
  /** Folded text, without diacritics. */
  readonly text?: string | undefined
  readonly from?: Date | undefined
  readonly before?: Date | undefined
}

/** Holds back other writers of the log until this transaction ends: the chain has one end. */
export async function lockChain(tx: Transaction): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('audit_entry'))`.execute(tx)
  const last = await tx.selectFrom('audit_entry').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return last?.hash ?? ''
}

export async function insertEntry(tx: Transaction, row: Omit<AuditRow, 'id'>): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({ ...row, detail: sql`${JSON.stringify(row.detail)}::jsonb` })
    .execute()
}

export function listEntries(db: Database, filter: AuditFilter, page: { limit: number; offset: number }) {
  return filtered(db, filter).selectAll().orderBy('id', 'desc').limit(page.limit).offset(page.offset).execute()
}

export async function countEntries(db: Database, filter: AuditFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** A stretch of the chain in its order, after `afterId`. */
export function readChain(db: Database, afterId: string, limit: number): Promise<AuditRow[]> {
  return db.selectFrom('audit_entry').selectAll().where('id', '>', afterId).orderBy('id').limit(limit).execute()
}

function filtered(db: Database, filter: AuditFilter) {
  let query = db.selectFrom('audit_entry')
  if (filter.departmentId) query = query.where('department_id', '=', filter.departmentId)
  if (filter.action) query = query.where('action', '=', filter.action)
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId)
  if (filter.text) query = query.where(sql<string>`search`, 'like', `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`)
  if (filter.from) query = query.where('at', '>=', filter.from)
  if (filter.before) query = query.where('at', '<', filter.before)
  return query
}
