import { describe, expect, test } from 'vitest'
import { brief, planText, readBody, readText } from './planText.testing.ts'

const work = (lines: string) => brief(readBody(`II. NHIỆM VỤ, GIẢI PHÁP\n${lines}`))
const faults = (lines: string) =>
  readBody(`I. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN\n${lines}\nII. NHIỆM VỤ\n1. Rà soát.`).shortcomings

describe('who leads, in sentences', () => {
  test('beside a label of time', () => {
    expect(
      work(
        '1. Giao Thanh tra Sở chủ trì kiểm tra kỷ luật hành chính; thời gian thực hiện trong quý II năm 2025.\n2. Phòng Du lịch rà soát thủ tục. Thời gian: xong trước 31/5/2025.',
      ).map(({ lead, deadline }) => [lead, deadline]),
    ).toEqual([
      [['Thanh tra Sở'], 'quarter'],
      [['Phòng Du lịch'], 'beforeDate'],
    ])
  })

  test('the office of a board', () => {
    expect(work('1. Văn phòng Ban chủ trì, phối hợp với các phòng lập kế hoạch, xong trước 15/3/2026.')).toMatchObject([
      { lead: ['Văn phòng Ban'], coordinating: ['các phòng'] },
    ])
  })

  test('several units with semicolons', () => {
    expect(
      work(
        '1. Trung tâm Thể thao; Bảo tàng tỉnh; Thư viện tỉnh xây dựng phương án tự chủ, trình Sở trong tháng 9/2025.',
      ),
    ).toMatchObject([{ lead: ['Trung tâm Thể thao', 'Bảo tàng tỉnh', 'Thư viện tỉnh'], deadline: 'month' }])
  })

  test('departments of a ministry are units of one class', () => {
    expect(work('1. Đánh giá tác động\n- Đơn vị chủ trì: Các Vụ, Cục.\n- Thời hạn: Quý IV/2025.')).toMatchObject([
      { lead: ['Các Vụ, Cục'] },
    ])
  })

  test('“tổ chức thực hiện” behind a unit is what it does', () => {
    const { responsibilities } = readBody(
      'I. NHIỆM VỤ\n1. Rà soát.\nII. TỔ CHỨC THỰC HIỆN\n1. Trưởng các phòng, Thủ trưởng các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này.\n2. Vụ Tổ chức cán bộ: theo dõi, đôn đốc.',
    )
    expect(responsibilities.map(({ unit }) => unit)).toEqual([
      'Trưởng các phòng, Thủ trưởng các đơn vị',
      'Vụ Tổ chức cán bộ',
    ])
  })
})

describe('what fell short', () => {
  test.each<[string, string, string, string | null, string | null]>([
    [
      'below a heading of rates',
      '1. Tiêu chí chưa đạt tỷ lệ\na) Hồ sơ toàn trình chỉ đạt 61,4%, chưa đạt yêu cầu 70%.',
      'target',
      '61.4',
      '70',
    ],
    [
      'both figures below such a heading',
      '1. Tiêu chí chưa đạt tỷ lệ\na) Thanh toán trực tuyến mới đạt 38%/60%.',
      'target',
      '38',
      '60',
    ],
    ['too much of something', '- Tỷ lệ hồ sơ trễ hạn còn cao: 4,2% (quy định không quá 2%).', 'target', '4.2', '2'],
    [
      'below a heading of points lost',
      '1. Tiêu chí không đạt điểm\n- Tiêu chí 2.2.1: Văn bản ban hành chậm so với kế hoạch.',
      'quality',
      null,
      null,
    ],
    ['done, but late', '- Trang thông tin chưa cập nhật kịp thời.', 'quality', null, null],
    [
      'not done at all, points lost',
      '1. Về thể chế: Mất 1 điểm do không thực hiện theo dõi thi hành pháp luật.',
      'notDone',
      null,
      null,
    ],
  ])('%s', (_, lines, cause, actual, required) => {
    expect(faults(lines)).toMatchObject([{ cause, actual, required }])
  })

  test('a heading of causes tells why, not what', () => {
    expect(
      faults('1. Tồn tại, hạn chế\n- Chưa có sáng kiến.\n2. Nguyên nhân\n- Một số công chức chưa chủ động.'),
    ).toMatchObject([{ section: 'I.1' }])
  })
})

test('an item that begins with a figure is an item', () => {
  const { targets } = readBody(
    'I. MỤC TIÊU\n1. Nâng cao chất lượng phục vụ.\n2. 100% hồ sơ được số hóa.\n3. 02 sáng kiến được công nhận.\nII. NHIỆM VỤ\n1. Số hóa 95% kết quả.',
  )
  expect(targets.map(({ section, text, value }) => [section, text, value])).toEqual([
    ['I', '100% hồ sơ được số hóa', '100'],
    ['II', 'Số hóa 95% kết quả', '95'],
  ])
})

test('a time behind a label is no target', () => {
  const { targets } = readBody(
    'I. NHIỆM VỤ\n1. Xin lỗi khi trễ hạn\n- Chủ trì: Văn phòng Sở.\n- Thời hạn: Trong vòng 05 ngày làm việc kể từ khi nhận được văn bản.',
  )
  expect(targets).toEqual([])
})

describe('what is no plan lays out no tasks', () => {
  const head = (kind: string, symbol: string) =>
    `SỞ NỘI VỤ\nSố: 12/${symbol}\nHòa An, ngày 08 tháng 5 năm 2026\n${kind}`

  test.each([
    [
      'a letter',
      `${head('Kính gửi: Các sở, ban, ngành', 'SNV-CCHC')}\nSở Nội vụ đề nghị các cơ quan:\n1. Rà soát tài liệu.\n2. Gửi tài liệu về Sở trước ngày 20/12/2026.\n3. Sở Tài chính hỗ trợ kinh phí.`,
    ],
    [
      'an invitation',
      `${head('GIẤY MỜI\nHọp đánh giá', 'GM-SNV')}\n1. Nội dung: Đánh giá kết quả.\n2. Phân công chuẩn bị:\n- Văn phòng Sở chuẩn bị tài liệu trước ngày 15/5/2026.`,
    ],
    [
      'a decision about a working group',
      `${head('QUYẾT ĐỊNH\nVề việc kiện toàn Tổ công tác', 'QĐ-SNV')}\nĐiều 1. Nhiệm vụ của Tổ công tác\n1. Văn phòng Sở chủ trì tổng hợp, báo cáo trước ngày 20 hằng tháng.\n2. Các thành viên hoàn thành nhiệm vụ được phân công trước ngày 15/12/2026.\nĐiều 2. Văn phòng Sở chịu trách nhiệm thi hành.`,
    ],
  ])('%s', (_, text) => {
    expect(readText(`${text}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê An`).tasks).toEqual([])
  })

  test('a plan that no heading parts is content throughout', () => {
    const letterhead = head('KẾ HOẠCH\nNâng cao Chỉ số năm 2026', 'KH-SNV')
    const { tasks } = readText(
      planText({ letterhead, body: '1. Văn phòng Sở cập nhật tài liệu, xong trước ngày 20/5/2026.' }),
    )
    expect(tasks).toMatchObject([{ lead: ['Văn phòng Sở'] }])
  })
})
