/** For properties: any sound rule with facts for it, worse and better, and sets made of such leaves. */
import fc from 'fast-check'
import { type CriteriaSet, type Leaf, sumOfMaxima } from '../catalogue/criteriaSet.ts'
import { aSet } from '../catalogue/smallSet.testing.ts'
import { findCriterionCode } from '../values/ids.ts'
import { aLeaf } from './aScore.testing.ts'

interface AnyRule {
  readonly max: string
  readonly rule: object
  /** A fact and one that reports at least as much of the good thing. */
  readonly worse: object
  readonly better: object
}

/** Hundredths as text: 125 → "1.25". */
const figure = (hundredths: number): string => (hundredths / 100).toFixed(2)
const max = fc.integer({ min: 1, max: 500 })
const policy = fc.constantFrom('full', 'zero', 'notApplicable')
const count = fc.integer({ min: 0, max: 40 })

/** Two counts of the same denominator, the smaller first. */
const ratios = fc.tuple(count, count, count).map((counts) => {
  const [low = 0, middle = 0, high = 0] = [...counts].sort((left, right) => left - right)
  return { worse: { numerator: low, denominator: high }, better: { numerator: middle, denominator: high } }
})

const inOrder = (length: number, highest: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: highest }), { minLength: length, maxLength: length })
    .map((items) => items.sort((left, right) => left - right))

const achieved = fc.tuple(max, fc.boolean(), fc.boolean()).map(
  ([most, first, second]): AnyRule => ({
    max: figure(most),
    rule: { kind: 'achieved' },
    worse: { achieved: first && second },
    better: { achieved: first || second },
  }),
)

const parts = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((items): AnyRule => {
    const chosen = (pick: (item: (typeof items)[number]) => boolean) => ({
      parts: Object.fromEntries(items.map((item, at) => [`p${at}`, pick(item)])),
    })
    return {
      max: figure(items.reduce((total, [points]) => total + points, 0)),
      rule: {
        kind: 'parts',
        parts: items.map(([points], at) => ({ id: `p${at}`, name: 'P', points: figure(points) })),
      },
      worse: chosen(([, first, second]) => first && second),
      better: chosen(([, first, second]) => first || second),
    }
  })

const bandsOnPercent = fc.tuple(inOrder(3, 100), inOrder(3, 500), ratios, policy).map(
  ([thresholds, points, facts, whenNothingArose]): AnyRule => ({
    max: figure(points.at(-1) ?? 0),
    rule: {
      kind: 'bands',
      on: 'percent',
      whenNothingArose,
      bands: thresholds.map((from, at) => ({ from: String(from), points: figure(points[at] ?? 0) })),
    },
    ...facts,
  }),
)

/** In hundredths, so that thresholds are met, just missed and just passed. */
const bandsOnValue = fc.tuple(inOrder(3, 400), inOrder(3, 500), fc.nat(450), fc.nat(450)).map(
  ([thresholds, points, first, second]): AnyRule => ({
    max: figure(points.at(-1) ?? 0),
    rule: {
      kind: 'bands',
      on: 'value',
      bands: thresholds.map((from, at) => ({ from: figure(from), points: figure(points[at] ?? 0) })),
    },
    worse: { value: figure(Math.min(first, second)) },
    better: { value: figure(Math.max(first, second)) },
  }),
)

const levels = fc.tuple(inOrder(3, 500), fc.nat(2), fc.nat(2)).map(
  ([points, first, second]): AnyRule => ({
    max: figure(points.at(-1) ?? 0),
    rule: { kind: 'levels', levels: points.map((given, at) => ({ id: `l${at}`, name: 'L', points: figure(given) })) },
    worse: { level: `l${Math.min(first, second)}` },
    better: { level: `l${Math.max(first, second)}` },
  }),
)

const happened = fc.tuple(max, max, count, count).map(
  ([most, points, first, second]): AnyRule => ({
    max: figure(most),
    rule: { kind: 'events', events: [{ id: 'e', name: 'E', points: figure(points) }] },
    worse: { events: { e: Math.min(first, second) } },
    better: { events: { e: Math.max(first, second) } },
  }),
)

const byHand = fc.tuple(max, fc.nat(1000), fc.nat(1000)).map(([most, first, second]): AnyRule => {
  const given = (thousandths: number) => ({
    points: (Math.min(most * 10, thousandths) / 1000).toFixed(3),
    reason: 'thử',
  })
  return {
    max: figure(most),
    rule: { kind: 'manual' },
    worse: given(Math.min(first, second)),
    better: given(Math.max(first, second)),
  }
})

const bandsLower = fc.tuple(inOrder(3, 40), inOrder(3, 500), count, count).map(
  ([thresholds, points, first, second]): AnyRule => ({
    max: figure(points.at(-1) ?? 0),
    rule: {
      kind: 'bands',
      on: 'count',
      better: 'lower',
      bands: thresholds.map((upTo, at) => ({ upTo: String(upTo), points: figure(points[2 - at] ?? 0) })),
    },
    worse: { count: Math.max(first, second) },
    better: { count: Math.min(first, second) },
  }),
)

const proportional = fc
  .tuple(max, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100 }), ratios, policy)
  .map(
    ([most, target, floor, facts, whenNothingArose]): AnyRule => ({
      max: figure(most),
      rule: { kind: 'proportional', target: String(target), floor: String(floor), whenNothingArose },
      ...facts,
    }),
  )

const counted = fc.tuple(max, max, count, count).map(
  ([most, each, first, second]): AnyRule => ({
    max: figure(most),
    rule: { kind: 'count', each: figure(each) },
    worse: { count: Math.min(first, second) },
    better: { count: Math.max(first, second) },
  }),
)

const deducted = fc.tuple(max, max, count, count).map(
  ([most, points, first, second]): AnyRule => ({
    max: figure(most),
    rule: { kind: 'deduct', events: [{ id: 'e', name: 'E', points: figure(points) }] },
    worse: { events: { e: Math.max(first, second) } },
    better: { events: { e: Math.min(first, second) } },
  }),
)

const deadline = fc.tuple(inOrder(2, 30), inOrder(2, 300), count, count).map(
  ([days, points, first, second]): AnyRule => ({
    max: figure(points[1] ?? 0),
    rule: {
      kind: 'deadline',
      bands: days.map((upToDaysLate, at) => ({ upToDaysLate, points: figure(points[1 - at] ?? 0) })),
    },
    worse: { daysLate: Math.max(first, second) },
    better: { daysLate: Math.min(first, second) },
  }),
)

const weighted = fc.tuple(max, count, count, count).map(
  ([most, good, bad, moved]): AnyRule => ({
    max: figure(most),
    rule: { kind: 'weighted', weights: { A: '1', B: '0.35', C: '0' } },
    worse: { answers: { A: good, B: bad + moved } },
    better: { answers: { A: good + moved, B: bad } },
  }),
)

/** Few figures, so that equal ones are met. */
const ranked = fc.integer({ min: 0, max: 4 })
const compared = fc
  .tuple(max, fc.constantFrom('higher', 'lower'), ranked, ranked, ranked)
  .map(([most, better, first, second, reference]): AnyRule => {
    const least = { value: String(Math.min(first, second)), reference: String(reference) }
    const greatest = { value: String(Math.max(first, second)), reference: String(reference) }
    return {
      max: figure(most),
      rule: {
        kind: 'compare',
        better,
        points: { better: figure(most), same: figure(Math.floor(most / 2)), worse: '0' },
      },
      worse: better === 'higher' ? least : greatest,
      better: better === 'higher' ? greatest : least,
    }
  })

const formula = fc.tuple(max, count, count, count).map(
  ([most, first, second, divisor]): AnyRule => ({
    max: figure(most),
    rule: { kind: 'formula', expression: 'a / b * 3 - 1' },
    worse: { variables: { a: String(Math.min(first, second)), b: String(divisor) } },
    better: { variables: { a: String(Math.max(first, second)), b: String(divisor) } },
  }),
)

const periodic = fc.tuple(fc.integer({ min: 1, max: 200 }), ratios, ratios, policy).map(
  ([most, first, second, whenNothingArose]): AnyRule => ({
    max: figure(2 * most),
    rule: {
      kind: 'periodic',
      periods: ['H1', 'H2'],
      each: { kind: 'proportional', max: figure(most), whenNothingArose },
    },
    worse: { periods: { H1: first.worse, H2: second.worse } },
    better: { periods: { H1: first.better, H2: second.better } },
  }),
)

export const anyRule: fc.Arbitrary<AnyRule> = fc.oneof(
  achieved,
  parts,
  bandsOnPercent,
  bandsOnValue,
  bandsLower,
  levels,
  happened,
  byHand,
  proportional,
  counted,
  deducted,
  deadline,
  weighted,
  compared,
  formula,
  periodic,
)

/** A leaf of some set with what is reported for it; null is no report. */
export interface ReportedLeaf {
  readonly leaf: Leaf
  readonly fact: object | null
}

const report = fc
  .tuple(anyRule, fc.constantFrom('worse', 'better', 'missing', 'notApplicable', 'nothingArose'))
  .map(([{ max: most, rule, worse, better }, kind]) => {
    const facts = {
      worse,
      better,
      missing: null,
      notApplicable: { notApplicable: true, reason: 'thử' },
      nothingArose: { nothingArose: true },
    }
    return { leaf: aLeaf(most, rule), fact: facts[kind] }
  })

/** Up to eight leaves, numbered. */
export const anyReports: fc.Arbitrary<ReportedLeaf[]> = fc
  .array(report, { minLength: 1, maxLength: 8 })
  .map((reports) => reports.map(({ leaf, fact }, at) => ({ leaf: { ...leaf, code: codeOf(at) }, fact })))

function codeOf(at: number): Leaf['code'] {
  const code = findCriterionCode(`1.${at + 1}`)
  if (!code) throw new Error('Not a code')
  return code
}

// Read once: reading takes longer than everything that is tried with it.
const small = aSet()

/** A set of one field that holds these leaves. */
export function setOf(leaves: readonly Leaf[], rebase = true): CriteriaSet {
  const [field] = small.fields
  if (!field) throw new Error('The small set has a field')
  const most = sumOfMaxima(leaves)
  return { ...small, max: most, index: { ...small.index, rebase }, fields: [{ ...field, max: most, criteria: leaves }] }
}
