import { expect, test } from 'vitest'
import { aSet } from '../catalogue/smallSet.testing.ts'
import { readFacts } from './readFacts.ts'
import { renderScoreSheet } from './renderScoreSheet.ts'
import { scoreSheet } from './scoreSheet.ts'

const set = aSet()

function rendered(facts: object): string[] {
  const read = readFacts(JSON.stringify({ unit: 'so-thu', year: 2022, facts }), 'f.yaml', set)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return renderScoreSheet(scoreSheet(set, read.value), set).split('\n')
}

test('a sheet in words: the sample named as one, every leaf with its reason, what is missing, the index', () => {
  const lines = rendered({
    '1.1.1': { numerator: 7, denominator: 11, assumed: true, note: 'hai số đếm là giả định' },
    '1.2': { notApplicable: true, reason: 'không có kỳ' },
    '2.2': { nothingArose: true },
    P1: { events: { late: 1 } },
  })
  expect(lines).toEqual([
    'Bộ thử (BỘ MẪU, không phải bản chính thức)',
    'Đơn vị: so-thu',
    '',
    'I. Lĩnh vực một: 1,99/4',
    '  1.1.1  1,99/2,5 [giả định]  Tỷ lệ',
    '      7/11 = 63,63…%',
    '      63,63…% / 80% × 2,5 = 1,988…',
    '      làm tròn 2 chữ số: 1,99',
    '      Ghi chú: hai số đếm là giả định',
    '  1.1.2  –/1,5 (chưa có số liệu)  Phần',
    '  1.2  –/2 (không áp dụng)  Kỳ',
    '      Không áp dụng: không có kỳ',
    '',
    'II. Lĩnh vực hai: 2/4',
    '  2.1  –/2 (chưa có số liệu)  Thang',
    '  2.2  2/2 (không phát sinh)  Không phát sinh',
    '      Không phát sinh, tính điểm tối đa: 2',
    '',
    'Điểm thưởng: 0',
    '  T1  –/2 (chưa có số liệu)  Thưởng',
    '',
    'Điểm trừ: 0,5',
    '  P1  0,5/2  Trừ',
    '      Trễ: 1 × 0,5 = 0,5',
    '',
    'Tổng điểm: 3,99/8, thưởng 0, trừ 0,5',
    'Chỉ số: 43,63%, xếp loại Yếu',
    'Còn 2 tiêu chí chưa có số liệu, kết quả là tạm tính: 1.1.2, 2.1',
  ])
})

test('a unit to which nothing applies has no index, and the sheet says why', () => {
  const none = { notApplicable: true, reason: 'x' }
  expect(rendered({ I: none, II: none }).at(-1)).toBe('Chỉ số: không có vì không tiêu chí nào áp dụng')
})
