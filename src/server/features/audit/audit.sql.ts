/** Every query of the audit log. */
import { type Generated, type RawBuilder, type Selectable, sql } from 'kysely'
import type { auditSorts } from '../../../contract/audit.ts'
import { auditActionWords, auditViaWords } from '../../../contract/auditWords.ts'
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

/** The order of a list of entries; the newest come first where no column is asked for. */
export interface AuditOrder {
  readonly sort?: (typeof auditSorts)[number] | undefined
  readonly order?: 'asc' | 'desc' | undefined
}
type Window = { readonly limit: number; readonly offset: number }

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

export function listEntries(db: Database, filter: AuditFilter, page: AuditOrder & Window) {
  const { sort = 'at', order = 'asc' } = page
  const direction = page.sort ? order : 'desc'
  let query = filtered(db, filter).selectAll()
  // Entries are numbered as they are written, so the moment needs no sorting of its own.
  if (sort !== 'at') query = query.orderBy(sortKeys[sort], direction)
  return query
    .orderBy('id', sort === 'at' ? direction : 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

// What has words is sorted by them, as the page shows it.
const sortKeys: Record<Exclude<NonNullable<AuditOrder['sort']>, 'at'>, RawBuilder<unknown>> = {
  actor: sql`actor_name collate "vi-x-icu"`,
  action: sql`array_position(${byWords(auditActionWords)}::text[], action)`,
  subject: sql`coalesce(subject_name, '') collate "vi-x-icu"`,
  via: sql`array_position(${byWords(auditViaWords)}::text[], via)`,
}

function byWords(words: Readonly<Record<string, string>>): string[] {
  const { compare } = new Intl.Collator('vi')
  return Object.entries(words)
    .sort(([, left], [, right]) => compare(left, right))
    .map(([code]) => code)
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
