/** The points that a year lost, criterion by criterion: how many, why, what would win them back, and whether they came back. */
import { allLeaves, type CriteriaSet, type Leaf, leavesOf } from '../../catalogue/criteriaSet.ts'
import type { Fact } from '../../scoring/fact.ts'
import type { Gap } from '../../scoring/gaps/gap.ts'
import { gapOf } from '../../scoring/gaps/gapOf.ts'
import type { LeafScore, ScoreSheet } from '../../scoring/scoreSheet.ts'
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  exact,
  findDecimal,
  NOUGHT,
  subtract,
  ZERO,
} from '../../values/exact.ts'
import type { ShortcomingCause } from '../planReading.ts'
import { type CauseOfLoss, causeOfLoss } from './causeOfLoss.ts'

/** lấy lại được: the year after has full points · còn mất · chưa có số liệu. */
export type LossOutcome = 'regained' | 'stillLost' | 'noFact'

/** What a person wrote of a criterion's loss. */
export interface WrittenReason {
  readonly cause: ShortcomingCause | null
  readonly appraisalCause: ShortcomingCause | null
  readonly appraisalReason: string
}

export interface LinkedShortcoming {
  /** The criterion whose points were lost. */
  readonly code: string
  readonly cause: ShortcomingCause
}

interface ScoredSet {
  readonly set: CriteriaSet
  readonly sheet: ScoreSheet
}

export interface LossInput extends ScoredSet {
  readonly facts: ReadonlyMap<string, Fact>
  /** Published points by code; they stand over those of the sheet. */
  readonly published: Readonly<Record<string, string>>
  readonly shortcomings: readonly LinkedShortcoming[]
  readonly reasons: ReadonlyMap<string, WrittenReason>
  /** The year after, where it has a set in use. */
  readonly after: ScoredSet | null
}

export interface Loss extends CauseOfLoss {
  readonly leaf: Leaf
  readonly fieldCode: string
  /** Null without a fact: the whole maximum is then lost. */
  readonly points: Decimal | null
  readonly lost: Decimal
  readonly isPublished: boolean
  readonly gap: Gap | null
  /** Null where the year after has no set in use, or the criterion is not asked for there. */
  readonly outcome: LossOutcome | null
  readonly pointsNow: Decimal | null
}

/** Losses in the order of the set; of the fields only, so that together they are the base less the total. */
export function lossesOf(input: LossInput): Loss[] {
  const scores = new Map<string, LeafScore>(input.sheet.criteria.map((score) => [score.code, score]))
  const after = input.after && scoresAfter(input.after)
  return input.set.fields.flatMap((field) =>
    leavesOf(field).flatMap((leaf) => {
      const score = scores.get(leaf.code)
      if (!score || !counts(score)) return []
      const published = publishedPoints(input.published, leaf)
      const points = published ?? score.points
      const lost = decimalOf(subtract(exact(leaf.max), points === null ? ZERO : exact(points)))
      if (lost === NOUGHT) return []
      return [
        {
          leaf,
          fieldCode: field.code,
          points,
          lost,
          isPublished: published !== null,
          ...causeOf(input, leaf.code),
          gap: gapOf(input.set, leaf, input.facts.get(leaf.code)),
          ...(after?.get(leaf.code) ?? NOT_AFTER),
        },
      ]
    }),
  )
}

/** Whether the criterion's maximum is part of the base. */
const counts = ({ state, points }: LeafScore): boolean => state === 'missing' || points !== null

/** Points above the maximum are a slip of the decision's table: the criterion lost nothing. */
function publishedPoints(published: LossInput['published'], { code, max }: Leaf): Decimal | null {
  const written = Object.hasOwn(published, code) ? findDecimal(published[code] ?? '') : null
  if (written === null) return null
  return compare(exact(written), exact(max)) > 0 ? max : written
}

function causeOf({ reasons, shortcomings }: LossInput, code: string): CauseOfLoss {
  const reason = reasons.get(code)
  return causeOfLoss({
    chosen: reason?.cause ?? null,
    shortcomings: shortcomings.filter((one) => one.code === code).map(({ cause }) => cause),
    appraisal: reason?.appraisalCause ?? null,
  })
}

const NOT_AFTER = { outcome: null, pointsNow: null } as const

function scoresAfter({ set, sheet }: ScoredSet) {
  const maxima = new Map<string, Decimal>(allLeaves(set).map((leaf) => [leaf.code, leaf.max]))
  return new Map<string, { readonly outcome: LossOutcome | null; readonly pointsNow: Decimal | null }>(
    sheet.criteria.map((score) => {
      const pointsNow = score.points
      if (pointsNow === null) return [score.code, { outcome: score.state === 'missing' ? 'noFact' : null, pointsNow }]
      const max = maxima.get(score.code) ?? score.max
      const isFull = compare(exact(pointsNow), exact(max)) >= 0
      return [score.code, { outcome: isFull ? 'regained' : 'stillLost', pointsNow }]
    }),
  )
}

/** The points of some losses together. */
export const lostOf = (losses: readonly Pick<Loss, 'lost'>[]): Decimal =>
  decimalOf(losses.reduce((total, { lost }) => add(total, exact(lost)), ZERO))

/** Losses put together by a key, in the order of the keys given; a key that no loss has is left out. */
export function lostBy<Key>(losses: readonly Loss[], keys: readonly Key[], keyOf: (loss: Loss) => Key) {
  return keys.flatMap((key) => {
    const own = losses.filter((loss) => keyOf(loss) === key)
    return own.length === 0 ? [] : [{ key, criteria: own.length, lost: lostOf(own) }]
  })
}

/** The largest first; of equal ones the one that stands first in the set. */
export const largestFirst = (losses: readonly Loss[]): Loss[] =>
  losses.toSorted((left, right) => compare(exact(right.lost), exact(left.lost)))

/**
 * What the criteria that have points in `running` were given in the year of the losses, together: the fair comparison for a
 * year that is still being filled in. A criterion that had no fact then was given nothing.
 */
export function lastYearOfSame(
  last: Pick<LossInput, 'set' | 'sheet'>,
  losses: readonly Loss[],
  running: ScoreSheet,
): Decimal {
  const now = new Set(running.criteria.filter(({ points }) => points !== null).map(({ code }) => code))
  const lostPoints = new Map<string, Decimal | null>(losses.map(({ leaf, points }) => [leaf.code, points]))
  const then = new Map<string, LeafScore>(last.sheet.criteria.map((score) => [score.code, score]))
  const given = last.set.fields.flatMap(leavesOf).flatMap(({ code, max }) => {
    const score = then.get(code)
    if (!now.has(code) || !score || !counts(score)) return []
    return [lostPoints.has(code) ? (lostPoints.get(code) ?? NOUGHT) : max]
  })
  return decimalOf(given.reduce((total, points) => add(total, exact(points)), ZERO))
}
