/** Every query of facts, of what a unit has in a year, and of who leads a criterion. */
import { type Generated, type Selectable, sql } from 'kysely'
import type { Fact } from '../../../core/scoring/fact.ts'
import type { Attributes } from '../../../core/scoring/facts.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    fact: FactTable
    unit_year: UnitYearTable
    criterion_responsibility: ResponsibilityTable
  }
}

interface FactTable {
  unit_id: string
  year: number
  criterion: string
  fact: Fact
  /** The hash of the set that the fact was checked against: it is checked again only under another. */
  checked_with: string
  version: Generated<number>
  written_at: Date
  written_by_id: string | null
  written_by: string
}
export type FactRow = Selectable<FactTable>

interface UnitYearTable {
  unit_id: string
  year: number
  has_procedures: boolean
  has_dossiers: boolean
  has_public_units: boolean
  version: Generated<number>
}

interface ResponsibilityTable {
  unit_id: string
  year: number
  criterion: string
  lead_unit_id: string
  version: Generated<number>
}
export type ResponsibilityRow = Selectable<ResponsibilityTable>

/** The assessed unit and the year. */
export interface UnitYear {
  readonly unitId: string
  readonly year: number
}

export interface FactWriting {
  readonly code: string
  readonly fact: Fact
  readonly checkedWith: string
  readonly at: Date
  readonly by: { readonly userId: string | null; readonly fullName: string }
}

export function listFacts(db: Database, { unitId, year }: UnitYear): Promise<FactRow[]> {
  return db.selectFrom('fact').selectAll().where('unit_id', '=', unitId).where('year', '=', year).execute()
}

export function findFact(db: Database, { unitId, year }: UnitYear, code: string): Promise<FactRow | undefined> {
  return db
    .selectFrom('fact')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .where('criterion', '=', code)
    .executeTakeFirst()
}

/** Nothing where somebody else wrote a fact for the code first. */
export function insertFact(tx: Transaction, at: UnitYear, writing: FactWriting): Promise<FactRow | undefined> {
  return tx
    .insertInto('fact')
    .values(valuesOf(at, writing))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Nothing where the fact is no longer the one that was seen. */
export function updateFact(
  tx: Transaction,
  at: UnitYear,
  writing: FactWriting,
  seenVersion: number,
): Promise<FactRow | undefined> {
  const { unit_id, year, criterion, ...changed } = valuesOf(at, writing)
  return tx
    .updateTable('fact')
    .set({ ...changed, version: sql`version + 1` })
    .where('unit_id', '=', unit_id)
    .where('year', '=', year)
    .where('criterion', '=', criterion)
    .where('version', '=', seenVersion)
    .returningAll()
    .executeTakeFirst()
}

/** Writes many facts in one statement, over those that are there. */
export async function upsertFacts(tx: Transaction, at: UnitYear, writings: readonly FactWriting[]): Promise<void> {
  if (writings.length === 0) return
  await tx
    .insertInto('fact')
    .values(writings.map((writing) => valuesOf(at, writing)))
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'year', 'criterion']).doUpdateSet((eb) => ({
        fact: eb.ref('excluded.fact'),
        checked_with: eb.ref('excluded.checked_with'),
        written_at: eb.ref('excluded.written_at'),
        written_by_id: eb.ref('excluded.written_by_id'),
        written_by: eb.ref('excluded.written_by'),
        version: sql`fact.version + 1`,
      })),
    )
    .execute()
}

export async function deleteFact(tx: Transaction, { unitId, year }: UnitYear, code: string, seenVersion: number) {
  const result = await tx
    .deleteFrom('fact')
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .where('criterion', '=', code)
    .where('version', '=', seenVersion)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Holds back other imports into this unit's year, and single writes of the facts that are there. */
export async function lockFacts(tx: Transaction, { unitId, year }: UnitYear): Promise<FactRow[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${unitId}), ${year})`.execute(tx)
  return tx.selectFrom('fact').selectAll().where('unit_id', '=', unitId).where('year', '=', year).forUpdate().execute()
}

export async function countFactsByYear(db: Database, unitId: string): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('fact')
    .select(['year', (eb) => eb.fn.countAll<string>().as('count')])
    .where('unit_id', '=', unitId)
    .groupBy('year')
    .execute()
  return new Map(rows.map((row) => [row.year, Number(row.count)]))
}

export function findUnitYear(db: Database, { unitId, year }: UnitYear) {
  return db
    .selectFrom('unit_year')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirst()
}

/** `seenVersion` null: nothing was written yet. Nothing comes back where it was written in between. */
export function writeUnitYear(tx: Transaction, at: UnitYear, attributes: Attributes, seenVersion: number | null) {
  const values = {
    has_procedures: attributes.hasProcedures,
    has_dossiers: attributes.hasDossiers,
    has_public_units: attributes.hasPublicUnits,
  }
  if (seenVersion === null) {
    return tx
      .insertInto('unit_year')
      .values({ unit_id: at.unitId, year: at.year, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
  }
  return tx
    .updateTable('unit_year')
    .set({ ...values, version: sql`version + 1` })
    .where('unit_id', '=', at.unitId)
    .where('year', '=', at.year)
    .where('version', '=', seenVersion)
    .returningAll()
    .executeTakeFirst()
}

export function listResponsibilities(db: Database, { unitId, year }: UnitYear): Promise<ResponsibilityRow[]> {
  return db
    .selectFrom('criterion_responsibility')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .orderBy('criterion')
    .execute()
}

export async function insertResponsibilities(
  tx: Transaction,
  at: UnitYear,
  leads: readonly { readonly code: string; readonly leadUnitId: string }[],
): Promise<number> {
  if (leads.length === 0) return 0
  const result = await tx
    .insertInto('criterion_responsibility')
    .values(
      leads.map(({ code, leadUnitId }) => ({
        unit_id: at.unitId,
        year: at.year,
        criterion: code,
        lead_unit_id: leadUnitId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0)
}

/** Keeps others from naming leads of the year until the transaction ends; gives those that are named now. */
export async function lockResponsibilities(tx: Transaction, { unitId, year }: UnitYear): Promise<ResponsibilityRow[]> {
  await sql`select pg_advisory_xact_lock(hashtext('criterion_responsibility'), hashtext(${`${unitId} ${year}`}))`.execute(
    tx,
  )
  return tx
    .selectFrom('criterion_responsibility')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .forUpdate()
    .execute()
}

/** Names leads over those that are there. */
export async function upsertResponsibilities(
  tx: Transaction,
  at: UnitYear,
  leads: readonly { readonly code: string; readonly leadUnitId: string }[],
): Promise<void> {
  if (leads.length === 0) return
  const rows = leads.map(({ code, leadUnitId }) => ({
    unit_id: at.unitId,
    year: at.year,
    criterion: code,
    lead_unit_id: leadUnitId,
  }))
  await tx
    .insertInto('criterion_responsibility')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'year', 'criterion']).doUpdateSet({
        lead_unit_id: sql`excluded.lead_unit_id`,
        version: sql`criterion_responsibility.version + 1`,
      }),
    )
    .execute()
}

export async function updateResponsibility(
  tx: Transaction,
  at: UnitYear,
  lead: { readonly code: string; readonly leadUnitId: string; readonly seenVersion: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('criterion_responsibility')
    .set({ lead_unit_id: lead.leadUnitId, version: sql`version + 1` })
    .where('unit_id', '=', at.unitId)
    .where('year', '=', at.year)
    .where('criterion', '=', lead.code)
    .where('version', '=', lead.seenVersion)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function deleteResponsibility(
  tx: Transaction,
  at: UnitYear,
  lead: { readonly code: string; readonly seenVersion: number },
): Promise<boolean> {
  const result = await tx
    .deleteFrom('criterion_responsibility')
    .where('unit_id', '=', at.unitId)
    .where('year', '=', at.year)
    .where('criterion', '=', lead.code)
    .where('version', '=', lead.seenVersion)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

function valuesOf({ unitId, year }: UnitYear, { code, fact, checkedWith, at, by }: FactWriting) {
  return {
    unit_id: unitId,
    year,
    criterion: code,
    fact: sql<Fact>`${JSON.stringify(fact)}::jsonb`,
    checked_with: checkedWith,
    written_at: at,
    written_by_id: by.userId,
    written_by: by.fullName,
  }
}
