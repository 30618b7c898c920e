import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyReports, type ReportedLeaf, setOf } from '../../scoring/anyLeaf.testing.ts'
import { aLeaf } from '../../scoring/aScore.testing.ts'
import type { Fact } from '../../scoring/fact.ts'
import { ATTRIBUTES_IN_FULL } from '../../scoring/facts.ts'
import { readFact } from '../../scoring/readFact.ts'
import { scoreSheet } from '../../scoring/scoreSheet.ts'
import { decimalOf, exact, subtract } from '../../values/exact.ts'
import { findCriterionCode } from '../../values/ids.ts'
import { type CauseSources, causeOfLoss } from './causeOfLoss.ts'
import { type LossInput, largestFirst, lastYearOfSame, lossesOf, lostBy, lostOf } from './lossesOf.ts'

test.each<[string, CauseSources, ReturnType<typeof causeOfLoss>]>([
  [
    'nobody says',
    { chosen: null, shortcomings: [], appraisal: null },
    { cause: null, causeFrom: null, causesDiffer: false },
  ],
  [
    'one shortcoming says',
    { chosen: null, shortcomings: ['evidence'], appraisal: null },
    { cause: 'evidence', causeFrom: 'shortcoming', causesDiffer: false },
  ],
  [
    'the appraiser alone says',
    { chosen: null, shortcomings: [], appraisal: 'quality' },
    { cause: 'quality', causeFrom: 'appraisal', causesDiffer: false },
  ],
  [
    'all say the same',
    { chosen: null, shortcomings: ['target', 'target'], appraisal: 'target' },
    { cause: 'target', causeFrom: 'shortcoming', causesDiffer: false },
  ],
  [
    'they differ',
    { chosen: null, shortcomings: ['target'], appraisal: 'evidence' },
    { cause: null, causeFrom: null, causesDiffer: true },
  ],
  [
    'they differ and a person chose',
    { chosen: 'notDone', shortcomings: ['target', 'evidence'], appraisal: null },
    { cause: 'notDone', causeFrom: 'chosen', causesDiffer: true },
  ],
])('%s', (_case, sources, expected) => {
  expect(causeOfLoss(sources)).toEqual(expected)
})

const leafOf = (code: string, max: string, rule: object) => {
  const found = findCriterionCode(code)
  if (!found) throw new Error(code)
  return { ...aLeaf(max, rule), code: found }
}
const LEAVES = [
  leafOf('1.1', '2', { kind: 'achieved' }),
  leafOf('1.2', '1', { kind: 'proportional', target: '80' }),
  leafOf('1.3', '0.5', { kind: 'achieved' }),
]

function inputOf(facts: Record<string, object>, more: Partial<LossInput> = {}): LossInput {
  const set = setOf(LEAVES)
  return { ...scoredOf(set, facts), published: {}, shortcomings: [], reasons: new Map(), after: null, ...more }
}

function scoredOf(set: ReturnType<typeof setOf>, written: Record<string, object>) {
  const facts = new Map<string, Fact>()
  for (const leaf of set.fields.flatMap(({ criteria }) => criteria)) {
    const given = written[leaf.code]
    if (!given || !('rule' in leaf)) continue
    const { value, faults } = readFact(given, leaf)
    if (!value) throw new Error(JSON.stringify(faults))
    facts.set(leaf.code, value)
  }
  const sheet = scoreSheet(set, { unit: 'so', year: 2022, attributes: ATTRIBUTES_IN_FULL, facts })
  return { set, sheet, facts }
}

const rowsOf = (input: LossInput) =>
  lossesOf(input).map(({ leaf, points, lost, isPublished }) => [leaf.code, points, lost, isPublished])

const SOME = { '1.1': { achieved: true }, '1.2': { numerator: 7, denominator: 11 } }

test.each<[string, LossInput, unknown]>([
  [
    'a full criterion is no loss, one without a fact is lost whole',
    inputOf(SOME),
    [
      ['1.2', '0.8', '0.2', false],
      ['1.3', null, '0.5', false],
    ],
  ],
  [
    'published points stand over the sheet',
    inputOf(SOME, { published: { '1.1': '1.5', '1.3': '0.5' } }),
    [
      ['1.1', '1.5', '0.5', true],
      ['1.2', '0.8', '0.2', false],
    ],
  ],
  [
    'published points above the maximum lose nothing',
    inputOf(SOME, { published: { '1.2': '3' } }),
    [['1.3', null, '0.5', false]],
  ],
  [
    'what does not apply is not lost',
    inputOf({ ...SOME, '1.3': { notApplicable: true, reason: 'Không có' } }),
    [['1.2', '0.8', '0.2', false]],
  ],
])('%s', (_case, input, expected) => {
  expect(rowsOf(input)).toEqual(expected)
})

test('a loss tells its gap, its cause and what the year after has', () => {
  const after = scoredOf(setOf(LEAVES), { '1.2': { numerator: 9, denominator: 11 } })
  const shortcomings = [{ code: '1.2', cause: 'target' as const }]
  const [rate, undone] = lossesOf(inputOf(SOME, { after, shortcomings }))
  expect(rate).toMatchObject({ cause: 'target', causeFrom: 'shortcoming', outcome: 'regained', pointsNow: '1' })
  expect(rate?.gap).toMatchObject({ missing: 2, need: 9 })
  expect(undone).toMatchObject({ cause: null, gap: null, outcome: 'noFact', pointsNow: null })
})

test('points that came back in part are still lost, and what no longer applies is neither', () => {
  const after = scoredOf(setOf(LEAVES), {
    '1.2': { numerator: 8, denominator: 11 },
    '1.3': { notApplicable: true, reason: 'Không còn' },
  })
  expect(lossesOf(inputOf(SOME, { after })).map(({ outcome }) => outcome)).toEqual(['stillLost', null])
})

test('the largest loss comes first, and equal ones in the order of the set', () => {
  const losses = lossesOf(inputOf({}))
  expect(largestFirst(losses).map(({ lost }) => lost)).toEqual(['2', '1', '0.5'])
})

function reported(reports: readonly ReportedLeaf[]): LossInput {
  const set = setOf(reports.map(({ leaf }) => leaf))
  const facts = Object.fromEntries(reports.flatMap(({ leaf, fact }) => (fact === null ? [] : [[leaf.code, fact]])))
  return { ...scoredOf(set, facts), published: {}, shortcomings: [], reasons: new Map(), after: null }
}

test('all losses together are the base less the total, by field and by cause too', () => {
  fc.assert(
    fc.property(anyReports, (reports) => {
      const input = reported(reports)
      const losses = lossesOf(input)
      const whole = decimalOf(subtract(exact(input.sheet.base), exact(input.sheet.total)))
      expect(lostOf(losses)).toBe(whole)
      const fields = lostBy(
        losses,
        input.set.fields.map(({ code }) => code),
        ({ fieldCode }) => fieldCode,
      )
      expect(lostOf(fields)).toBe(whole)
      expect(lostOf(lostBy(losses, [null, 'target'], ({ cause }) => cause))).toBe(whole)
    }),
  )
})

test('last year’s points are counted for the criteria that have points now, and for no other', () => {
  const last = inputOf(SOME)
  const losses = lossesOf(last)
  const after = (facts: Record<string, object>) => lastYearOfSame(last, losses, scoredOf(setOf(LEAVES), facts).sheet)
  expect(after({})).toBe('0')
  expect(after({ '1.1': { achieved: false } })).toBe('2')
  expect(after({ '1.1': { achieved: false }, '1.2': { percent: '10' }, '1.3': { achieved: true } })).toBe('2.8')
})
