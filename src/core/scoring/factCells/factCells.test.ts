import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyReports } from '../anyLeaf.testing.ts'
import { aLeaf } from '../aScore.testing.ts'
import type { Fact } from '../fact.ts'
import { readFact } from '../readFact.ts'
import { BLANK, cellsOfFact, type FactCell, type FactCells } from './factCells.ts'
import { linesOf } from './factLines.ts'
import { factOfCells, wholeFact } from './factOfCells.ts'

const parts = {
  kind: 'parts',
  parts: [
    { id: 'a', name: 'Có kế hoạch', points: '0.5' },
    { id: 'b', name: 'Có kinh phí', points: '0.5' },
  ],
}
const quarters = {
  kind: 'periodic',
  periods: ['Q1', 'Q2'],
  each: { kind: 'proportional', max: '0.5', target: '80' },
}

const readRule = (max: string, rule: object, cells: readonly Partial<FactCells>[]) => {
  const lines = linesOf(aLeaf(max, rule))
  return factOfCells(lines.map((line, at) => ({ line, cells: { ...BLANK, ...cells[at] } })))
}

describe('a line for each thing that is reported', () => {
  test.each([
    ['a plain rule', { kind: 'achieved' }, [null]],
    ['parts', parts, ['Có kế hoạch', 'Có kinh phí']],
    ['periods', quarters, ['Quý I', 'Quý II']],
    [
      'parts in periods',
      { kind: 'periodic', periods: ['Q1'], each: { ...parts, max: '1' } },
      ['Quý I – Có kế hoạch', 'Quý I – Có kinh phí'],
    ],
    [
      'two of one name',
      {
        kind: 'events',
        events: [
          { id: 'x', name: 'Trễ', points: '1' },
          { id: 'y', name: 'Trễ', points: '1' },
        ],
      },
      ['Trễ [x]', 'Trễ [y]'],
    ],
  ])('%s', (_case, rule, labels) => {
    expect(linesOf(aLeaf('1', rule)).map(({ label }) => label)).toEqual(labels)
  })
})

const ratio = { kind: 'proportional', target: '80' }
const deadline = { kind: 'deadline', due: '03-31', bands: [{ upToDaysLate: 0, points: '1' }] }

describe('cells as people type them', () => {
  test.each<[string, object, Partial<FactCells>, object]>([
    ['two counts', ratio, { value: 7, of: 11 }, { numerator: 7, denominator: 11 }],
    ['a thousand with a point', ratio, { value: '1.234', of: '2.000' }, { numerator: 1234, denominator: 2000 }],
    ['a rate with a comma', ratio, { value: '63,63%' }, { percent: '63.63' }],
    ['a rate as a number', ratio, { value: 84.56 }, { percent: '84.56' }],
    ['what a spreadsheet adds to a number', ratio, { value: 0.1 + 84.2 }, { percent: '84.3' }],
    ['a yes', { kind: 'achieved' }, { value: 'đạt' }, { achieved: true }],
    ['a cross', { kind: 'achieved' }, { value: 'x' }, { achieved: true }],
    ['a no', { kind: 'achieved' }, { value: 'Không đạt' }, { achieved: false }],
    ['a day', deadline, { value: new Date('2022-04-05T00:00:00Z') }, { doneOn: '2022-04-05' }],
    ['a day in words', deadline, { value: '5/4/2022' }, { doneOn: '2022-04-05' }],
    ['days late', deadline, { value: 3 }, { daysLate: 3 }],
    ['in time', deadline, { value: 'đúng hạn' }, { done: true }],
    [
      'points with their reason',
      { kind: 'manual' },
      { value: '0,5', reason: 'Chưa đủ' },
      { points: '0.5', reason: 'Chưa đủ' },
    ],
  ])('%s', (_case, rule, cells, fact) => {
    expect(readRule('1', rule, [cells])).toEqual({ value: fact, faults: [] })
  })

  test('parts left blank say nothing, and a row of blanks is no fact', () => {
    expect(readRule('1', parts, [{ value: 'Đạt' }]).value).toEqual({ parts: { a: true } })
    expect(readRule('1', parts, []).value).toBeUndefined()
  })

  test('a quarter in which nothing arose', () => {
    const { value } = readRule('1', quarters, [{ value: 'Không phát sinh' }, { value: 8, of: 10 }])
    expect(value).toEqual({ periods: { Q1: { nothingArose: true }, Q2: { numerator: 8, denominator: 10 } } })
  })

  test('one cell for the whole criterion', () => {
    expect(wholeFact({ ...BLANK, value: 'không phát sinh' }, null)).toEqual({ nothingArose: true })
    expect(wholeFact({ value: 'Không áp dụng', of: null, reason: 'Không có' }, null)).toEqual({
      notApplicable: true,
      reason: 'Không có',
    })
  })

  test.each<[string, object, FactCell, FactCell, string]>([
    ['a share where a rate is meant', ratio, 0.6363, null, 'nếu là 63,63% thì gõ 63,63'],
    ['words for a rate', ratio, 'nhiều', null, 'một tỷ lệ như 63,63%'],
    ['half a thing', ratio, 7.5, 11, 'số nguyên'],
    ['a negative count', { kind: 'count', each: '1' }, -1, null, 'số nguyên'],
    ['a wrong word', { kind: 'achieved' }, 'có lẽ', null, 'Đạt'],
    ['no day of the calendar', deadline, '30/02/2022', null, 'ngày xong'],
    ['true for a count', { kind: 'count', each: '1' }, true, null, 'số nguyên'],
  ])('%s is told at its cell', (_case, rule, value, of, words) => {
    const { faults } = readRule('1', rule, [{ value, of }])
    expect(faults).toHaveLength(1)
    expect(faults[0]?.text).toContain(words)
  })
})

test('every fact of every kind of rule comes back from its cells as it was', () => {
  fc.assert(
    fc.property(anyReports, (reports) => {
      for (const { leaf, fact } of reports) {
        if (fact === null) continue
        const before = readFact(fact, leaf).value
        if (!before) throw new Error('The fact is sound')
        const lines = linesOf(leaf)
        const { own, lines: cells } = cellsOfFact(leaf, before)
        const mapKey = lines[0]?.label == null ? null : (lines[0].path[0] ?? null)
        const whole = wholeFact(own, mapKey)
        const isPlain = lines.length === 1 && lines[0]?.label === null
        const read = factOfCells(lines.map((line, at) => ({ line, cells: isPlain ? own : (cells[at] ?? BLANK) })))
        const after: Fact | undefined = readFact(whole ?? read.value, leaf).value
        expect(whole ? [] : read.faults).toEqual([])
        expect(after).toEqual(before)
      }
    }),
    { numRuns: 400 },
  )
})
