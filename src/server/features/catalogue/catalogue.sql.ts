/** Every query of criteria sets and their files. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { CriteriaSetOrigin } from '../../../contract/catalogue.ts'
import type { CatalogueFiles } from '../../../core/catalogue/readCatalogue.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    criteria_set: CriteriaSetTable
    criteria_set_file: { criteria_set_id: string; name: string; content: string }
  }
}

export type SetState = 'draft' | 'inUse' | 'superseded'

interface CriteriaSetTable {
  id: Generated<string>
  department_id: string
  state: SetState
  catalogue: string | null
  version: number | null
  title: string | null
  authority: string | null
  scope: string | null
  year: number | null
  status: 'sample' | 'official' | null
  decision: { number: string; issuedOn: string | null } | null
  hash: string
  origin: CriteriaSetOrigin
  edition: Generated<number>
  drafted_at: Date
  drafted_by: string
  taken_into_use_at: Date | null
  taken_into_use_by: string | null
  superseded_at: Date | null
}
export type SetRow = Selectable<CriteriaSetTable>

/** What `catalogue.yaml` says, as far as it could be read. */
export type SetHeader = Pick<
  SetRow,
  'catalogue' | 'version' | 'title' | 'authority' | 'scope' | 'year' | 'status' | 'decision'
>

export interface SetFilter {
  readonly departmentId: string
  readonly year?: number | undefined
  readonly state?: SetState | undefined
}

/** Holds back other writers of this department's sets until the transaction ends: one set is taken into use at a time. */
export async function lockSets(tx: Transaction, departmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('criteria_set'), hashtext(${departmentId}))`.execute(tx)
}

export function listRows(db: Database, filter: SetFilter, page: { limit: number; offset: number }): Promise<SetRow[]> {
  return filtered(db, filter)
    .selectAll()
    .orderBy('year', (order) => order.desc().nullsFirst())
    .orderBy(sql`array_position(array['inUse', 'draft', 'superseded'], state)`)
    .orderBy('version', (order) => order.desc().nullsLast())
    .orderBy('drafted_at', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countRows(db: Database, filter: SetFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export function findRow(db: Database, id: string): Promise<SetRow | undefined> {
  return db.selectFrom('criteria_set').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The sets of a department that hold just these files, or came from a shipped folder. */
export function listRowsOfFolders(db: Database, departmentId: string): Promise<SetRow[]> {
  return db
    .selectFrom('criteria_set')
    .selectAll()
    .where('department_id', '=', departmentId)
    .orderBy('drafted_at', 'desc')
    .limit(500)
    .execute()
}

/**
 * The set that scores the department in a year. Where it keeps sets for several scopes, its own is the scope that it
 * took into use first: a set for its communes, added later, does not change what the department is scored by.
 */
export function findRowInUse(db: Database, departmentId: string, year: number): Promise<SetRow | undefined> {
  return db
    .selectFrom('criteria_set as s')
    .selectAll('s')
    .where('s.department_id', '=', departmentId)
    .where('s.year', '=', year)
    .where('s.state', '=', 'inUse')
    .orderBy((eb) =>
      eb
        .selectFrom('criteria_set as first')
        .select((inner) => inner.fn.min('first.taken_into_use_at').as('at'))
        .whereRef('first.department_id', '=', 's.department_id')
        .whereRef('first.scope', '=', 's.scope'),
    )
    .limit(1)
    .executeTakeFirst()
}

export async function listYearsInUse(db: Database, departmentId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('criteria_set')
    .select('year')
    .distinct()
    .where('department_id', '=', departmentId)
    .where('state', '=', 'inUse')
    .execute()
  return rows.flatMap(({ year }) => year ?? [])
}

export function findInUseOfScope(tx: Transaction, departmentId: string, year: number, scope: string) {
  return tx
    .selectFrom('criteria_set')
    .selectAll()
    .where('department_id', '=', departmentId)
    .where('year', '=', year)
    .where('scope', '=', scope)
    .where('state', '=', 'inUse')
    .executeTakeFirst()
}

/** The highest version of a set that was ever taken into use. */
export async function findHighestVersion(tx: Transaction, departmentId: string, catalogue: string) {
  const row = await tx
    .selectFrom('criteria_set')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('department_id', '=', departmentId)
    .where('catalogue', '=', catalogue)
    .where('state', '<>', 'draft')
    .executeTakeFirst()
  return row?.version ?? null
}

export async function insertDraft(
  tx: Transaction,
  row: SetHeader & Pick<SetRow, 'department_id' | 'hash' | 'origin' | 'drafted_at' | 'drafted_by'>,
  files: CatalogueFiles,
): Promise<SetRow> {
  const inserted = await tx
    .insertInto('criteria_set')
    .values({ ...row, state: 'draft', origin: json(row.origin), decision: row.decision && json(row.decision) })
    .returningAll()
    .executeTakeFirstOrThrow()
  await insertFiles(tx, inserted.id, files)
  return inserted
}

/** Nothing where the draft was changed or taken into use in between. */
export async function replaceDraft(
  tx: Transaction,
  at: { readonly id: string; readonly edition: number },
  row: SetHeader & Pick<SetRow, 'hash' | 'origin'>,
  files: CatalogueFiles,
): Promise<SetRow | undefined> {
  const updated = await tx
    .updateTable('criteria_set')
    .set({
      ...row,
      origin: json(row.origin),
      decision: row.decision && json(row.decision),
      edition: sql`edition + 1`,
    })
    .where('id', '=', at.id)
    .where('edition', '=', at.edition)
    .where('state', '=', 'draft')
    .returningAll()
    .executeTakeFirst()
  if (!updated) return undefined
  await tx.deleteFrom('criteria_set_file').where('criteria_set_id', '=', at.id).execute()
  await insertFiles(tx, at.id, files)
  return updated
}

/** Nothing where the draft was changed or taken into use since `seen.edition`. */
export function markInUse(
  tx: Transaction,
  seen: { readonly id: string; readonly edition: number },
  at: Date,
  by: string,
): Promise<SetRow | undefined> {
  return tx
    .updateTable('criteria_set')
    .set({ state: 'inUse', taken_into_use_at: at, taken_into_use_by: by, edition: sql`edition + 1` })
    .where('id', '=', seen.id)
    .where('edition', '=', seen.edition)
    .where('state', '=', 'draft')
    .returningAll()
    .executeTakeFirst()
}

export async function markSuperseded(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('criteria_set')
    .set({ state: 'superseded', superseded_at: at, edition: sql`edition + 1` })
    .where('id', '=', id)
    .execute()
}

export async function deleteDraft(tx: Transaction, id: string, edition: number): Promise<boolean> {
  const result = await tx
    .deleteFrom('criteria_set')
    .where('id', '=', id)
    .where('edition', '=', edition)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** The files of several sets at once, by set. */
export async function readFilesOf(db: Database, ids: readonly string[]): Promise<Map<string, CatalogueFiles>> {
  const files = new Map<string, Map<string, string>>(ids.map((id) => [id, new Map()]))
  if (ids.length === 0) return files
  const rows = await db
    .selectFrom('criteria_set_file')
    .selectAll()
    .where('criteria_set_id', 'in', [...ids])
    .orderBy('name')
    .execute()
  for (const row of rows) files.get(row.criteria_set_id)?.set(row.name, row.content)
  return files
}

async function insertFiles(tx: Transaction, setId: string, files: CatalogueFiles): Promise<void> {
  if (files.size === 0) return
  await tx
    .insertInto('criteria_set_file')
    .values([...files].map(([name, content]) => ({ criteria_set_id: setId, name, content })))
    .execute()
}

function filtered(db: Database, filter: SetFilter) {
  let query = db.selectFrom('criteria_set').where('department_id', '=', filter.departmentId)
  if (filter.year !== undefined) query = query.where('year', '=', filter.year)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  return query
}

const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
