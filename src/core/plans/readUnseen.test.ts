import { describe, expect, test } from 'vitest'
import { brief, planText, readBody, readText } from './planText.testing.ts'

const work = (lines: string) => brief(readBody(`III. NHIỆM VỤ VÀ GIẢI PHÁP\n${lines}`))[0]

describe('work and its time', () => {
  test('“Hoàn thành:” is a label of time', () => {
    const task = work(
      '2.1. Hướng dẫn nộp hồ sơ\n- Chủ trì: Phòng Văn hóa.\n- Phối hợp: Phòng Tư pháp.\n- Hoàn thành: Trước 30/6/2026.',
    )
    expect(task).toMatchObject({ id: 'III.2.1', text: 'Hướng dẫn nộp hồ sơ', lead: ['Phòng Văn hóa'] })
    expect(task?.deadline).toBe('beforeDate')
  })

  test('a time behind “số xã” is no number of a document', () => {
    const task = work('1. Giao Phòng Nội vụ chủ trì kiểm tra ít nhất 30% số xã, hoàn thành trong quý III năm 2026.')
    expect(task).toMatchObject({ lead: ['Phòng Nội vụ'], deadline: 'quarter' })
  })
})

test('who leads stands behind “Giải pháp:”', () => {
  const task = work(
    '1. Tiêu chí 3.4\n1.1. Giải pháp: Phòng Du lịch chủ trì, phối hợp Trung tâm Dịch vụ hướng dẫn nộp hồ sơ; chậm nhất đến 30/6/2026.',
  )
  expect(task).toMatchObject({
    id: 'III.1.1',
    lead: ['Phòng Du lịch'],
    coordinating: ['Trung tâm Dịch vụ'],
    deadline: 'beforeDate',
  })
})

test('“đăng ký” is what a room does, not its name', () => {
  expect(work('1. Mỗi phòng đăng ký tối thiểu 01 sáng kiến, gửi Văn phòng Sở trước 30/4/2026.')?.lead).toEqual([
    'Mỗi phòng',
  ])
})

test('roles in one cell, each behind a dash', () => {
  const tasks = brief(
    readBody(
      'II. NHIỆM VỤ\nTT | Nội dung | Phân công thực hiện | Thời gian\n1 | Kiểm tra công tác CCHC | - Chủ trì: Phòng Kiểm tra - Phối hợp: Các chi cục | Quý II/2026\n2 | Lập kế hoạch | Văn phòng | Quý I/2026',
    ),
  )
  expect(tasks[0]).toMatchObject({ lead: ['Phòng Kiểm tra'], coordinating: ['Các chi cục'] })
})

describe('a heading that is a unit’s name leads what stands under it', () => {
  test.each([
    'Phòng Quản lý xây dựng',
    'Phòng Thẩm định',
    'Phòng Kế hoạch - Tổng hợp',
    'Phòng Quản lý đầu tư',
    'Trung tâm Hỗ trợ doanh nghiệp',
    'Trung tâm Kiểm soát bệnh tật',
    'Phòng Tổ chức, Hành chính',
    'Phòng Quản lý khai thác',
    'Chi cục Quản lý đất đai',
    'Ban Quản lý dự án đầu tư xây dựng',
    'Phòng Khoa học, công nghệ và đổi mới sáng tạo',
    'Văn phòng Sở',
    'Các phòng chuyên môn',
    'UBND các xã, phường',
    'Phòng Nghiệp vụ và kiểm tra',
  ])('%s', (name) => {
    const tasks = brief(readBody(`II. NHIỆM VỤ\n1. ${name}\n- Rà soát quy trình nội bộ.\n- Số hóa kết quả giải quyết.`))
    expect(tasks.map(({ id, text }) => [id, text])).toEqual([
      ['II.1.1', 'Rà soát quy trình nội bộ.'],
      ['II.1.2', 'Số hóa kết quả giải quyết.'],
    ])
    expect(tasks[0]?.lead).toEqual([name])
  })

  test.each(['Đối với Văn phòng Sở:', 'Đối với các phòng, đơn vị thuộc Sở'])('%s', (heading) => {
    const tasks = brief(
      readBody(`II. NHIỆM VỤ\n1. ${heading}\n- Chuẩn bị tài liệu kiểm chứng.\n- Kiểm tra trong quý II năm 2026.`),
    )
    const name = heading.replace('Đối với ', '').replace(':', '')
    expect(tasks.map(({ id, lead, deadline }) => [id, lead, deadline])).toEqual([
      ['II.1.1', [name], null],
      ['II.1.2', [name], 'quarter'],
    ])
  })

  test('a rule about units is no work of theirs', () => {
    const rule = '- Đối với các xã, phường: nếu bằng điểm thì xã có nhiều hồ sơ trực tuyến hơn xếp trên.'
    expect(brief(readBody(`II. NHIỆM VỤ\n1. Cách xếp hạng\n${rule}`))).toEqual([])
  })

  test('a heading of work is none', () => {
    const tasks = brief(readBody('II. NHIỆM VỤ\n1. Sở Nội vụ xây dựng kế hoạch kiểm tra\n- Chọn đơn vị.\n- Lập đoàn.'))
    expect(tasks.map(({ lead }) => lead)).not.toContainEqual(['Sở Nội vụ xây dựng kế hoạch kiểm tra'])
  })
})

describe('what is no plan', () => {
  test('an invitation gives no task, and its kind is known', () => {
    const reading = readText(
      'SỞ TÀI CHÍNH\nPHÒNG TỔ CHỨC\nSố: 12/GM-STC\nHòa An, ngày 08 tháng 5 năm 2026\nGIẤY MỜI\nHọp triển khai kế hoạch cải cách hành chính\nKính gửi: Các phòng thuộc Sở\nThời gian: 14 giờ 00 ngày 12/5/2026.\nĐịa điểm: Phòng họp tầng 2.\nĐề nghị Văn phòng Sở chuẩn bị tài liệu, Phòng Ngân sách báo cáo kết quả.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê An',
    )
    expect(reading.tasks).toEqual([])
    expect(reading.header).toMatchObject({ kind: 'Giấy mời', issuer: 'Phòng Tổ chức' })
    expect(reading.problems.map(({ code }) => code)).toContain('no-task')
  })

  test('an official letter has its subject behind “V/v”', () => {
    const { header } = readText(
      'UBND TỈNH BẮC SƠN\nSỞ GIAO THÔNG\nSố: 501/SGT-VP\nV/v khắc phục tồn tại, hạn chế Chỉ số CCHC\nBắc Sơn, ngày 02 tháng 6 năm 2026\nKính gửi: Các phòng, đơn vị thuộc Sở.\nGiám đốc Sở yêu cầu:\n1. Văn phòng Sở\n- Lập kế hoạch kiểm tra trong tháng 6/2026.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Bình',
    )
    expect(header).toMatchObject({ issuer: 'Sở Giao thông', subject: 'Khắc phục tồn tại, hạn chế Chỉ số CCHC' })
  })
})

describe('duties', () => {
  test('keep “chịu trách nhiệm” where it is what they say', () => {
    const { responsibilities } = readBody(
      'I. NHIỆM VỤ\n1. Rà soát.\nII. TỔ CHỨC THỰC HIỆN\n1. Trưởng các phòng chịu trách nhiệm trước Giám đốc Sở về kết quả.\n2. Văn phòng Sở có trách nhiệm tổng hợp kết quả.',
    )
    expect(responsibilities.map(({ unit, text }) => [unit, text])).toEqual([
      ['Trưởng các phòng', 'chịu trách nhiệm trước Giám đốc Sở về kết quả.'],
      ['Văn phòng Sở', 'tổng hợp kết quả.'],
    ])
  })
})

describe('the result of the year before', () => {
  const opening = (words: string) => readText(planText({ opening: words, body: 'I. NHIỆM VỤ\n1. Rà soát thủ tục.' }))

  test('is read from the opening where the body has none', () => {
    const { indexResult } = opening(
      'Thực hiện Quyết định số 312/QĐ-UBND ngày 05/02/2026 của UBND tỉnh về việc công bố Chỉ số cải cách hành chính năm 2025 của các sở, ngành; đơn vị đạt 81,25%, xếp loại Khá, đứng thứ 6/11, giảm 02 bậc so với năm 2024 (82,10%, xếp thứ 4/11).',
    )
    expect(indexResult).toMatchObject({ year: 2025, index: '81.25', class: 'Khá', rank: 6, of: 11, rankChange: -2 })
    expect(indexResult?.previous).toEqual({ year: 2024, index: '82.10', rank: 4, of: 11 })
  })
})

test('a sentence of figure and rank tells the result of a plan about the index', () => {
  const { indexResult } = readBody(
    'I. ĐÁNH GIÁ CHUNG\nNăm 2025, Sở đạt 80,05/100 điểm (tương đương 80,05%), xếp hạng 18/19, xếp loại Khá.\nII. NHIỆM VỤ\n1. Rà soát.',
  )
  expect(indexResult).toMatchObject({ year: 2025, index: '80.05', class: 'Khá', rank: 18, of: 19, previous: null })
})

test('the year before stands in brackets', () => {
  const { indexResult } = readBody(
    'I. KẾT QUẢ\nChỉ số CCHC năm 2025 của Sở đạt 86,4/100 điểm, xếp vị trí thứ 11/20 sở, ban, ngành (năm 2024: 87,9 điểm, xếp thứ 8/20).\nII. NHIỆM VỤ\n1. Rà soát.',
  )
  expect(indexResult).toMatchObject({ year: 2025, index: '86.4', rank: 11, of: 20 })
  expect(indexResult?.previous).toEqual({ year: 2024, index: '87.9', rank: 8, of: 20 })
})

describe('what fell short', () => {
  const first = (lines: string) => readBody(lines).shortcomings[0]

  test.each<[string, string, string, string | null, string | null]>([
    ['the rule in brackets', 'Tỷ lệ hồ sơ đúng hạn đạt 92,4% (quy định từ 95% trở lên).', 'target', '92.4', '95'],
    ['the target behind', 'Tỷ lệ thanh toán trực tuyến đạt 41%, trong khi chỉ tiêu giao là 50%.', 'target', '41', '50'],
    ['both figures with a stroke', 'Hồ sơ trực tuyến toàn trình chỉ đạt 55,2%/70%.', 'target', '55.2', '70'],
    ['a rate below', 'Tỷ lệ số hóa kết quả là 62%, thấp hơn mức quy định 80%.', 'target', '62', '80'],
  ])('figures: %s', (_, words, cause, actual, required) => {
    expect(first(`I. TỒN TẠI, HẠN CHẾ\n- ${words}`)).toMatchObject({ cause, actual, required })
  })

  test('a cause below its criterion names it', () => {
    expect(
      first('I. TỒN TẠI, HẠN CHẾ\n1. Tiêu chí 1.2 - Chế độ báo cáo\n1.1. Nguyên nhân: Báo cáo quý III gửi chậm.'),
    ).toMatchObject({
      text: 'Tiêu chí 1.2 - Chế độ báo cáo: Báo cáo quý III gửi chậm',
      cause: 'quality',
    })
  })

  test('a table of criteria and causes', () => {
    const { shortcomings } = readBody(
      'I. TỒN TẠI, HẠN CHẾ\nSTT | Tiêu chí | Điểm tối đa | Điểm đạt | Nguyên nhân\n1 | Thực hiện chế độ báo cáo | 1,0 | 0,5 | Gửi báo cáo chậm 02 kỳ\n2 | Tỷ lệ hồ sơ trực tuyến | 2,0 | 1,2 | Chỉ đạt 48% so với yêu cầu 60%\nII. NHIỆM VỤ\n1. Rà soát.',
    )
    expect(shortcomings.map(({ text, cause, actual, required }) => [text, cause, actual, required])).toEqual([
      ['Thực hiện chế độ báo cáo: Gửi báo cáo chậm 02 kỳ', 'quality', null, null],
      ['Tỷ lệ hồ sơ trực tuyến: Chỉ đạt 48% so với yêu cầu 60%', 'target', '48', '60'],
    ])
  })

  test('a list of lost points under the heading of results', () => {
    const { shortcomings } = readBody(
      'I. KẾT QUẢ NĂM 2025\nChỉ số đạt 88,05 điểm.\nNhững tiêu chí bị trừ điểm:\n1. Tiêu chí 2.3.1 bị trừ 0,5 điểm do thiếu tài liệu kiểm chứng.\n2. Tiêu chí 4.2: trừ 1 điểm, nguyên nhân: chưa thực hiện tinh giản biên chế.\nII. NHIỆM VỤ\n1. Rà soát.',
    )
    expect(shortcomings.map(({ cause, section }) => [cause, section])).toEqual([
      ['evidence', 'I'],
      ['notDone', 'I'],
    ])
  })
})

describe('laws without a number', () => {
  test.each<[string, string, string | null]>([
    ['Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;', 'Luật Khám bệnh, chữa bệnh', '2023-01-09'],
    ['Căn cứ Luật Phòng, chống tham nhũng năm 2018;', 'Luật Phòng, chống tham nhũng năm 2018', null],
    ['Căn cứ Luật Thực hành tiết kiệm, chống lãng phí;', 'Luật Thực hành tiết kiệm, chống lãng phí', null],
  ])('%s', (opening, title, issuedOn) => {
    const { bases } = readText(planText({ opening, body: 'I. NHIỆM VỤ\n1. Rà soát.' })).header
    expect(bases[0]).toMatchObject({ kind: 'Luật', number: null, title, issuedOn })
  })
})

describe('goals', () => {
  test('a time that is not to be passed', () => {
    const { targets } = readBody(
      'I. MỤC TIÊU\n- Thời gian chờ của người dân không quá 15 phút.\nII. NHIỆM VỤ\n1. Rà soát.',
    )
    expect(targets[0]).toMatchObject({ value: '15', unit: 'phút', op: '<=' })
  })
})
