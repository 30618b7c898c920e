import { describe, expect, test } from 'vitest'
import { readDeadline } from './deadline.ts'
import { findEvent, findStatedDeadline, findStatedReport } from './statedDeadline.ts'

const read = (words: string, planYear: number | null = 2026) => {
  const found = readDeadline(words, planYear)
  if (found.kind !== 'read') return found.kind
  const { raw: _raw, ...deadline } = found.deadline
  return deadline
}
const until = (date: string) => ({ kind: 'beforeDate', date })

describe('a deadline after its label', () => {
  test.each([
    ['Chậm nhất ngày 10/4/2026', until('2026-04-10')],
    ['Trước ngày 05 tháng 6 năm 2026', until('2026-06-05')],
    ['Hoàn thành trước 30-9-2026', until('2026-09-30')],
    ['30.11.2026', until('2026-11-30')],
    ['Xong trước ngày 15/3', until('2026-03-15')],
    ['đến hết quý II', until('2026-06-30')],
    ['Đến hết tháng 2/2028', until('2028-02-29')],
    ['Từ nay đến hết năm 2026', until('2026-12-31')],
    ['Trước tháng 7/2026', until('2026-06-30')],
    ['Trước tháng 01/2027', until('2026-12-31')],
    ['Tháng 4/2026', { kind: 'month', year: 2026, month: 4 }],
    ['Trong tháng 6', { kind: 'month', year: 2026, month: 6 }],
    ['tháng 12 năm 2027', { kind: 'month', year: 2027, month: 12 }],
    ['Quý IV năm 2026 và các năm tiếp theo', { kind: 'quarter', year: 2026, quarter: 4 }],
    ['Quý 2/2026', { kind: 'quarter', year: 2026, quarter: 2 }],
    ['quý III', { kind: 'quarter', year: 2026, quarter: 3 }],
    ['Năm 2025 và các năm tiếp theo', { kind: 'year', year: 2025 }],
    ['Hoàn thành trong năm 2027', { kind: 'year', year: 2027 }],
    ['2026', { kind: 'year', year: 2026 }],
    ['Cuối năm', { kind: 'year', year: 2026 }],
    ['đến cuối năm 2026', { kind: 'year', year: 2026 }],
    ['Trong năm', { kind: 'year', year: 2026 }],
    ['2026 - 2030', { kind: 'period', from: '2026-01-01', until: '2030-12-31' }],
    ['Giai đoạn 2026–2028', { kind: 'period', from: '2026-01-01', until: '2028-12-31' }],
    ['Từ năm 2026 đến năm 2027', { kind: 'period', from: '2026-01-01', until: '2027-12-31' }],
    ['Từ ngày 01/3/2026 đến ngày 15/5/2026', { kind: 'period', from: '2026-03-01', until: '2026-05-15' }],
    ['Từ tháng 3 đến tháng 9/2026', { kind: 'period', from: '2026-03-01', until: '2026-09-30' }],
    ['Quý II, III/2026', { kind: 'period', from: '2026-04-01', until: '2026-09-30' }],
    ['6 tháng đầu năm 2026', { kind: 'period', from: '2026-01-01', until: '2026-06-30' }],
    ['Từ ngày 01/7/2026', { kind: 'fromDate', from: '2026-07-01' }],
    ['Thường xuyên', { kind: 'recurring', every: ['thường xuyên'] }],
    ['Hằng năm', { kind: 'recurring', every: ['yearly'] }],
    ['Hàng tháng, quý', { kind: 'recurring', every: ['monthly', 'quarterly'] }],
    ['Hằng tuần, hằng tháng', { kind: 'recurring', every: ['weekly', 'monthly'] }],
    ['Thường xuyên, hằng năm', { kind: 'recurring', every: ['thường xuyên', 'yearly'] }],
    ['ít nhất 2 lần/năm', { kind: 'recurring', every: ['2/year'] }],
    ['01 lần/quý', { kind: 'recurring', every: ['quarterly'] }],
    ['Trước ngày 15 hằng tháng', { kind: 'recurring', every: ['monthly'], day: 15 }],
    ['trước ngày 30/11 hằng năm', { kind: 'recurring', every: ['yearly'], day: 30, month: 11 }],
    ['Ngày 20 tháng cuối quý', { kind: 'recurring', every: ['quarterly'], day: 20 }],
    ['Từ tháng 3 đến tháng 11 hằng năm', { kind: 'recurring', every: ['yearly'] }],
    ['Sau khi Nghị định được ban hành', { kind: 'afterEvent' }],
    ['khi có văn bản hướng dẫn của Trung ương', { kind: 'afterEvent' }],
    ['Tháng 3, 6, 9, 12/2026', { kind: 'period', from: '2026-03-01', until: '2026-12-31' }],
    ['Năm 2026, 2027', { kind: 'period', from: '2026-01-01', until: '2027-12-31' }],
    ['Quí 2 năm 2026', { kind: 'quarter', year: 2026, quarter: 2 }],
    ['06/2026', { kind: 'month', year: 2026, month: 6 }],
    ['T6/2026', { kind: 'month', year: 2026, month: 6 }],
    ['Tuần 2 tháng 5/2026', { kind: 'month', year: 2026, month: 5 }],
    ['Hằng năm (trước ngày 15/12)', { kind: 'recurring', every: ['yearly'], day: 15, month: 12 }],
    ['Định kỳ 6 tháng, năm', { kind: 'recurring', every: ['2/year', 'yearly'] }],
    ['1 năm/lần', { kind: 'recurring', every: ['yearly'] }],
    ['06 tháng/lần', { kind: 'recurring', every: ['2/year'] }],
    ['Đột xuất', { kind: 'conditional' }],
    ['Theo lộ trình của Bộ Nội vụ', { kind: 'conditional' }],
    ['Theo tiến độ xây dựng dự thảo', { kind: 'conditional' }],
    ['Định kỳ hằng tháng (trước ngày 22)', { kind: 'recurring', every: ['monthly'], day: 22 }],
    ['Hàng tháng, chậm nhất ngày 5', { kind: 'recurring', every: ['monthly'], day: 5 }],
    ['Theo Kế hoạch số 12/KH-UBND ngày 15/01/2026', { kind: 'conditional' }],
    ['Hai lần trong năm', { kind: 'recurring', every: ['2/year'] }],
    ['Mỗi quý ít nhất 01 lần', { kind: 'recurring', every: ['quarterly'] }],
    ['Các tháng trong năm', { kind: 'recurring', every: ['monthly'] }],
    ['Quý I hằng năm', { kind: 'recurring', every: ['yearly'] }],
    ['Tháng 3, tháng 6, tháng 9, tháng 12', { kind: 'period', from: '2026-03-01', until: '2026-12-31' }],
    ['Xong trong tháng 01 năm 2027', { kind: 'month', year: 2027, month: 1 }],
    ['Chậm nhất trong tháng 6/2026', until('2026-06-30')],
    ['Tháng 5/2026, sau khi có kết quả thẩm định', { kind: 'month', year: 2026, month: 5 }],
  ])('%s', (words, expected) => {
    expect(read(words)).toEqual(expected)
  })

  test.each([
    ['', 'blank'],
    ['..........', 'blank'],
    ['…../2026', 'blank'],
    ['Trước ngày .../6/2026', 'blank'],
    ['Tháng ... năm 2026', 'blank'],
    ['Trước ngày 31/6/2026', 'invalid'],
    ['29/02/2026', 'invalid'],
    ['Tháng 13/2026', 'invalid'],
    ['01 ngày/hội nghị', 'unknown'],
    ['khẩn trương', 'unknown'],
  ])('%j is %s', (words, expected) => {
    expect(read(words)).toBe(expected)
  })

  test('a year not written is unknown where the plan has none', () => {
    expect(read('Quý II', null)).toBe('unknown')
    expect(read('Trước ngày 15/3', null)).toBe('invalid')
  })

  test('the words are kept as written, without the full stop', () => {
    expect(readDeadline('Hoàn thành trong năm 2026 .', 2026)).toEqual({
      kind: 'read',
      deadline: { raw: 'Hoàn thành trong năm 2026', kind: 'year', year: 2026 },
    })
  })
})

describe('a time inside a sentence of work', () => {
  test.each([
    ['Rà soát danh mục thủ tục (chậm nhất ngày 10/4/2026).', 'chậm nhất ngày 10/4/2026'],
    ['Lập hồ sơ đề nghị bãi bỏ (tháng 4/2026); tuyên truyền rộng rãi.', 'tháng 4/2026'],
    ['Chuẩn bị tài liệu chấm điểm cuối năm.', 'cuối năm'],
    ['Rà soát việc thực hiện hằng tháng, quý.', 'hằng tháng, quý'],
    ['Tổ chức đối thoại ít nhất 2 lần/năm.', 'ít nhất 2 lần/năm'],
    ['Xây dựng báo cáo tự chấm điểm, hoàn thành trước ngày 05/12/2026.', 'hoàn thành trước ngày 05/12/2026'],
    ['Triển khai đợt cao điểm từ ngày 01/10 đến ngày 31/10.', 'từ ngày 01/10 đến ngày 31/10'],
  ])('%s', (sentence, words) => {
    expect(findStatedDeadline(sentence, 2026)?.raw).toBe(words)
  })

  test.each([
    'Thực hiện Nghị định số 80/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ.',
    'Bố trí từ ngân sách hằng năm của cơ quan.',
    'Người hưởng trợ cấp hằng tháng được rà soát.',
    'Theo dõi tiến độ; báo cáo Giám đốc Sở trước ngày 25/11/2026.',
    'Tăng so với năm 2025: thực hiện tốt chương trình năm 2026.',
    'Không phát sinh hồ sơ trong 03 năm.',
  ])('none in: %s', (sentence) => {
    expect(findStatedDeadline(sentence, 2026)).toBeNull()
  })

  test('an event counts where no time is stated', () => {
    expect(findEvent('Sửa đổi quy chế khi Chính phủ ban hành nghị định mới.')?.kind).toBe('afterEvent')
    expect(findEvent('Chăm sóc bà mẹ khi sinh, theo Thông tư đã ban hành.')).toBeNull()
  })

  test.each([
    ['Báo cáo kết quả định kỳ quý, 6 tháng, năm.', { every: ['quarterly', '2/year', 'yearly'] }],
    ['Nghiêm túc thực hiện; định kỳ hằng tháng (trước ngày 22) báo cáo Văn phòng.', { every: ['monthly'], day: 22 }],
  ])('a report at regular times: %s', (words, expected) => {
    expect(findStatedReport(words, 2026)).toMatchObject({ kind: 'recurring', ...expected })
  })

  test('reporting has its own deadline', () => {
    expect(findStatedReport('tổng hợp, báo cáo Giám đốc trước ngày 25 hằng tháng', 2026)).toMatchObject({
      kind: 'recurring',
      day: 25,
    })
    expect(findStatedReport('thông qua giao ban hàng tuần, báo cáo hàng tháng.', 2026)).toMatchObject({
      raw: 'hàng tuần, báo cáo hàng tháng',
      every: ['weekly', 'monthly'],
    })
  })
})
