/** What a plan's words may be tied to: units and groups of the department, criteria of the running year and of the year before. */
import type { CriteriaOfYear, PlanCriteria } from '../../../contract/remediation.ts'
import { allLeaves } from '../../../core/catalogue/criteriaSet.ts'
import type { KnownThings } from '../../../core/plans/editing/draftOf.ts'
import type { NamedUnit } from '../../../core/plans/editing/planDraft.ts'
import { AppError } from '../../../core/values/appError.ts'
import type { Database } from '../../platform/db/database.ts'
import { findSetInUse } from '../catalogue/catalogue.ts'
import { isValidOn, listUnitGroups, listUnits } from '../units/units.ts'
import { criteriaUnknown, foreignUnits } from './refusals.ts'

/** The criteria that a plan of `year` serves, and those of the year before, whose points were lost. */
export async function criteriaFor(db: Database, departmentId: string, year: number): Promise<PlanCriteria> {
  const [running, loss] = await Promise.all([
    criteriaOfYear(db, departmentId, year),
    criteriaOfYear(db, departmentId, year - 1),
  ])
  return { running, loss }
}

/** The units and groups that words may be tied to today. */
export async function tiesFor(db: Database, departmentId: string, today: string) {
  const [units, groups] = await Promise.all([listUnits(db, departmentId), listUnitGroups(db, departmentId)])
  return {
    units: units
      .filter((unit) => isValidOn(unit, today))
      .map(({ id, name, shortName }) => ({ id, name, shortName, isDepartment: id === departmentId })),
    groups: groups.map(({ id, name }) => ({ id, name })),
  } satisfies Pick<KnownThings, 'units' | 'groups'>
}

/** Refuses units and groups that are not the department's. Gives the name of each id. */
export async function requireOwnUnits(
  db: Database,
  departmentId: string,
  named: readonly NamedUnit[],
): Promise<ReadonlyMap<string, string>> {
  const [units, groups] = await Promise.all([listUnits(db, departmentId), listUnitGroups(db, departmentId)])
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]))
  const foreign = named.filter(
    ({ unitId, groupId }) =>
      (unitId !== null && !unitNames.has(unitId)) || (groupId !== null && !groupNames.has(groupId)),
  )
  if (foreign.length > 0) throw foreignUnits([...new Set(foreign.map(({ words }) => words))])
  return new Map([...unitNames, ...groupNames])
}

/**
 * Refuses codes that the year's set does not have. `had` are codes that the plan speaks of already: they stay allowed
 * when a later set drops them. Where the year has no set yet, last year's codes count.
 */
export function requireKnownCodes(
  { running, loss }: PlanCriteria,
  year: number,
  wanted: { readonly codes: readonly string[]; readonly lossCodes: readonly string[]; readonly had: readonly string[] },
): void {
  const unknownIn = (set: CriteriaOfYear | null, codes: readonly string[]) => {
    const known = new Set([...(set?.criteria.map(({ code }) => code) ?? []), ...wanted.had])
    return [...new Set(codes)].filter((code) => !known.has(code))
  }
  const unknown = unknownIn(running ?? loss, wanted.codes)
  if (unknown.length > 0) throw criteriaUnknown(unknown, year)
  const unknownLoss = unknownIn(loss, wanted.lossCodes)
  if (unknownLoss.length > 0) throw criteriaUnknown(unknownLoss, year - 1)
}

async function criteriaOfYear(db: Database, departmentId: string, year: number): Promise<CriteriaOfYear | null> {
  try {
    const found = await findSetInUse(db, departmentId, year)
    if (!found) return null
    return { year, title: found.set.title, criteria: allLeaves(found.set).map(({ code, name }) => ({ code, name })) }
  } catch (error) {
    // A set that this release finds faults in scores nothing; a plan is still read and shown, without its criteria.
    if (error instanceof AppError && error.code === 'set-no-longer-sound') return null
    throw error
  }
}
