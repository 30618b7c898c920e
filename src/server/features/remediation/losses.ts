/**
 * The points that a unit lost in a year: computed from its sheet, the published points, the plan's shortcomings and what
 * persons wrote of the reasons. Only the last is stored.
 */

import type { GapView, LossesOfYear, LossView } from '../../../contract/losses.ts'
import type { Unit } from '../../../contract/units.ts'
import { type Actor, can } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { type Loss, largestFirst, lossesOf, lostBy, lostOf } from '../../../core/plans/losses/lossesOf.ts'
import type { ShortcomingCause } from '../../../core/plans/planReading.ts'
import type { Gap } from '../../../core/scoring/gaps/gap.ts'
import { gapWords } from '../../../core/scoring/gaps/gapWords.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import {
  type AssessedYear,
  departmentPlace,
  findYear,
  readYear,
  type ScoredYear,
  scoreYear,
} from '../assessments/assessments.ts'
import { recordAudit } from '../audit/audit.ts'
import { findPublished, type ResultWithChange } from '../ranking/ranking.ts'
import {
  type LinkedShortcomingRow,
  type LossReasonRow,
  listLinkedShortcomings,
  listLossReasons,
  writeLossReason,
} from './losses.sql.ts'
import { lossChanged, notALoss } from './refusals.ts'

export interface UnitYear {
  readonly unitId: string
  readonly year: number
}

/** A year that was scored, with the sheet of the year after where that has a set in use. */
export interface YearWithLosses {
  readonly published: ResultWithChange | null
  readonly year: AssessedYear
  readonly scored: ScoredYear
  readonly after: { readonly year: AssessedYear; readonly scored: ScoredYear } | null
  readonly losses: readonly Loss[]
  readonly reasons: ReadonlyMap<string, LossReasonRow>
  readonly shortcomings: readonly LinkedShortcomingRow[]
}

/** Refused as the sheet is: another department's, or a year without a set in use. */
export async function loadLosses(db: Database, actor: Actor, at: UnitYear): Promise<YearWithLosses> {
  return lossesIn(db, await readYear(db, actor, at))
}

/** For a unit that the reader may read; null where the year has no set in use. */
export async function findLosses(db: Database, unit: Unit, year: number): Promise<YearWithLosses | null> {
  const found = await findYear(db, unit, year)
  return found && lossesIn(db, found)
}

async function lossesIn(db: Database, year: AssessedYear): Promise<YearWithLosses> {
  const { unit, at } = year
  const [next, published, reasonRows, shortcomings] = await Promise.all([
    findYear(db, unit, at.year + 1),
    findPublished(db, at),
    listLossReasons(db, at),
    listLinkedShortcomings(db, unit.departmentId, at.year + 1),
  ])
  const scored = scoreYear(year)
  const after = next && { year: next, scored: scoreYear(next) }
  const reasons = new Map(reasonRows.map((row) => [row.criterion, row]))
  const losses = lossesOf({
    set: year.inUse.set,
    sheet: scored.sheet,
    facts: scored.facts.facts,
    published: published?.points ?? {},
    shortcomings,
    reasons: new Map(reasonRows.map((row) => [row.criterion, writtenReason(row)])),
    after: after && { set: after.year.inUse.set, sheet: after.scored.sheet },
  })
  return { published, year, scored, after, losses, reasons, shortcomings }
}

const writtenReason = (row: LossReasonRow) => ({
  cause: row.cause,
  appraisalCause: row.appraisal_cause,
  appraisalReason: row.appraisal_reason,
})

/** Says why a criterion lost its points; `version` null: nobody had written it. */
export async function writeReason(
  { db, clock }: Services,
  actor: Actor,
  at: UnitYear & { readonly code: string },
  given: {
    readonly cause: ShortcomingCause | null
    readonly appraisalCause: ShortcomingCause | null
    readonly appraisalReason: string
    readonly version: number | null
  },
): Promise<LossView> {
  const before = await loadLosses(db, actor, at)
  const { unit } = before.year
  requirePermission(actor, 'writePlans', departmentPlace(unit))
  const loss = before.losses.find(({ leaf }) => leaf.code === at.code)
  if (!loss) throw notALoss(at.code, at.year)
  const now = clock.now()
  await db.transaction().execute(async (tx) => {
    const written = await writeLossReason(
      tx,
      {
        unit_id: unit.id,
        year: at.year,
        criterion: at.code,
        cause: given.cause,
        appraisal_cause: given.appraisalCause,
        appraisal_reason: given.appraisalReason,
        written_at: now,
        written_by: actor.fullName,
      },
      given.version,
    )
    if (!written) throw lossChanged((await listLossReasons(tx, at)).find(({ criterion }) => criterion === at.code))
    await recordAudit(tx, {
      at: now,
      by: actor,
      action: 'lossReason.written',
      subject: { kind: 'criterion', id: `${unit.id}/${at.year}/${at.code}`, name: `${at.code} ${loss.leaf.name}` },
      departmentId: unit.departmentId,
      detail: {
        year: at.year,
        cause: { from: before.reasons.get(at.code)?.cause ?? null, to: given.cause },
        appraisalCause: given.appraisalCause,
        appraisalReason: given.appraisalReason.slice(0, 1000),
      },
    })
  })
  const after = await loadLosses(db, actor, at)
  const written = after.losses.find(({ leaf }) => leaf.code === at.code)
  if (!written) throw notALoss(at.code, at.year)
  return lossView(after, written)
}

const OUTCOMES = ['regained', 'stillLost', 'noFact'] as const
const CAUSES = ['evidence', 'target', 'notDone', 'quality', 'other', null] as const

/** Everything but the losses one by one. */
export function lossTotals({ year, losses }: YearWithLosses, actor: Actor): Omit<LossesOfYear, 'rows'> {
  const { set, row } = year.inUse
  const fields = new Map<string, (typeof set.fields)[number]>(set.fields.map((field) => [field.code, field]))
  const byField = lostBy(losses, [...fields.keys()], ({ fieldCode }) => fieldCode)
  return {
    unitId: year.unit.id,
    year: year.at.year,
    set: { id: row.id, title: set.title, status: set.status },
    lost: lostOf(losses),
    byField: byField.map(({ key, lost }) => ({
      code: key,
      name: fields.get(key)?.name ?? key,
      max: fields.get(key)?.max ?? '0',
      lost,
    })),
    byCause: lostBy(losses, CAUSES, ({ cause }) => cause).map(({ key, ...rest }) => ({ cause: key, ...rest })),
    outcomes: OUTCOMES.flatMap((outcome) => {
      const [own] = lostBy(losses, [outcome], (loss) => loss.outcome)
      return own ? [{ outcome, criteria: own.criteria, lost: own.lost }] : []
    }),
    mayWrite: can(actor, 'writePlans', departmentPlace(year.unit)),
  }
}

export const lossRows = (of: YearWithLosses): LossView[] => of.losses.map((loss) => lossView(of, loss))

export const largestLosses = (of: YearWithLosses, count: number): LossView[] =>
  largestFirst(of.losses)
    .slice(0, count)
    .map((loss) => lossView(of, loss))

function lossView({ reasons, shortcomings }: YearWithLosses, loss: Loss): LossView {
  const { code, name, max } = loss.leaf
  const reason = reasons.get(code)
  return {
    code,
    name,
    fieldCode: loss.fieldCode,
    max,
    points: loss.points,
    lost: loss.lost,
    isPublished: loss.isPublished,
    cause: loss.cause,
    causeFrom: loss.causeFrom,
    causesDiffer: loss.causesDiffer,
    shortcomings: shortcomings
      .filter((one) => one.code === code)
      .map(({ planId, id, text, cause }) => ({ planId, id, text, cause })),
    appraisal: reason ? appraisalOf(reason) : null,
    gap: loss.gap && gapView(loss.gap),
    outcome: loss.outcome,
    pointsNow: loss.pointsNow,
    version: reason?.version ?? null,
  }
}

const appraisalOf = ({ appraisal_cause: cause, appraisal_reason: reason }: LossReasonRow) =>
  cause === null && reason === '' ? null : { cause, reason }

const gapView = (gap: Gap): GapView => ({
  words: gapWords(gap),
  missing: gap.missing,
  required: gap.required,
  actual: gap.actual,
  unit: gap.unit,
  wins: gap.wins,
})
