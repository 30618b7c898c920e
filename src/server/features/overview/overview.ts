/**
 * Where a department stands this morning: last year's result with what it lost, the running year so far, and its tasks.
 * It only reads what other features keep, a fixed number of queries whatever their size.
 */
import type { Overview, Recalculated } from '../../../contract/overview.ts'
import type { Unit } from '../../../contract/units.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { leavesOf } from '../../../core/catalogue/criteriaSet.ts'
import { lastYearOfSame } from '../../../core/plans/losses/lossesOf.ts'
import { nextClassOf, reachableOf } from '../../../core/scoring/outlook.ts'
import { yearOf } from '../../../core/values/calendarDate.ts'
import { findDecimal } from '../../../core/values/exact.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import {
  type AssessedYear,
  findYear,
  getAssessedUnit,
  listYears,
  type ScoredYear,
  scoreYear,
} from '../assessments/assessments.ts'
import { findPublished, publishedYears, type ResultWithChange, resultView } from '../ranking/ranking.ts'
import {
  findLosses,
  hasPlanOf,
  largestLosses,
  lossTotals,
  tasksAtAGlance,
  type YearWithLosses,
} from '../remediation/remediation.ts'
import { today as dayOf } from '../settings/settings.ts'

const LARGEST = 10
const PRESSING = 10

/** `unitId` null: the actor's own department. `year` null: the running one. */
export async function overviewFor(
  services: Services,
  actor: Actor,
  asked: { readonly unitId: string | null; readonly year: number | null },
): Promise<Overview> {
  const { db } = services
  const [unit, today] = await Promise.all([
    getAssessedUnit(db, actor, asked.unitId ?? actor.departmentId),
    dayOf(services),
  ])
  const years = await yearsOf(db, unit, yearOf(today))
  const year = asked.year ?? years.running
  const [last, tasks, hasPlan] = await Promise.all([
    findLosses(db, unit, year - 1),
    tasksAtAGlance(services, actor, { year, pressing: PRESSING }),
    hasPlanOf(db, unit.departmentId, year),
  ])
  const published = last ? last.published : await findPublished(db, { unitId: unit.id, year: year - 1 })
  const running = last ? last.after : await scoredYear(db, unit, year)
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name },
    year,
    years: [...new Set([...years.all, year])].sort((left, right) => right - left),
    last: { year: year - 1, ...lastYear(last, published && { row: published, unitName: unit.name }, actor) },
    running: running && runningYear(running, last),
    tasks: tasks.groups,
    pressing: tasks.pressing,
    hasPlan,
  }
}

interface Scored {
  readonly year: AssessedYear
  readonly scored: ScoredYear
}

/**
 * The running year is that of today where there is anything of it or of the year before; else the newest that has a set.
 * Years with a published result may be looked at as the one before the running one.
 */
async function yearsOf(db: Database, unit: Unit, thisYear: number) {
  const [known, published] = await Promise.all([listYears(db, unit), publishedYears(db, unit.id)])
  const kept = [...known.map(({ year }) => year), ...published.map((year) => year + 1)]
  const isNear = kept.some((year) => year === thisYear || year === thisYear - 1)
  const running = isNear || kept.length === 0 ? thisYear : Math.max(...kept)
  return { running, all: [...kept, running] }
}

async function scoredYear(db: Database, unit: Unit, year: number): Promise<Scored | null> {
  const found = await findYear(db, unit, year)
  return found && { year: found, scored: scoreYear(found) }
}

function lastYear(
  last: YearWithLosses | null,
  published: { readonly row: ResultWithChange; readonly unitName: string } | null,
  actor: Actor,
): Omit<Overview['last'], 'year'> {
  const recalculated = last && recalculatedOf(last)
  const index = findDecimal(published?.row.index ?? recalculated?.index ?? '')
  const base = last?.scored.sheet.base
  return {
    published: published && resultView(published.row, published.unitName),
    recalculated,
    nextClass: last && index && base ? nextClassOf(last.year.inUse.set, index, base) : null,
    losses: last && {
      ...lossTotals(last, actor),
      criteria: last.losses.length,
      largest: largestLosses(last, LARGEST),
    },
  }
}

function runningYear(running: Scored, last: YearWithLosses | null): NonNullable<Overview['running']> {
  const { set } = running.year.inUse
  const { sheet, facts } = running.scored
  return {
    ...recalculatedOf(running),
    lastYearOfSame: last && lastYearOfSame({ set: last.year.inUse.set, sheet: last.scored.sheet }, last.losses, sheet),
    reachable: reachableOf(set, facts, sheet),
    nextClass: sheet.index && nextClassOf(set, sheet.index, sheet.base),
  }
}

function recalculatedOf({ year, scored }: Scored): Recalculated {
  const { set, row } = year.inUse
  const { sheet } = scored
  const inFields = new Set<string>(set.fields.flatMap(leavesOf).map(({ code }) => code))
  const applying = sheet.criteria.filter(({ code, state }) => inFields.has(code) && state !== 'notApplicable')
  return {
    set: { id: row.id, title: set.title, status: set.status, year: year.at.year },
    index: sheet.index,
    class: sheet.class,
    total: sheet.total,
    base: sheet.base,
    complete: sheet.complete,
    withFacts: applying.length - sheet.missing.length,
    of: applying.length,
  }
}
