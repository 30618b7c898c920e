import { describe, expect, test } from 'vitest'
import { brief, planText, readBody, readText } from './planText.testing.ts'

const only = (work: string) => brief(readBody(`II. NHIỆM VỤ\n${work}`))
const task = (id: string, text: string, lead: string[], coordinating: string[], deadline: string | null) => ({
  id,
  text,
  lead,
  coordinating,
  deadline,
})

describe('labels that offices write in other words', () => {
  test.each([
    [
      'a time without a colon behind the lead',
      '1. Lập kế hoạch kiểm soát thủ tục\nĐơn vị chủ trì: Văn phòng Sở. Thời hạn hoàn thành trước ngày 30/01/2026.',
      task('II.1', 'Lập kế hoạch kiểm soát thủ tục', ['Văn phòng Sở'], [], 'beforeDate'),
    ],
    [
      'responsibility without a body',
      '1. Báo cáo kiểm soát thủ tục\nChịu trách nhiệm chính: Văn phòng Sở. Thời gian: định kỳ ngày 20 tháng cuối quý.',
      task('II.1', 'Báo cáo kiểm soát thủ tục', ['Văn phòng Sở'], [], 'recurring'),
    ],
    [
      'performers and time in brackets on a line of their own',
      '1.1. Công bố danh mục dự án\n(Thực hiện: Phòng Đầu tư. Thời gian: Quý I, quý III/2026)',
      task('II.1.1', 'Công bố danh mục dự án', ['Phòng Đầu tư'], [], 'period'),
    ],
    [
      'roles in brackets on a line of their own',
      '1.1. Cập nhật quy hoạch\n(Phòng Quy hoạch chủ trì, Văn phòng phối hợp, hoàn thành trong tháng 3/2026)',
      task('II.1.1', 'Cập nhật quy hoạch', ['Phòng Quy hoạch'], ['Văn phòng'], 'month'),
    ],
    [
      'roles and time in brackets behind the work',
      '1. Trình công bố thủ tục (Phòng Kiểm soát chủ trì; các phòng liên quan phối hợp; thực hiện thường xuyên).',
      task(
        'II.1',
        'Trình công bố thủ tục (Phòng Kiểm soát chủ trì; các phòng liên quan phối hợp; thực hiện thường xuyên).',
        ['Phòng Kiểm soát'],
        ['các phòng liên quan'],
        'recurring',
      ),
    ],
    [
      'one performer leads and the other coordinates',
      '1. Phát động thi đua\n- Thời gian: Năm 2026.\n- Đơn vị thực hiện: Phòng Tổ chức chủ trì; các phòng, đơn vị phối hợp.',
      task('II.1', 'Phát động thi đua', ['Phòng Tổ chức'], ['các phòng, đơn vị'], 'year'),
    ],
    [
      'a comma between who leads and who coordinates',
      '1. Phát động thi đua\n- Thời gian: Năm 2026.\n- Đơn vị thực hiện: Văn phòng chủ trì, các phòng phối hợp.',
      task('II.1', 'Phát động thi đua', ['Văn phòng'], ['các phòng'], 'year'),
    ],
    [
      'labels in the single stars of emphasis',
      '*1. Ban hành kế hoạch tuyên truyền*\n*- Đơn vị thực hiện:* Văn phòng Sở.\n*- Thời hạn hoàn thành:* trước ngày 30/4/2026.',
      task('II.1', 'Ban hành kế hoạch tuyên truyền', ['Văn phòng Sở'], [], 'beforeDate'),
    ],
    [
      'a date of reporting beside the time of the work',
      '1. Tổ chức đối thoại\n- Đơn vị thực hiện: UBND các xã.\n- Thời gian: Tối thiểu 02 lần/năm; báo cáo kết quả trước ngày 15/12.',
      task('II.1', 'Tổ chức đối thoại', ['UBND các xã'], [], 'recurring'),
    ],
  ])('%s', (_name, work, expected) => {
    expect(only(work)).toEqual([expected])
  })
})

describe('work whose words name unit and time', () => {
  test('under a unit: at all times behind a semicolon, each month where the work is to report', () => {
    const body = `1. Phòng Kinh tế:
- Giải quyết hồ sơ đất đai đúng hạn; thường xuyên.
- Báo cáo kết quả giải ngân hằng tháng.
- Rà soát hồ sơ, báo cáo kết quả về Văn phòng hằng tháng.`
    expect(only(body).map(({ deadline }) => deadline)).toEqual(['recurring', 'recurring', null])
  })

  test.each([
    [
      'Giao Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở, UBND các xã, phường nâng tỷ lệ hồ sơ trực tuyến.',
      ['Văn phòng Sở'],
      ['Thanh tra Sở', 'UBND các xã, phường'],
    ],
    [
      'Giao Trung tâm Hỗ trợ doanh nghiệp phối hợp các phòng khảo sát ý kiến.',
      ['Trung tâm Hỗ trợ doanh nghiệp'],
      ['các phòng'],
    ],
  ])('%s', (work, lead, coordinating) => {
    expect(only(`- ${work}`)).toMatchObject([{ lead, coordinating }])
  })

  test.each([
    ['Văn phòng Sở; Trung tâm Trợ giúp pháp lý nhà nước', ['Văn phòng Sở', 'Trung tâm Trợ giúp pháp lý nhà nước']],
    ['Phòng Kế hoạch tổng hợp; Văn phòng', ['Phòng Kế hoạch tổng hợp', 'Văn phòng']],
    ['Công đoàn cơ sở, Chi đoàn thanh niên', ['Công đoàn cơ sở', 'Chi đoàn thanh niên']],
  ])('performers: %s', (performers, lead) => {
    expect(only(`1. Tuyên truyền\n- Đơn vị thực hiện: ${performers}.`)).toMatchObject([{ lead }])
  })

  test('at most so many times is no deadline', () => {
    const body =
      '1. Chi phí thời gian\nCơ quan đầu mối: Văn phòng\n- Không kiểm tra quá 01 lần/năm đối với doanh nghiệp.'
    expect(only(body)).toMatchObject([{ lead: ['Văn phòng'], deadline: null }])
  })
})

describe('columns of a table', () => {
  test('who oversees is no lead, and the end of the work is its deadline', () => {
    const body = `TT | Nhiệm vụ | Lãnh đạo phụ trách | Người chủ trì | Thời gian bắt đầu | Thời gian hoàn thành
1 | Rà soát danh mục | Trưởng phòng | Bà Trần Thị Lụa | 02/2026 | 15/3/2026`
    expect(only(body)).toEqual([task('II.1', 'Rà soát danh mục', ['Bà Trần Thị Lụa'], [], 'beforeDate')])
  })

  test('both roles in one cell, in brackets or by labels on two lines', () => {
    const body = `TT | Nhiệm vụ | Cơ quan thực hiện | Thời gian
1 | Ban hành kế hoạch | Văn phòng Sở (chủ trì); các phòng (phối hợp) | Tháng 1
2 | Kiểm tra | Chủ trì: Thanh tra Sở / Phối hợp: Văn phòng Sở | Quý II`
    expect(only(body)).toEqual([
      task('II.1', 'Ban hành kế hoạch', ['Văn phòng Sở'], ['các phòng'], 'month'),
      task('II.2', 'Kiểm tra', ['Thanh tra Sở'], ['Văn phòng Sở'], 'quarter'),
    ])
  })
})

test('a decision that approves a plan: its own subject and signature, the tasks of the plan behind it', () => {
  const reading = readText(`ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Số: 233/QĐ-UBND
Lâm Đồng, ngày 22 tháng 01 năm 2026
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch cải cách hành chính năm 2026
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính.
Điều 2. Giám đốc Sở Nội vụ chịu trách nhiệm thi hành.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn Bình
KẾ HOẠCH
Cải cách hành chính năm 2026
I. NHIỆM VỤ
1. Kiểm tra thi hành pháp luật
- Cơ quan chủ trì: Sở Tư pháp.
- Thời gian: Quý II, III/2026.
PHỤ LỤC
STT | Nhiệm vụ | Chủ trì | Thời hạn
1 | Tự chấm điểm | Sở Nội vụ | Năm 2026`)
  expect(reading.header).toMatchObject({
    kind: 'Quyết định',
    subject: 'Về việc ban hành Kế hoạch cải cách hành chính năm 2026',
    bases: [{ kind: 'Luật', number: '72/2025/QH15' }],
  })
  expect(reading.recipients).toEqual(['Như Điều 2', 'Lưu: VT'])
  expect(reading.signer).toMatchObject({ mode: 'KT. CHỦ TỊCH', title: 'PHÓ CHỦ TỊCH', name: 'Nguyễn Văn Bình' })
  expect(brief(reading)).toEqual([
    task('I.1', 'Kiểm tra thi hành pháp luật', ['Sở Tư pháp'], [], 'period'),
    task('PL.1', 'Tự chấm điểm', ['Sở Nội vụ'], [], 'year'),
  ])
})

test('the signature above the list of recipients', () => {
  const closing = 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nĐinh Thị Lan Anh\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.'
  const reading = readText(planText({ body: 'I. MỤC TIÊU\n- Đạt 80%.', closing }))
  expect(reading.signer).toMatchObject({ mode: 'KT. GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC', name: 'Đinh Thị Lan Anh' })
  expect(reading.recipients).toEqual(['UBND tỉnh', 'Lưu: VT'])
})

test('a subject that ends with "các năm tiếp theo" does not swallow the opening', () => {
  const letterhead =
    'SỞ NỘI VỤ\nSố: 5/KH-SNV\nHuế, ngày 12 tháng 02 năm 2026\nKẾ HOẠCH\nCải cách hành chính năm 2026 và những năm tiếp theo'
  const { header } = readText(
    planText({ letterhead, opening: 'Thực hiện Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ.', body: 'I. A' }),
  )
  expect(header.subject).toBe('Cải cách hành chính năm 2026 và những năm tiếp theo')
  expect(header.bases).toMatchObject([{ number: '02/NQ-CP' }])
})

test('an office whose letterhead says only "VĂN PHÒNG" is named by the opening', () => {
  const letterhead =
    'UBND TỈNH AN GIANG\nVĂN PHÒNG\nSố: 19/KH-VPUBND\nAn Giang, ngày 3 tháng 3 năm 2026\nKẾ HOẠCH\nKiểm soát thủ tục'
  const opening = 'Thực hiện Nghị định số 118/2025/NĐ-CP, Văn phòng UBND tỉnh xây dựng Kế hoạch như sau:'
  expect(readText(planText({ letterhead, opening, body: 'I. A' })).header.issuer).toBe('Văn phòng UBND tỉnh')
})

describe('the result of the year before', () => {
  test.each([
    [
      'năm 2022 Chỉ số CCHC của Sở đạt 83,47%, xếp loại Khá, đứng thứ 17/21 sở; so với năm 2021 (79,81% và 19/21) tăng 3,66% và tăng 02 bậc.',
      {
        year: 2022,
        index: '83.47',
        rank: 17,
        change: '3.66',
        rankChange: 2,
        previous: { year: 2021, index: '79.81', rank: 19 },
      },
    ],
    [
      'Năm 2025, Chỉ số PAR INDEX của tỉnh đạt 92,15%, xếp thứ 03/34, giảm 1,2 điểm %, giảm 03 bậc so với 2024.',
      { year: 2025, rank: 3, change: '-1.2', rankChange: -3, previous: { year: 2024, index: null, rank: null } },
    ],
    [
      'Chỉ số CCHC năm 2025 của Sở đạt 90,5%; so với năm 2024 tăng 1,5%, vượt 04 bậc.',
      { year: 2025, change: '1.5', rankChange: 4, previous: { year: 2024, index: null } },
    ],
  ])('%s', (sentence, expected) => {
    expect(readBody(`I. KẾT QUẢ\n${sentence}`).indexResult).toMatchObject(expected)
  })
})

describe('shortcomings in other words', () => {
  test.each([
    ['Chỉ có 01/02 sáng kiến được công nhận.', 'target', '1', '2'],
    ['Hồ sơ đúng hạn đạt 91,3%, chưa đạt yêu cầu tối thiểu 95%.', 'target', '91.3', '95'],
    ['Hồ sơ trực tuyến mới đạt 63,63% (yêu cầu từ 80% trở lên).', 'target', '63.63', '80'],
    ['Không cung cấp được tài liệu kiểm chứng về tuyên truyền.', 'evidence', null, null],
  ])('%s', (text, cause, actual, required) => {
    const { shortcomings } = readBody(`II. TỒN TẠI, HẠN CHẾ\n1. Chỉ đạo\n- ${text}`)
    expect(shortcomings).toMatchObject([{ cause, actual, required }])
  })
})
