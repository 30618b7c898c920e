import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, type Decimal, exact, sum, ZERO } from '../values/exact.ts'
import { formatDecimal } from '../values/vietnamese.ts'
import { anyReports, anyRule, type ReportedLeaf, setOf } from './anyLeaf.testing.ts'
import { aLeaf, ruleFaults } from './aScore.testing.ts'
import type { Fact } from './fact.ts'
import { ATTRIBUTES_IN_FULL, type Facts } from './facts.ts'
import { readFact } from './readFact.ts'
import { type LeafScore, scoreSheet } from './scoreSheet.ts'

function factsOf(reports: readonly ReportedLeaf[]): Facts {
  const facts = reports.flatMap(({ leaf, fact }): [string, Fact][] => {
    if (fact === null) return []
    const { value, faults } = readFact(fact, leaf)
    if (!value) throw new Error(JSON.stringify(faults))
    return [[leaf.code, value]]
  })
  return { unit: 'so-thu', year: 2022, attributes: ATTRIBUTES_IN_FULL, facts: new Map(facts) }
}

const sheetOf = (reports: readonly ReportedLeaf[], rebase = true) =>
  scoreSheet(
    setOf(
      reports.map(({ leaf }) => leaf),
      rebase,
    ),
    factsOf(reports),
  )

const byCode = (scores: readonly LeafScore[]) => new Map(scores.map((score) => [score.code, score]))

const exactOr0 = (points: Decimal | null | undefined) => (points ? exact(points) : ZERO)

test('every rule that is made here is sound', () => {
  fc.assert(
    fc.property(anyRule, ({ max, rule }) => {
      expect(ruleFaults(max, rule)).toEqual([])
    }),
  )
})

test('points lie between 0 and the maximum, and the steps end with them', () => {
  fc.assert(
    fc.property(anyReports, (reports) => {
      for (const { points, max, steps } of sheetOf(reports).criteria) {
        expect(steps.length).toBeGreaterThan(0)
        if (points === null) continue
        expect(compare(exact(points), ZERO)).toBeGreaterThanOrEqual(0)
        expect(compare(exact(points), exact(max))).toBeLessThanOrEqual(0)
        expect(steps.at(-1)).toMatch(new RegExp(`(^| )${formatDecimal(points)}$`))
      }
    }),
  )
})

test('more of a good thing never scores less', () => {
  fc.assert(
    fc.property(anyRule, ({ max, rule, worse, better }) => {
      const leaf = aLeaf(max, rule)
      const [low] = sheetOf([{ leaf, fact: worse }]).criteria
      const [high] = sheetOf([{ leaf, fact: better }]).criteria
      expect(low?.state).toBe(high?.state)
      expect(compare(exactOr0(low?.points), exactOr0(high?.points))).toBeLessThanOrEqual(0)
    }),
    // Enough for each of the kinds to meet its edges.
    { numRuns: 400 },
  )
})

test('the total is the sum of the points and never exceeds the base, re-based or not', () => {
  fc.assert(
    fc.property(anyReports, fc.boolean(), (reports, rebase) => {
      const sheet = sheetOf(reports, rebase)
      const total = sum(sheet.criteria.map(({ points }) => exactOr0(points)))
      expect(compare(exact(sheet.total), total)).toBe(0)
      expect(compare(total, exact(sheet.base))).toBeLessThanOrEqual(0)
      expect(sheet.complete).toBe(reports.every(({ fact }) => fact !== null))
    }),
  )
})

test('what does not apply leaves total and base, and no other leaf feels it', () => {
  fc.assert(
    fc.property(anyReports, fc.nat(), (reports, choice) => {
      const out = choice % reports.length
      const before = sheetOf(reports)
      const after = sheetOf(
        reports.map((report, at) =>
          at === out ? { ...report, fact: { notApplicable: true, reason: 'thử' } } : report,
        ),
      )
      const left = byCode(before.criteria)
      for (const score of after.criteria)
        if (score.code !== reports[out]?.leaf.code) expect(score).toEqual(left.get(score.code))
      const dropped = left.get(reports[out]?.leaf.code ?? fail()) ?? fail()
      const counted = dropped.points !== null || dropped.state === 'missing'
      expect(compare(exact(before.base), add(exact(after.base), counted ? exact(dropped.max) : ZERO))).toBe(0)
      expect(compare(exact(before.total), add(exact(after.total), exactOr0(dropped.points)))).toBe(0)
    }),
  )
})

const anyReportsAndOrder = anyReports.chain((reports) => {
  const places = reports.map((_, at) => at)
  return fc.tuple(fc.constant(reports), fc.shuffledSubarray(places, { minLength: places.length }))
})

test('the same facts in any order score the same', () => {
  fc.assert(
    fc.property(anyReportsAndOrder, ([reports, order]) => {
      const facts = factsOf(reports)
      const set = setOf(reports.map(({ leaf }) => leaf))
      const shuffled = factsOf(order.flatMap((at) => reports[at] ?? []))
      expect(scoreSheet(set, shuffled)).toEqual(scoreSheet(set, facts))
    }),
  )
})

function fail(): never {
  throw new Error('There is a leaf')
}
