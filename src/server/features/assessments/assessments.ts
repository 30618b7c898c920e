/**
 * Facts of a unit's year and what they score: read, written one by one or from a file, with the points in the same answer.
 * A write that does not know the latest fact is refused; nothing is overwritten silently.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Unit } from '../../../contract/units.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Fact } from '../../../core/scoring/fact.ts'
import type { Attributes, Facts } from '../../../core/scoring/facts.ts'
import { readFact } from '../../../core/scoring/readFact.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import { getSetInUse, listYearsInUse } from '../catalogue/catalogue.ts'
import {
  type AssessedYear,
  departmentPlace,
  findTarget,
  getAssessedUnit,
  loadYear,
  placeOfCode,
  problemOfFact,
} from './assessedYear.ts'
import {
  countFactsByYear,
  deleteFact,
  type FactRow,
  type FactWriting,
  findFact,
  findUnitYear,
  insertFact,
  lockFacts,
  type UnitYear,
  updateFact,
  upsertFacts,
  writeUnitYear,
} from './assessments.sql.ts'
import { criterionNotFound, factAtFault, factChanged, yearChanged } from './refusals.ts'
import { type Lead, storeResponsibilities } from './storeResponsibilities.ts'

export {
  type AssessedYear,
  departmentPlace,
  findYear,
  getAssessedUnit,
  leadUnitOf,
  type ScoredYear,
  scoreYear,
  writableCodes,
} from './assessedYear.ts'

export async function readYear(db: Database, actor: Actor, at: UnitYear): Promise<AssessedYear> {
  return loadYear(db, await getAssessedUnit(db, actor, at.unitId), at.year)
}

/** The years that have a set in use or facts, newest first. */
export async function listYears(db: Database, unit: Unit) {
  const [withSet, facts] = await Promise.all([listYearsInUse(db, unit.departmentId), countFactsByYear(db, unit.id)])
  return [...new Set([...withSet, ...facts.keys()])]
    .sort((left, right) => right - left)
    .map((year) => ({ year, hasSet: withSet.includes(year), facts: facts.get(year) ?? 0 }))
}

/** `seenVersion` null: the person saw that there was no fact yet. */
export async function writeFact(
  { db, clock }: Services,
  actor: Actor,
  writing: {
    readonly at: UnitYear
    readonly code: string
    readonly fact: unknown
    readonly seenVersion: number | null
  },
): Promise<{ readonly year: AssessedYear; readonly row: FactRow }> {
  const { at, code, seenVersion } = writing
  const before = await readYear(db, actor, at)
  const target = findTarget(before.inUse.set, code)
  if (!target) throw criterionNotFound(code)
  requirePermission(actor, 'writeFacts', placeOfCode(before, code))
  const reading = readFact(writing.fact, target)
  if (!reading.value) throw factAtFault(reading.faults.map(problemOfFact))
  const stored: FactWriting = {
    code,
    fact: reading.value,
    checkedWith: before.inUse.row.hash,
    at: clock.now(),
    by: actor,
  }
  const row = await db.transaction().execute(async (tx) => {
    const was = await findFact(tx, at, code)
    const written =
      seenVersion === null ? await insertFact(tx, at, stored) : await updateFact(tx, at, stored, seenVersion)
    if (!written) throw factChanged(await findFact(tx, at, code))
    await recordFact(tx, before, {
      action: 'fact.written',
      code,
      name: target.name,
      by: actor,
      now: stored.at,
      detail: { before: was?.fact ?? null, after: reading.value },
    })
    return written
  })
  return { year: await loadYear(db, before.unit, at.year), row }
}

export async function removeFact(
  { db, clock }: Services,
  actor: Actor,
  { at, code, seenVersion }: { readonly at: UnitYear; readonly code: string; readonly seenVersion: number },
): Promise<AssessedYear> {
  const before = await readYear(db, actor, at)
  requirePermission(actor, 'writeFacts', placeOfCode(before, code))
  await db.transaction().execute(async (tx) => {
    const was = await findFact(tx, at, code)
    if (!(await deleteFact(tx, at, code, seenVersion))) throw factChanged(await findFact(tx, at, code))
    await recordFact(tx, before, {
      action: 'fact.removed',
      code,
      name: findTarget(before.inUse.set, code)?.name ?? null,
      by: actor,
      now: clock.now(),
      detail: { before: was?.fact ?? null },
    })
  })
  return loadYear(db, before.unit, at.year)
}

/** What the unit has in the year: it says which criteria are scored at all, so it is the Office's to write. */
export async function writeAttributes(
  { db, clock }: Services,
  actor: Actor,
  writing: { readonly at: UnitYear; readonly attributes: Attributes; readonly seenVersion: number | null },
): Promise<AssessedYear> {
  const before = await readYear(db, actor, writing.at)
  requirePermission(actor, 'writeCatalogue', departmentPlace(before.unit))
  await db.transaction().execute(async (tx) => {
    const written = await writeUnitYear(tx, writing.at, writing.attributes, writing.seenVersion)
    if (!written) throw yearChanged()
    await recordAttributes(tx, before.unit, { by: actor, now: clock.now() }, writing)
  })
  return loadYear(db, before.unit, writing.at.year)
}

/** What an import or the sample brings, against what is there. */
export interface FactsDifference {
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly same: readonly string[]
  readonly attributesChanged: boolean
}

export interface GivenFacts {
  readonly facts: ReadonlyMap<string, Fact>
  /** Null leaves what the unit has as it is. */
  readonly attributes: Attributes | null
}

export function compareFacts(given: GivenFacts, kept: readonly FactRow[], attributes: Attributes): FactsDifference {
  const before = new Map(kept.map((row) => [row.criterion, row.fact]))
  const codes = [...given.facts.keys()]
  const isSame = (code: string) => isDeepStrictEqual(before.get(code), given.facts.get(code))
  return {
    created: codes.filter((code) => !before.has(code)),
    changed: codes.filter((code) => before.has(code) && !isSame(code)),
    same: codes.filter((code) => before.has(code) && isSame(code)),
    attributesChanged: given.attributes !== null && !isDeepStrictEqual(given.attributes, attributes),
  }
}

/**
 * Writes many facts at once, over those of the same codes; the others stay. Facts must have come through `readFacts`
 * for the set in use. `confirm` sees what is there under the lock, and may refuse by throwing.
 */
export async function storeFacts(
  db: Database,
  doing: { readonly by: Doer; readonly now: Date; readonly source: string },
  year: Pick<AssessedYear, 'unit' | 'at' | 'inUse' | 'attributes'>,
  given: GivenFacts,
  confirm: (difference: FactsDifference, kept: readonly FactRow[]) => void = () => undefined,
): Promise<FactsDifference> {
  return db.transaction().execute(async (tx) => {
    const kept = await lockFacts(tx, year.at)
    const difference = compareFacts(given, kept, year.attributes)
    confirm(difference, kept)
    const codes = [...difference.created, ...difference.changed]
    const writings = codes.flatMap((code): FactWriting[] => {
      const fact = given.facts.get(code)
      return fact ? [{ code, fact, checkedWith: year.inUse.row.hash, at: doing.now, by: doing.by }] : []
    })
    await upsertFacts(tx, year.at, writings)
    if (given.attributes && difference.attributesChanged) {
      const seen = await findUnitYear(tx, year.at)
      await writeUnitYear(tx, year.at, given.attributes, seen?.version ?? null)
      await recordAttributes(tx, year.unit, doing, { at: year.at, attributes: given.attributes })
    }
    if (codes.length > 0) {
      await recordAudit(tx, {
        at: doing.now,
        by: doing.by,
        action: 'fact.imported',
        subject: { kind: 'unitYear', id: year.unit.id, name: `${year.unit.name}, ${year.at.year}` },
        departmentId: year.unit.departmentId,
        detail: { year: year.at.year, source: doing.source, created: difference.created, changed: difference.changed },
      })
    }
    return difference
  })
}

/** For the sample and the command line: a whole facts file that `readFacts` read for the set in use of its year. */
export async function loadFacts(
  db: Database,
  doing: { readonly by: Doer; readonly now: Date; readonly source: string },
  unit: Unit,
  { year, facts, attributes }: Facts,
): Promise<FactsDifference> {
  const at: UnitYear = { unitId: unit.id, year }
  const inUse = await getSetInUse(db, unit.departmentId, year)
  const before = await loadYear(db, unit, year)
  return storeFacts(db, doing, { unit, at, inUse, attributes: before.attributes }, { facts, attributes })
}

function recordAttributes(
  tx: Transaction,
  unit: Unit,
  { by, now }: { readonly by: Doer; readonly now: Date },
  { at, attributes }: { readonly at: UnitYear; readonly attributes: Attributes },
): Promise<void> {
  return recordAudit(tx, {
    at: now,
    by,
    action: 'attribute.written',
    subject: { kind: 'unitYear', id: unit.id, name: `${unit.name}, ${at.year}` },
    departmentId: unit.departmentId,
    detail: { year: at.year, ...attributes },
  })
}

function recordFact(
  tx: Transaction,
  { unit, at, inUse }: AssessedYear,
  entry: {
    readonly action: 'fact.written' | 'fact.removed'
    readonly code: string
    readonly name: string | null
    readonly by: Doer
    readonly now: Date
    readonly detail: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  return recordAudit(tx, {
    at: entry.now,
    by: entry.by,
    action: entry.action,
    subject: { kind: 'criterion', id: entry.code, name: `${entry.code} ${entry.name ?? ''} (${at.year})`.trim() },
    departmentId: unit.departmentId,
    detail: { year: at.year, catalogue: inUse.set.id, version: inUse.set.version, ...entry.detail },
  })
}

/** For the sample: many leads at once, for a year whose set is in use. */
export async function loadResponsibilities(
  db: Database,
  doing: { readonly by: Doer; readonly now: Date; readonly source: string },
  at: { readonly unit: Unit; readonly year: number },
  leads: readonly Lead[],
): Promise<void> {
  return storeResponsibilities(db, doing, await loadYear(db, at.unit, at.year), leads)
}
