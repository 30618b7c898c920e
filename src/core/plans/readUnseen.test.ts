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

describe('what fell short', () => {
  const first = (lines: string) => readBody(lines).shortcomings[0]

  test.each<[string, string, string, string | null, string | null]>([
    ['the rule in brackets', 'Tỷ lệ hồ sơ đúng hạn đạt 92,4% (quy định từ 95% trở lên).', 'target', '92.4', '95'],
    ['the target behind', 'Tỷ lệ thanh toán trực tuyến đạt 41%, trong khi chỉ tiêu giao là 50%.', 'target', '41', '50'],
    ['a rate below', 'Tỷ lệ số hóa kết quả là 62%, thấp hơn mức quy định 80%.', 'target', '62', '80'],
  ])('figures: %s', (_, words, cause, actual, required) => {
    expect(first(`I. TỒN TẠI, HẠN CHẾ\n- ${words}`)).toMatchObject({ cause, actual, required })
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
