/** One unit's year as it is kept: the set in use, the facts that fit it and those that do not, who leads what, and the score. */
import type { Unit } from '../../../contract/units.ts'
import { type Actor, can, type UnitPlace } from '../../../core/access/permissions.ts'
import {
  type CriteriaGroup,
  type CriteriaSet,
  findGroup,
  findLeaf,
  isLeaf,
  type Leaf,
} from '../../../core/catalogue/criteriaSet.ts'
import type { Fact } from '../../../core/scoring/fact.ts'
import { ATTRIBUTES_IN_FULL, type Attributes, type Facts } from '../../../core/scoring/facts.ts'
import { readFact } from '../../../core/scoring/readFact.ts'
import { type ScoreSheet, scoreSheet } from '../../../core/scoring/scoreSheet.ts'
import { add, type Decimal, decimalOf, exact, ZERO } from '../../../core/values/exact.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { Fault } from '../../../core/values/schemaFaults.ts'
import type { Database } from '../../platform/db/database.ts'
import { findSetInUse, getSetInUse, type SetInUse } from '../catalogue/catalogue.ts'
import { getUnit, listUnits } from '../units/units.ts'
import {
  type FactRow,
  findUnitYear,
  listFacts,
  listResponsibilities,
  type ResponsibilityRow,
  type UnitYear,
} from './assessments.sql.ts'
import { codeLinesOf, leadOf } from './leads.ts'
import { notAssessed } from './refusals.ts'

export interface AssessedYear {
  readonly unit: Unit
  readonly at: UnitYear
  readonly inUse: SetInUse
  readonly rows: readonly FactRow[]
  readonly attributes: Attributes
  /** Null while nobody has written them: everything is then true. */
  readonly attributesVersion: number | null
  readonly responsibilities: readonly ResponsibilityRow[]
  /** Every unit of the department, by id. */
  readonly units: ReadonlyMap<string, Unit>
}

export interface UnfitFact {
  readonly row: FactRow
  readonly problems: readonly Problem[]
}

export interface ScoredYear {
  readonly sheet: ScoreSheet
  /** What was scored, by code: the facts that fit the set. */
  readonly facts: Facts
  readonly groups: readonly { readonly code: string; readonly points: Decimal }[]
  readonly unfit: readonly UnfitFact[]
}

/** The assessed unit, for somebody who may read it; another department's is answered as not there. */
export async function getAssessedUnit(db: Database, actor: Actor, unitId: string): Promise<Unit> {
  const unit = await getUnit(db, unitId)
  const isAssessed = unit.departmentId === unit.id
  if (!isAssessed || !can(actor, 'readDepartment', departmentPlace(unit))) throw notAssessed()
  return unit
}

export async function loadYear(db: Database, unit: Unit, year: number): Promise<AssessedYear> {
  return yearWith(db, unit, year, await getSetInUse(db, unit.departmentId, year))
}

/** As `loadYear`; null where the year has no set in use. */
export async function findYear(db: Database, unit: Unit, year: number): Promise<AssessedYear | null> {
  const inUse = await findSetInUse(db, unit.departmentId, year)
  return inUse && yearWith(db, unit, year, inUse)
}

async function yearWith(db: Database, unit: Unit, year: number, inUse: SetInUse): Promise<AssessedYear> {
  const at: UnitYear = { unitId: unit.id, year }
  const [rows, own, responsibilities, units] = await Promise.all([
    listFacts(db, at),
    findUnitYear(db, at),
    listResponsibilities(db, at),
    listUnits(db, unit.departmentId),
  ])
  return {
    unit,
    at,
    inUse,
    rows,
    attributes: own
      ? { hasProcedures: own.has_procedures, hasDossiers: own.has_dossiers, hasPublicUnits: own.has_public_units }
      : ATTRIBUTES_IN_FULL,
    attributesVersion: own?.version ?? null,
    responsibilities,
    units: new Map(units.map((one) => [one.id, one])),
  }
}

/** Scores the facts that fit the set in use. A fact that was written under another set is checked again. */
export function scoreYear({ unit, at, inUse, rows, attributes }: AssessedYear): ScoredYear {
  const facts = new Map<string, Fact>()
  const unfit: UnfitFact[] = []
  for (const row of rows) {
    const problems = row.checked_with === inUse.row.hash ? [] : problemsOf(inUse.set, row)
    if (problems.length > 0) unfit.push({ row, problems })
    else facts.set(row.criterion, row.fact)
  }
  const scored: Facts = { unit: unit.code, year: at.year, attributes, facts }
  const sheet = scoreSheet(inUse.set, scored)
  return { sheet, facts: scored, groups: groupPoints(inUse.set, sheet), unfit }
}

export const findTarget = (set: CriteriaSet, code: string): Leaf | CriteriaGroup | undefined =>
  findLeaf(set, code) ?? findGroup(set, code)

/** A fault inside a fact as a form finds it: `fact.count`. */
export const problemOfFact = ({ path, ...fault }: Fault): Problem => ({
  ...fault,
  where: ['fact', ...path].map(String).join('.'),
})

/** Where a code belongs: with the unit that leads it, else with the department, whose Office writes everything. */
export function placeOfCode(year: AssessedYear, code: string): UnitPlace {
  const leads = new Map(year.responsibilities.map((row) => [row.criterion, row.lead_unit_id]))
  const lead = leadOf(codeLinesOf(year.inUse.set), leads, code)
  return placeWithin(year, lead ?? year.unit.id)
}

/** The unit that the Office made responsible for a code, or for what stands above it; null where it named none. */
export function leadUnitOf({ responsibilities, inUse, units }: AssessedYear, code: string): Unit | null {
  const leads = new Map(responsibilities.map((row) => [row.criterion, row.lead_unit_id]))
  return units.get(leadOf(codeLinesOf(inUse.set), leads, code) ?? '') ?? null
}

export function writableCodes(year: AssessedYear, actor: Actor): string[] {
  const { set } = year.inUse
  const leads = new Map(year.responsibilities.map((row) => [row.criterion, row.lead_unit_id]))
  const lines = codeLinesOf(set)
  const known = new Map<string | undefined, boolean>()
  return [...lines.keys()].filter((code) => {
    const lead = leadOf(lines, leads, code)
    const may = known.get(lead) ?? can(actor, 'writeFacts', placeWithin(year, lead ?? year.unit.id))
    known.set(lead, may)
    return may
  })
}

export const departmentPlace = ({ departmentId }: Pick<Unit, 'departmentId'>): UnitPlace => ({
  departmentId,
  path: [departmentId],
})

function placeWithin({ units, unit }: AssessedYear, unitId: string): UnitPlace {
  const path: string[] = []
  let next: string | null = unitId
  while (next !== null && next !== unit.id && !path.includes(next)) {
    path.unshift(next)
    next = units.get(next)?.parentId ?? null
  }
  return { departmentId: unit.departmentId, path: [unit.id, ...path] }
}

function problemsOf(set: CriteriaSet, row: FactRow): Problem[] {
  const target = findTarget(set, row.criterion)
  if (!target) {
    const text = `Bộ tiêu chí đang áp dụng không có mã “${row.criterion}”: chuyển số liệu sang mã mới rồi bỏ mã này.`
    return [{ code: 'unknown-id', where: row.criterion, text }]
  }
  return readFact(row.fact, target).faults.map(problemOfFact)
}

function groupPoints(set: CriteriaSet, { criteria }: ScoreSheet): ScoredYear['groups'] {
  const points = new Map<string, Decimal | null>(criteria.map((leaf) => [leaf.code, leaf.points]))
  return set.fields
    .flatMap((field) => field.criteria)
    .flatMap((criterion) => {
      if (isLeaf(criterion)) return []
      const total = criterion.components.reduce((sum, { code }) => {
        const own = points.get(code)
        return own ? add(sum, exact(own)) : sum
      }, ZERO)
      return [{ code: criterion.code, points: decimalOf(total) }]
    })
}

/** In the order of the set, for files that people read. */
export const inSetOrder = (set: CriteriaSet, rows: readonly FactRow[]): FactRow[] => {
  const order = [...codeLinesOf(set).keys()]
  return [...rows].sort((left, right) => order.indexOf(left.criterion) - order.indexOf(right.criterion))
}
