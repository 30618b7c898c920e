/** Every query of published results. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    published_result: ResultTable
  }
}

interface ResultTable {
  unit_id: string
  year: number
  /** `numeric`: exact, as text. */
  index: string
  class: string | null
  rank: number | null
  of: number | null
  decision_number: string | null
  decided_on: string | null
  points: Record<string, string>
  version: Generated<number>
  written_at: Date
  written_by: string
}
export type ResultRow = Selectable<ResultTable>
export type ResultValues = Omit<ResultRow, 'version'>

/** A result beside that of the year before. */
export type ResultWithChange = ResultRow & { readonly change: string | null; readonly rank_change: number | null }

export interface ResultFilter {
  readonly unitIds: readonly string[]
  readonly year?: number | undefined
}

export async function listResults(
  db: Database | Transaction,
  filter: ResultFilter,
  page: { limit: number; offset: number },
) {
  if (filter.unitIds.length === 0) return { rows: [], total: 0 }
  const [rows, counted] = await Promise.all([
    withChange(filtered(db, filter))
      .orderBy('r.year', 'desc')
      .orderBy('r.rank')
      .orderBy('r.unit_id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
    filtered(db, filter)
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number(counted.count) }
}

/** The years of a unit that have a published result, newest first. */
export async function publishedYears(db: Database, unitId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('published_result')
    .select('year')
    .where('unit_id', '=', unitId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

export function getResult(db: Database | Transaction, unitId: string, year: number): Promise<ResultWithChange> {
  return withChange(filtered(db, { unitIds: [unitId], year })).executeTakeFirstOrThrow()
}

/** Nothing where a result of that year was written in between. */
export function insertResult(tx: Transaction, values: ResultValues): Promise<ResultRow | undefined> {
  return tx
    .insertInto('published_result')
    .values({ ...values, points: json(values.points) })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Nothing where the result is no longer the one that was seen. */
export function updateResult(
  tx: Transaction,
  { unit_id, year, ...values }: ResultValues,
  seenVersion: number,
): Promise<ResultRow | undefined> {
  return tx
    .updateTable('published_result')
    .set({ ...values, points: json(values.points), version: sql`version + 1` })
    .where('unit_id', '=', unit_id)
    .where('year', '=', year)
    .where('version', '=', seenVersion)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteResult(tx: Transaction, unitId: string, year: number, seenVersion: number) {
  const result = await tx
    .deleteFrom('published_result')
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .where('version', '=', seenVersion)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

function filtered(db: Database | Transaction, { unitIds, year }: ResultFilter) {
  const query = db.selectFrom('published_result as r').where('r.unit_id', 'in', [...unitIds])
  return year === undefined ? query : query.where('r.year', '=', year)
}

const withChange = (query: ReturnType<typeof filtered>) =>
  query
    .leftJoin('published_result as b', (join) =>
      join.onRef('b.unit_id', '=', 'r.unit_id').on('b.year', '=', sql<number>`r.year - 1`),
    )
    .selectAll('r')
    .select([
      sql<string | null>`trim_scale(r.index - b.index)::text`.as('change'),
      sql<number | null>`b.rank - r.rank`.as('rank_change'),
    ])

const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
