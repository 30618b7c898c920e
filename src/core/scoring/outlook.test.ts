import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, type Decimal, exact } from '../values/exact.ts'
import { anyReports, setOf } from './anyLeaf.testing.ts'
import { aLeaf } from './aScore.testing.ts'
import type { Fact } from './fact.ts'
import { ATTRIBUTES_IN_FULL, type Facts } from './facts.ts'
import { nextClassOf, reachableOf } from './outlook.ts'
import { readFact } from './readFact.ts'
import { scoreSheet } from './scoreSheet.ts'

const figure = (text: string) => text as Decimal

const factsOf = (facts: Iterable<readonly [string, Fact]>): Facts => ({
  unit: 'so-thu',
  year: 2022,
  attributes: ATTRIBUTES_IN_FULL,
  facts: new Map(facts),
})

const CLASSES = {
  ...setOf([aLeaf('1', { kind: 'achieved' })]),
  classes: [
    { name: 'Xuất sắc', from: figure('90') },
    { name: 'Tốt', from: figure('80') },
    { name: 'Yếu', from: figure('0') },
  ],
}

test.each([
  ['83.47', '100', { name: 'Xuất sắc', from: '90', away: '6.53', points: '6.53' }],
  ['79.99', '90.5', { name: 'Tốt', from: '80', away: '0.01', points: '0.00905' }],
  ['80', '100', { name: 'Xuất sắc', from: '90', away: '10', points: '10' }],
  ['90', '100', null],
])('above %s of %s points', (index, base, expected) => {
  expect(nextClassOf(CLASSES, figure(index), figure(base))).toEqual(expected)
})

const quarters = aLeaf('1', {
  kind: 'periodic',
  periods: ['Q1', 'Q2', 'Q3', 'Q4'],
  each: { kind: 'achieved', max: '0.25' },
})

test.each<[string, Fact | undefined, string | null]>([
  ['no fact leaves everything open', undefined, '100'],
  ['a lost quarter stays lost, the others are open', { periods: { Q1: { achieved: false } } }, '75'],
  ['a quarter that was won', { periods: { Q2: { achieved: true } } }, '100'],
  ['nothing applies', { notApplicable: true, reason: 'Không có' }, null],
])('%s', (_case, fact, index) => {
  const set = setOf([quarters])
  const facts = factsOf(fact ? [[quarters.code, fact]] : [])
  expect(reachableOf(set, facts, scoreSheet(set, facts)).index).toBe(index)
})

test('what is reachable is never below the index so far, and is the index itself once every fact is there', () => {
  fc.assert(
    fc.property(anyReports, (reports) => {
      const set = setOf(reports.map(({ leaf }) => leaf))
      const facts = factsOf(
        reports.flatMap(({ leaf, fact }): [string, Fact][] => {
          const value = fact === null ? undefined : readFact(fact, leaf).value
          return value ? [[leaf.code, value]] : []
        }),
      )
      const sheet = scoreSheet(set, facts)
      const { index } = reachableOf(set, facts, sheet)
      if (sheet.index === null || index === null) {
        expect(index).toBe(sheet.index)
        return
      }
      expect(compare(exact(index), exact(sheet.index))).toBeGreaterThanOrEqual(0)
      expect(compare(exact(index), exact(figure('100')))).toBeLessThanOrEqual(0)
      if (sheet.complete) expect(index).toBe(sheet.index)
    }),
  )
})
