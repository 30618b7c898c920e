import { describe, expect, test } from 'vitest'
import { readBody } from './planText.testing.ts'

describe('the result of the year before', () => {
  const result = (sentence: string) => {
    const found = readBody(`I. TỒN TẠI, HẠN CHẾ\n${sentence}\nII. NHIỆM VỤ`).indexResult
    if (!found) return null
    const { where: _where, ...rest } = found
    return rest
  }

  test('with the year compared', () => {
    expect(
      result(
        'Năm 2025, Chỉ số CCHC của Sở đạt 83,47% xếp loại Khá, đứng thứ 17/21 trong khối Sở, tăng 3,66% và tăng 02 bậc so với năm 2024 (79,81% và 19/21).',
      ),
    ).toEqual({
      year: 2025,
      index: '83.47',
      class: 'Khá',
      rank: 17,
      of: 21,
      change: '3.66',
      rankChange: 2,
      previous: { year: 2024, index: '79.81', rank: 19, of: 21 },
    })
  })

  test('with the change behind what it is compared to', () => {
    expect(
      result(
        'Chỉ số CCHC năm 2025 của Sở đạt 83,47%, hạng 17/21; so với năm 2024 (79,81% và 19/21) tăng 3,66% và tăng 02 bậc.',
      ),
    ).toMatchObject({ index: '83.47', rank: 17, change: '3.66', rankChange: 2, previous: { index: '79.81', rank: 19 } })
  })

  test('with points, a fall, and the year before left unnamed', () => {
    expect(
      result(
        'Chỉ số cải cách hành chính năm 2025 đạt 88,12 điểm, xếp hạng 5/14, xếp loại Tốt, giảm 1,5 điểm và tụt 2 bậc so với năm trước.',
      ),
    ).toEqual({
      year: 2025,
      index: '88.12',
      class: 'Tốt',
      rank: 5,
      of: 14,
      change: '-1.5',
      rankChange: -2,
      previous: { year: 2024, index: null, rank: null, of: null },
    })
  })

  test('PAR INDEX without a rank; a goal is no result', () => {
    expect(result('PAR INDEX năm 2025 của tỉnh đạt 90,1 điểm.')).toMatchObject({
      index: '90.1',
      rank: null,
      class: null,
      previous: null,
    })
    expect(result('Phấn đấu Chỉ số CCHC năm 2026 đạt 90%.')).toBeNull()
  })
})

describe('shortcomings', () => {
  test.each([
    ['Tài liệu kiểm chứng chưa đầy đủ ở tiêu chí tuyên truyền.', 'evidence', null, null],
    ['Nội dung giải trình chưa phù hợp.', 'evidence', null, null],
    ['Kế hoạch năm 2025 chưa đảm bảo chất lượng.', 'quality', null, null],
    ['Chưa ban hành quy chế làm việc.', 'notDone', null, null],
    ['Tỷ lệ trực tuyến: Chưa đạt 80% mà chỉ đạt 63,63%.', 'target', '63.63', '80'],
    ['Tỷ lệ giảm biên chế: Chưa đảm bảo 10%.', 'target', null, '10'],
    ['Chỉ có 01 sáng kiến được công nhận; theo quy định phải có 02 sáng kiến mới đạt điểm tối đa.', 'target', '1', '2'],
    [
      'Có 01 sáng kiến được tỉnh công nhận, trong 05 sáng kiến gửi đi; phải có 02 sáng kiến mới đủ điểm.',
      'target',
      '1',
      '2',
    ],
    ['Dịch vụ bưu chính: Không đạt tỷ lệ theo quy định.', 'target', null, null],
    ['Sự phối hợp giữa các phòng còn lúng túng.', 'quality', null, null],
    ['Một số công chức lớn tuổi.', 'other', null, null],
  ])('%s', (sentence, cause, actual, required) => {
    expect(readBody(`II. NHỮNG TỒN TẠI, HẠN CHẾ\n1. Về điều hành\n- ${sentence}`).shortcomings).toMatchObject([
      { section: 'II.1', cause, actual, required },
    ])
  })

  test('the figure required, or that targets were missed, stands over a list', () => {
    const { shortcomings } = readBody(`II. TỒN TẠI, HẠN CHẾ
1. Mức độ hài lòng
- Mức độ hài lòng của người dân: Quy định đạt từ 85%.
+ Về tiếp cận dịch vụ: đạt 70,69%
+ Về thủ tục: đạt 84,56%
2. Điểm thưởng
Các nội dung không đạt chỉ tiêu gồm:
- Tỷ lệ thanh toán trực tuyến đạt từ 15% trở lên.`)
    expect(shortcomings).toMatchObject([
      { section: 'II.1', cause: 'target', actual: '70.69', required: '85' },
      { section: 'II.1', cause: 'target', actual: '84.56', required: '85' },
      { section: 'II.2', cause: 'target', actual: null, required: '15' },
    ])
  })

  test('what was achieved, and measures against shortcomings, are none', () => {
    const { shortcomings } = readBody(`I. ĐÁNH GIÁ NĂM 2025, TỒN TẠI, HẠN CHẾ
1. Kết quả đạt được
- Tỷ lệ đúng hạn đạt 99%.
II. GIẢI PHÁP KHẮC PHỤC TỒN TẠI, HẠN CHẾ
- Chưa đạt thì làm lại.`)
    expect(shortcomings).toEqual([])
  })
})

describe('targets', () => {
  test.each([
    ['Phấn đấu đạt 80% hồ sơ trực tuyến.', '80', '%', '>='],
    ['Hoàn thành 100% nhiệm vụ.', '100', '%', '='],
    ['Tỷ lệ đúng hạn từ 98% trở lên.', '98', '%', '>='],
    ['Trên 70% doanh nghiệp hài lòng.', '70', '%', '>'],
    ['Tỷ lệ hồ sơ trễ hạn không quá 1,5%.', '1.5', '%', '<='],
    ['Giảm tỷ lệ trễ hạn xuống dưới 2%.', '2', '%', '<'],
    ['Có ít nhất 02 sáng kiến được công nhận.', '2', 'sáng kiến', '>='],
    ['Đối thoại tối thiểu 2 lần/năm.', '2', 'lần/năm', '>='],
    ['Hoàn thiện 11 cơ sở dữ liệu trọng yếu.', '11', 'cơ sở dữ liệu', '='],
    ['Đào tạo 1.600 lượt người.', '1600', 'lượt người', '='],
  ])('%s', (sentence, value, unit, op) => {
    expect(readBody(`II. MỤC TIÊU\n- ${sentence}`).targets).toMatchObject([{ section: 'II', value, unit, op }])
  })

  test.each([
    'Phun hóa chất Chlorine 70% tại chợ.',
    'Ước đạt 95% kế hoạch.',
    'Thực hiện Đề án 06 và Phụ lục II.',
    'Tăng 5% so với cùng kỳ.',
  ])('none in: %s', (sentence) => {
    expect(readBody(`II. NỘI DUNG\n- ${sentence}`).targets).toEqual([])
  })
})

test('a shortcoming may stand as a paragraph below its own heading, inside the content', () => {
  const reading = readBody(`II. NHIỆM VỤ, GIẢI PHÁP KHẮC PHỤC
1. Tiêu chí 3.4 - Hồ sơ trực tuyến
1.1. Hạn chế
Tỷ lệ chỉ đạt 55,2%, chưa đạt 80%.
1.2. Nguyên nhân
Các phòng chậm cung cấp tài liệu.
1.3. Giải pháp
- Hướng dẫn người dân.
1.4. Đơn vị chủ trì: Văn phòng Sở; thời hạn: Quý II/2026.`)
  expect(reading.shortcomings).toMatchObject([{ section: 'II.1.1', cause: 'target', actual: '55.2', required: '80' }])
  expect(reading.tasks).toMatchObject([{ id: 'II.1', lead: ['Văn phòng Sở'], deadline: { kind: 'quarter' } }])
  expect(reading.tasks[0]?.text).toBe('Tiêu chí 3.4 - Hồ sơ trực tuyến\n- Hướng dẫn người dân.')
})
