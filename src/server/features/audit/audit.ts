/**
 * The audit log: an entry in the same transaction as every write, chained by hash.
 * It does not decide what is worth an entry: each feature records its own writes.
 */
import { createHash } from 'node:crypto'
import type { AuditAction } from '../../../contract/audit.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import {
  type AuditFilter,
  type AuditOrder,
  type AuditRow,
  countEntries,
  insertEntry,
  listEntries,
  lockChain,
  readChain,
} from './audit.sql.ts'

export type { AuditAction, AuditFilter, AuditRow }

/** Who does a thing: a person, or the system (first start, command line) with the name it stands under. */
export type Doer =
  | Actor
  | {
      readonly userId: null
      readonly fullName: string
      readonly departmentId: null
      readonly via: 'system' | 'command'
    }

export interface AuditEvent {
  readonly at: Date
  readonly by: Doer
  readonly action: AuditAction
  readonly subject: { readonly kind: string; readonly id: string | null; readonly name: string | null }
  /** The department it concerns; the doer's own where it is left out. */
  readonly departmentId?: string | null
  /** What changed, as short facts; never a password, a token or an applicant's name. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes an entry at the end of the chain. Call it last in the transaction: it holds back other writers till commit. */
export async function recordAudit(tx: Transaction, event: AuditEvent): Promise<void> {
  const previousHash = await lockChain(tx)
  const detail = JSON.parse(JSON.stringify(event.detail ?? {})) as Record<string, unknown>
  const entry = {
    at: event.at,
    actor_id: event.by.userId,
    actor_name: event.by.fullName,
    via: event.by.via,
    action: event.action,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    subject_name: event.subject.name,
    department_id: event.departmentId === undefined ? event.by.departmentId : event.departmentId,
    detail,
    previous_hash: previousHash,
  }
  const search = foldVietnamese([entry.actor_name, entry.subject_name ?? '', entry.subject_id ?? ''].join(' '))
  await insertEntry(tx, { ...entry, search, hash: hashOf(entry) })
}

export async function listAudit(
  db: Database,
  filter: AuditFilter,
  page: AuditOrder & { readonly limit: number; readonly offset: number },
) {
  const [rows, total] = await Promise.all([listEntries(db, filter, page), countEntries(db, filter)])
  return { rows, total }
}

/** Follows the chain from its beginning. `firstBroken` is the id of the first entry that does not fit. */
export async function verifyAudit(db: Database) {
  let entries = 0
  let lastId = '0'
  let previousHash = ''
  for (;;) {
    const rows = await readChain(db, lastId, 1000)
    for (const row of rows) {
      if (row.previous_hash !== previousHash || row.hash !== hashOf(row)) {
        return { intact: false, entries, firstBroken: Number(row.id) }
      }
      entries += 1
      previousHash = row.hash
      lastId = row.id
    }
    if (rows.length < 1000) return { intact: true, entries, firstBroken: null }
  }
}

type Hashed = Omit<AuditRow, 'id' | 'hash' | 'search'>

/** The hash covers every field that says something, and the hash before it; keys of the detail in one order. */
function hashOf(entry: Hashed): string {
  const said = [
    entry.previous_hash,
    entry.at.toISOString(),
    entry.actor_id,
    entry.actor_name,
    entry.via,
    entry.action,
    entry.subject_kind,
    entry.subject_id,
    entry.subject_name,
    entry.department_id,
    inOneOrder(entry.detail),
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder)
  if (value === null || typeof value !== 'object') return value
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([key, inner]) => [key, inOneOrder(inner)])
}
