import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import { compare, exact, ZERO } from '../../values/exact.ts'
import { anyRule } from '../anyLeaf.testing.ts'
import { aLeaf, scoreOf } from '../aScore.testing.ts'
import { readFact } from '../readFact.ts'
import { countedThing } from './countedThing.ts'
import type { Gap } from './gap.ts'
import { gapOf } from './gapOf.ts'
import { gapWords } from './gapWords.ts'

const SET = {
  year: 2022,
  rates: { decimals: 2, rounding: 'truncate' },
  points: { decimals: 2, rounding: 'halfUp' },
} as const

function gapFor(max: string, rule: object, fact: object, name = 'Tỷ lệ TTHC có hồ sơ trực tuyến'): Gap | null {
  const leaf: Leaf = { ...aLeaf(max, rule), name }
  const reading = readFact(fact, leaf)
  if (!reading.value) throw new Error(JSON.stringify(reading.faults))
  return gapOf(SET, leaf, reading.value)
}

const wordsFor = (max: string, rule: object, fact: object, name?: string) => {
  const gap = gapFor(max, rule, fact, name)
  return gap && [gapWords(gap), gap.missing, gap.wins]
}

const target80 = { kind: 'proportional', target: '80' }
const ladder = {
  kind: 'bands',
  on: 'percent',
  bands: [
    { from: '50', points: '0.5' },
    { from: '70', points: '1' },
    { from: '90', points: '2' },
  ],
}
const fewer = {
  kind: 'bands',
  on: 'count',
  better: 'lower',
  bands: [
    { upTo: '0', points: '1' },
    { upTo: '2', points: '0.5' },
  ],
}
const parts = {
  kind: 'parts',
  parts: [
    { id: 'a', name: 'Có kế hoạch', points: '0.5' },
    { id: 'b', name: 'Có kinh phí', points: '0.5' },
  ],
}
const quarters = { kind: 'periodic', periods: ['Q1', 'Q2'], each: { kind: 'achieved', max: '0.5' } }
const events = [{ id: 'late', name: 'Nộp trễ', points: '0.5' }]

test.each<[string, string, object, object, readonly [string, number | null, string]]>([
  [
    '7/11 against 80%',
    '1',
    target80,
    { numerator: 7, denominator: 11 },
    ['Còn thiếu 2 thủ tục: 7/11, cần 9/11 (80%)', 2, '0.2'],
  ],
  [
    'a rate alone',
    '1',
    target80,
    { percent: '63.63' },
    ['Còn thiếu 16,37 điểm phần trăm: đang 63,63%, cần 80%', null, '0.2'],
  ],
  [
    'below the floor, the floor is the nearer step',
    '2',
    { kind: 'proportional', target: '100', floor: '50' },
    { numerator: 3, denominator: 10 },
    ['Còn thiếu 7 thủ tục: 3/10, cần 10/10 (100%); thêm 2 là đạt 50%, được thêm 1 điểm', 7, '2'],
  ],
  [
    'a floor above the target is what counts',
    '1',
    { kind: 'proportional', target: '10', floor: '20' },
    { numerator: 1, denominator: 10 },
    ['Còn thiếu 1 thủ tục: 1/10, cần 2/10 (20%)', 1, '1'],
  ],
  [
    'the next band and the best one',
    '2',
    ladder,
    { numerator: 12, denominator: 20 },
    ['Còn thiếu 6 thủ tục: 12/20, cần 18/20 (90%); thêm 2 là đạt 70%, được thêm 0,5 điểm', 6, '1.5'],
  ],
  [
    'a band of counts',
    '1',
    { kind: 'bands', on: 'count', bands: [{ from: '2', points: '1' }] },
    { count: 1 },
    ['Còn thiếu 1 thủ tục: 1, cần 2', 1, '1'],
  ],
  [
    'a band of values',
    '1',
    { kind: 'bands', on: 'value', bands: [{ from: '3', points: '1' }] },
    { value: '2.5' },
    ['Còn thiếu 0,5: đang 2,5, cần 3', null, '1'],
  ],
  ['too many', '1', fewer, { count: 3 }, ['Vượt 3 thủ tục: 3, không được quá 0', 3, '1']],
  ['each counts', '1', { kind: 'count', each: '0.3' }, { count: 1 }, ['Còn thiếu 3 thủ tục: có 1, cần 4', 3, '0.7']],
  ['parts', '1', parts, { parts: { a: true } }, ['Còn thiếu 1 phần: Có kinh phí', 1, '0.5']],
  [
    'levels',
    '1',
    {
      kind: 'levels',
      levels: [
        { id: 'k', name: 'Khá', points: '0.5' },
        { id: 'x', name: 'Xuất sắc', points: '1' },
      ],
    },
    { level: 'k' },
    ['Mới ở mức “Khá”, cần mức “Xuất sắc”', null, '0.5'],
  ],
  ['taken off', '1', { kind: 'deduct', events }, { events: { late: 2 } }, ['Bị trừ vì: Nộp trễ (2 lần)', 2, '1']],
  [
    'events',
    '2',
    { kind: 'events', events },
    { events: { late: 1 } },
    ['Còn thiếu 3 lần: Nộp trễ (mỗi lần 0,5 điểm)', 3, '1.5'],
  ],
  [
    'days late',
    '1',
    { kind: 'deadline', due: '03-31', bands: [{ upToDaysLate: 0, points: '1' }] },
    { doneOn: '2022-04-05' },
    ['Trễ 5 ngày (hạn 31/03/2022)', null, '1'],
  ],
  [
    'not done at all',
    '1',
    { kind: 'deadline', bands: [{ upToDaysLate: 0, points: '1' }] },
    { done: false },
    ['Chưa thực hiện', null, '1'],
  ],
  ['achieved', '1', { kind: 'achieved' }, { achieved: false }, ['Chưa đạt yêu cầu', null, '1']],
  [
    'a period short',
    '1',
    quarters,
    { periods: { Q1: { achieved: false }, Q2: { achieved: true } } },
    ['Còn 1/2 kỳ chưa đủ điểm: Quý I: chưa đạt yêu cầu', 1, '0.5'],
  ],
  [
    'a period still to come',
    '1',
    quarters,
    { periods: { Q1: { achieved: true } } },
    ['Còn 1/2 kỳ chưa đủ điểm: Quý II: chưa có số liệu', 1, '0.5'],
  ],
  [
    'answers',
    '1',
    { kind: 'weighted', weights: { tot: '1', kha: '0.5' } },
    { answers: { tot: 6, kha: 4 } },
    ['4/10 phiếu trả lời dưới mức cao nhất', 4, '0.2'],
  ],
  [
    'a reference',
    '1',
    { kind: 'compare', better: 'higher', points: { better: '1', same: '0.5', worse: '0' } },
    { value: '5', reference: '7' },
    ['Đạt 5, cần cao hơn 7', null, '1'],
  ],
  [
    'a reference to hold',
    '1',
    { kind: 'compare', better: 'lower', points: { better: '1', same: '1', worse: '0' } },
    { value: '8', reference: '7' },
    ['Đạt 8, cần không cao hơn 7', null, '1'],
  ],
  [
    'a formula',
    '1',
    { kind: 'formula', expression: 'a / b' },
    { variables: { a: '1', b: '4' } },
    ['Còn thiếu 0,75 điểm', null, '0.75'],
  ],
  [
    'by hand',
    '1',
    { kind: 'manual' },
    { points: '0.4', reason: 'Chưa cập nhật quy chế' },
    ['Còn thiếu 0,6 điểm: Chưa cập nhật quy chế', null, '0.6'],
  ],
  [
    'nothing arose',
    '1',
    { ...target80, whenNothingArose: 'zero' },
    { nothingArose: true },
    ['Không phát sinh trong năm nên không được điểm', null, '1'],
  ],
])('%s', (_case, max, rule, fact, expected) => {
  expect(wordsFor(max, rule, fact)).toEqual(expected)
})

test.each<[string, string, object, object]>([
  ['full points', '1', target80, { numerator: 9, denominator: 11 }],
  ['it does not apply', '1', target80, { notApplicable: true, reason: 'Không có thủ tục' }],
  ['nothing arose and the leaf leaves the base', '1', target80, { nothingArose: true }],
])('no gap where %s', (_case, max, rule, fact) => {
  expect(gapFor(max, rule, fact)).toBeNull()
})

test.each([
  ['Tỷ lệ hồ sơ TTHC giải quyết đúng hạn', 'hồ sơ'],
  ['Sáng kiến, giải pháp mới được Hội đồng công nhận', 'sáng kiến'],
  ['Hoàn thành kế hoạch đào tạo, bồi dưỡng', 'lượt người'],
  ['Tỷ lệ giải ngân vốn được giao', null],
])('“%s” counts %s', (name, thing) => {
  expect(countedThing(name)).toBe(thing)
})

test('the things that are asked for win the full points, and one fewer does not reach the threshold', () => {
  const ratio = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 })).filter(([have, of]) => have <= of)
  const rule = fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.boolean())
    .map(([target, banded]) =>
      banded
        ? { target, rule: { kind: 'bands', on: 'percent', bands: [{ from: `${target}`, points: '2' }] } }
        : { target, rule: { kind: 'proportional', target: `${target}` } },
    )
  fc.assert(
    fc.property(rule, ratio, ({ target, rule: one }, [numerator, denominator]) => {
      const gap = gapFor('2', one, { numerator, denominator })
      if (gap === null) return
      expect(gap.missing).toBeGreaterThan(0)
      const need = numerator + (gap.missing ?? 0)
      expect(need).toBe(gap.need)
      expect(need).toBeLessThanOrEqual(denominator)
      expect(scoreOf('2', one, { numerator: need, denominator }).result).toBe('2')
      expect((need - 1) * 100).toBeLessThan(target * denominator)
    }),
  )
})

test('a gap wins just the points that are missing, of every kind of rule', () => {
  fc.assert(
    fc.property(anyRule, ({ max, rule, worse }) => {
      const { result } = scoreOf(max, rule, worse)
      const gap = gapFor(max, rule, worse)
      const points = /^[\d.]+$/.test(result) ? result : null
      if (points === null) return
      if (gap === null) {
        expect(Number(points)).toBe(Number(max))
        return
      }
      expect(compare(exact(gap.wins), ZERO)).toBeGreaterThan(0)
      expect(Number(gap.wins)).toBeCloseTo(Number(max) - Number(points), 9)
      expect(gapWords(gap)).toMatch(/^\p{Lu}|^\d/u)
      expect(gapWords(gap)).not.toMatch(/null|undefined|NaN|“”/)
    }),
  )
})
