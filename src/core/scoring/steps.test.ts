/** What a person reads under “Vì sao được x điểm”, for every rule kind: one row for each thing that its steps can say. */
import { expect, test } from 'vitest'
import { scoreOf } from './aScore.testing.ts'

const parts = {
  kind: 'parts',
  parts: [
    { id: 'a', name: 'Có kế hoạch', points: '0.4' },
    { id: 'b', name: 'Có báo cáo', points: '0.6' },
  ],
}
const events = {
  events: [
    { id: 'a', name: 'Khiển trách', points: '0.5' },
    { id: 'b', name: 'Cảnh cáo', points: '1' },
  ],
}
const bandsOf = (on: string, ...bands: [from: string, points: string][]) => ({
  kind: 'bands',
  on,
  bands: bands.map(([from, points]) => ({ from, points })),
})
const fewer = {
  kind: 'bands',
  on: 'count',
  better: 'lower',
  bands: [
    { upTo: '0', points: '1' },
    { upTo: '2', points: '0.5' },
  ],
}
const deadline = {
  kind: 'deadline',
  due: '06-30',
  bands: [
    { upToDaysLate: 0, points: '1' },
    { upToDaysLate: 15, points: '0.5' },
  ],
}
const reports = { kind: 'periodic', periods: ['Q1', 'Y'], each: { kind: 'achieved', max: '0.5' } }
const dated = {
  kind: 'periodic',
  periods: ['Q1', 'Y'],
  each: { ...deadline, max: '1', due: { Q1: '03-20', Y: '+01-10' } },
}
const shares = { kind: 'periodic', periods: ['H1', 'H2'], each: { kind: 'proportional', max: '0.5', floor: '50' } }
const answers = { kind: 'weighted', weights: { Tốt: '1', Khá: '0.6', Kém: '0' } }

const rows: [max: string, rule: object, fact: object, steps: string[]][] = [
  ['1', { kind: 'achieved' }, { achieved: true }, ['Đạt: 1']],
  ['1', { kind: 'achieved' }, { achieved: false }, ['Không đạt: 0']],
  [
    '1',
    parts,
    { parts: { a: true } },
    ['Có kế hoạch: có, 0,4', 'Có báo cáo: không, 0', 'Cộng các phần: 0,4 + 0 = 0,4'],
  ],
  ['1', { kind: 'levels', levels: [{ id: 'g', name: 'Tốt', points: '1' }] }, { level: 'g' }, ['Mức “Tốt”: 1']],
  ['2', bandsOf('percent', ['0', '0'], ['85', '2']), { percent: '84.56' }, ['Kết quả: 84,56%', '84,56% < 85%: 0']],
  ['2', bandsOf('percent', ['0', '0'], ['85', '2']), { percent: '85' }, ['Kết quả: 85%', '85% ≥ 85%: 2']],
  [
    '2',
    bandsOf('percent', ['50', '1'], ['85', '2']),
    { numerator: 1, denominator: 3 },
    ['1/3 = 33,33…%', '33,33…% < 50%, chưa đến bậc nào: 0'],
  ],
  ['2', bandsOf('count', ['0', '0'], ['1', '2']), { count: 0 }, ['Số lượng: 0', '0 < 1: 0']],
  ['2', bandsOf('count', ['0', '2']), { count: 3 }, ['Số lượng: 3', '3 ≥ 0: 2']],
  ['2', bandsOf('value', ['1.5', '1'], ['3', '2']), { value: '2.25' }, ['Giá trị: 2,25', '2,25 ≥ 1,5 và < 3: 1']],
  ['1', fewer, { count: 0 }, ['Số lượng: 0', '0 ≤ 0: 1']],
  ['1', fewer, { count: 2 }, ['Số lượng: 2', '2 > 0 và ≤ 2: 0,5']],
  ['1', fewer, { count: 3 }, ['Số lượng: 3', '3 > 2, quá bậc cuối: 0']],
  [
    '2.5',
    { kind: 'proportional', target: '80' },
    { numerator: 7, denominator: 11 },
    ['7/11 = 63,63…%', '63,63…% / 80% × 2,5 = 1,988…', 'làm tròn 2 chữ số: 1,99'],
  ],
  [
    '2',
    { kind: 'proportional', floor: '80' },
    { numerator: 79, denominator: 100 },
    ['79/100 = 79%', '79% < 80%, dưới mức sàn: 0'],
  ],
  ['2', { kind: 'proportional', target: '80' }, { percent: '90' }, ['Kết quả: 90%', '90% ≥ 80%, điểm tối đa: 2']],
  ['0.5', { kind: 'count', each: '0.2' }, { count: 3 }, ['Số lượng: 3 × 0,2 = 0,6', 'nhiều nhất 0,5: 0,5']],
  ['2', { kind: 'deduct', ...events }, { events: {} }, ['Không có trường hợp nào bị trừ: 2']],
  [
    '2',
    { kind: 'deduct', ...events },
    { events: { a: 3, b: 1 } },
    ['Khiển trách: 3 × 0,5 = 1,5', 'Cảnh cáo: 1 × 1 = 1', '2 − 2,5 = −0,5', 'không thấp hơn 0: 0'],
  ],
  [
    '1.5',
    { kind: 'deduct', ...events },
    { events: { a: 1, b: 1 } },
    ['Khiển trách: 1 × 0,5 = 0,5', 'Cảnh cáo: 1 × 1 = 1', '1,5 − 1,5 = 0'],
  ],
  ['1', { kind: 'events', ...events }, { events: {} }, ['Không có trường hợp nào: 0']],
  [
    '1',
    { kind: 'events', ...events },
    { events: { a: 1, b: 1 } },
    ['Khiển trách: 1 × 0,5 = 0,5', 'Cảnh cáo: 1 × 1 = 1', 'Cộng 1,5, nhiều nhất 1: 1'],
  ],
  ['1', { kind: 'events', ...events }, { events: { b: 1 } }, ['Cảnh cáo: 1 × 1 = 1']],
  [
    '2',
    { kind: 'events', ...events },
    { events: { a: 1, b: 1 } },
    ['Khiển trách: 1 × 0,5 = 0,5', 'Cảnh cáo: 1 × 1 = 1', 'Cộng: 1,5'],
  ],
  ['1', { ...deadline, bands: [{ upToDaysLate: 0, points: '1' }] }, { daysLate: 2 }, ['Trễ 2 ngày: 0']],
  ['1', deadline, { daysLate: 0 }, ['Đúng hạn: 1']],
  ['1', deadline, { done: true }, ['Đúng hạn: 1']],
  ['1', deadline, { daysLate: 15 }, ['Trễ 15 ngày, không quá 15 ngày: 0,5']],
  ['1', deadline, { daysLate: 16 }, ['Trễ 16 ngày, quá 15 ngày: 0']],
  ['1', deadline, { done: false }, ['Không thực hiện: 0']],
  ['1', deadline, { doneOn: '2022-06-30' }, ['Hạn 30/06/2022, xong 30/06/2022', 'Đúng hạn: 1']],
  [
    '1',
    reports,
    { periods: { Q1: { achieved: true }, Y: { nothingArose: true } } },
    ['Quý I (đạt): 0,5', 'Năm (không phát sinh): 0,5', 'Cộng các kỳ: 0,5 + 0,5 = 1'],
  ],
  [
    '2',
    dated,
    { periods: { Q1: { doneOn: '2022-03-21' }, Y: { done: false } } },
    [
      'Quý I (hạn 20/03/2022, xong 21/03/2022; trễ 1 ngày, không quá 15 ngày): 0,5',
      'Năm (không thực hiện): 0',
      'Cộng các kỳ: 0,5 + 0 = 0,5',
    ],
  ],
  [
    '1',
    shares,
    { periods: { H1: { numerator: 1, denominator: 3 }, H2: { numerator: 3, denominator: 4 } } },
    [
      '6 tháng đầu năm (1/3 = 33,33…%; 33,33…% < 50%, dưới mức sàn): 0',
      '6 tháng cuối năm (3/4 = 75%; 75% × 0,5 = 0,375): 0,375',
      'Cộng các kỳ: 0 + 0,375 = 0,375',
      'làm tròn 2 chữ số: 0,38',
    ],
  ],
  [
    '1',
    { kind: 'periodic', periods: ['Y'], each: { kind: 'formula', max: '1', expression: 'A / B' } },
    { periods: { Y: { variables: { A: '1', B: '2' } } } },
    ['Năm (A = 1; B = 2; A / B = 0,5): 0,5', 'Cộng các kỳ: 0,5 = 0,5'],
  ],
  ['1', reports, { periods: { Q1: { achieved: true } } }, ['Quý I (đạt): 0,5', 'Chưa có số liệu của Năm']],
  [
    '2',
    answers,
    { answers: { Tốt: 6, Khá: 3, Kém: 1 } },
    ['(6 Tốt × 1 + 3 Khá × 0,6 + 1 Kém × 0) / 10 phiếu = 0,78', '0,78 × 2 = 1,56'],
  ],
  [
    '2',
    answers,
    { answers: {} },
    ['Không có phiếu trả lời: không phát sinh', 'Không phát sinh, không tính vào điểm tối đa'],
  ],
  [
    '1',
    { kind: 'compare', better: 'lower', points: { better: '1', same: '0.5', worse: '0' } },
    { value: '17', reference: '20' },
    ['17 < 20, tốt hơn: 1'],
  ],
  [
    '2',
    { kind: 'formula', expression: 'min(a/b * 2.5, 2) - 0.1' },
    { variables: { a: '1', b: '2.5' } },
    ['a = 1; b = 2,5', 'min(a/b × 2,5; 2) − 0,1 = 0,9'],
  ],
  [
    '1',
    { kind: 'formula', expression: 'a - 5' },
    { variables: { a: '1' } },
    ['a = 1', 'a − 5 = −4', 'không dưới 0: 0'],
  ],
  [
    '1.25',
    { kind: 'manual' },
    { points: '1.005', reason: 'theo biên bản' },
    ['Lý do: theo biên bản', 'Điểm do người chấm cho: 1,005', 'làm tròn 2 chữ số: 1,01'],
  ],
  [
    '1',
    { kind: 'achieved', whenNothingArose: 'full' },
    { nothingArose: true },
    ['Không phát sinh, tính điểm tối đa: 1'],
  ],
  [
    '1',
    { kind: 'achieved', whenNothingArose: 'zero' },
    { nothingArose: true },
    ['Không phát sinh, không được điểm: 0'],
  ],
  [
    '1',
    { kind: 'proportional', whenNothingArose: 'full' },
    { numerator: 0, denominator: 0 },
    ['0/0: không phát sinh', 'Không phát sinh, tính điểm tối đa: 1'],
  ],
  ['1', { kind: 'achieved' }, { notApplicable: true, reason: 'không được giao' }, ['Không áp dụng: không được giao']],
]

test.each(rows)('of %s by %j the fact %j reads %j', (max, rule, fact, steps) => {
  expect(scoreOf(max, rule, fact).steps).toEqual(steps)
})
