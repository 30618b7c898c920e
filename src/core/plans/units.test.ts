import { describe, expect, test } from 'vitest'
import { readPerformers, readSentenceRoles } from './roles.ts'
import { isUnitName, readUnits } from './units.ts'

describe('a list of units', () => {
  test.each([
    ['Văn phòng Sở.', ['Văn phòng Sở']],
    ['Văn phòng, các phòng, đơn vị', ['Văn phòng', 'các phòng, đơn vị']],
    ['Các Sở, ban, ngành', ['Các Sở, ban, ngành']],
    [
      'Các sở, ban, ngành, đoàn thể Thành phố, UBND phường, xã, đặc khu',
      ['Các sở, ban, ngành, đoàn thể Thành phố', 'UBND phường, xã, đặc khu'],
    ],
    ['Sở Khoa học và Công nghệ, UBND xã, phường', ['Sở Khoa học và Công nghệ', 'UBND xã, phường']],
    ['Sở Nội vụ, Sở Tài chính và Công an tỉnh', ['Sở Nội vụ', 'Sở Tài chính', 'Công an tỉnh']],
    [
      'Sở Văn hóa, Thể thao và Du lịch; Báo và Phát thanh, Truyền hình tỉnh',
      ['Sở Văn hóa, Thể thao và Du lịch', 'Báo và Phát thanh, Truyền hình tỉnh'],
    ],
    [
      'Viện, Trường; Doanh nghiệp, Sở, ban, ngành có liên quan',
      ['Viện, Trường', 'Doanh nghiệp', 'Sở, ban, ngành có liên quan'],
    ],
    ['Văn phòng HĐND và UBND phường, các phòng chuyên môn', ['Văn phòng HĐND và UBND phường', 'các phòng chuyên môn']],
    [
      'Thanh tra Sở, các phòng chuyên môn, đơn vị trực thuộc',
      ['Thanh tra Sở', 'các phòng chuyên môn, đơn vị trực thuộc'],
    ],
    [
      'Trung tâm Dịch vụ việc làm (Sở Nội vụ), Hội Nông dân',
      ['Trung tâm Dịch vụ việc làm (Sở Nội vụ)', 'Hội Nông dân'],
    ],
    ['Phòng Kinh tế, Hạ tầng và Đô thị và Công an xã', ['Phòng Kinh tế, Hạ tầng và Đô thị', 'Công an xã']],
    ['Các sở, ngành có liên quan theo chức năng, nhiệm vụ được giao.', ['Các sở, ngành có liên quan']],
    ['Sở Y tế trong phạm vi quản lý và các cơ quan liên quan', ['Sở Y tế', 'các cơ quan liên quan']],
    ['Các cơ quan, tổ chức, cá nhân có liên quan', ['Các cơ quan, tổ chức, cá nhân có liên quan']],
    ['Uỷ ban nhân dân các xã, phường; báo, đài', ['Uỷ ban nhân dân các xã, phường', 'báo, đài']],
    ['Sở Y tế\nSở Tài chính', ['Sở Y tế', 'Sở Tài chính']],
    ['Sở Y tế; Sở Y tế', ['Sở Y tế']],
    ['Không', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(readUnits(text)).toEqual(expected)
  })

  test.each([
    ['Sở Công Thương', true],
    ['các phòng chuyên môn', true],
    ['Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', true],
    ['Công tác tuyên truyền', false],
    ['Triển khai kế hoạch', false],
  ])('%s is a unit: %s', (text, expected) => {
    expect(isUnitName(text)).toBe(expected)
  })
})

describe('who does the work, after "Cơ quan thực hiện:"', () => {
  test.each([
    ['Sở Nội vụ, Sở Tài chính', ['Sở Nội vụ', 'Sở Tài chính'], []],
    [
      'Sở Nội vụ chủ trì, phối hợp với Sở Y tế và các đơn vị có liên quan tổ chức thực hiện.',
      ['Sở Nội vụ'],
      ['Sở Y tế', 'các đơn vị có liên quan'],
    ],
    [
      'Sở Nội vụ chủ trì tham mưu kế hoạch; Sở Tư pháp và các phòng chủ động triển khai.',
      ['Sở Nội vụ'],
      ['Sở Tư pháp', 'các phòng'],
    ],
    [
      'Sở Tư pháp tiến hành rà soát văn bản; UBND xã gửi kết quả về Sở Tư pháp. Đồng thời, các sở cập nhật.',
      ['Sở Tư pháp', 'UBND xã'],
      [],
    ],
    ['Giao Văn phòng chủ trì, phối hợp Phòng Tổ chức để rà soát', ['Văn phòng'], ['Phòng Tổ chức']],
  ])('%s', (text, lead, coordinating) => {
    expect(readPerformers(text)).toEqual({ lead, coordinating })
  })

  test.each([
    ['Sở Nội vụ có trách nhiệm rà soát, báo cáo.', ['Sở Nội vụ'], []],
    ['Ban hành quy chế. Giao Thanh tra Sở chủ trì, phối hợp với Văn phòng xây dựng.', ['Thanh tra Sở'], ['Văn phòng']],
    ['Các phòng tiếp tục rà soát thủ tục.', ['Các phòng'], []],
  ])('a lead in a sentence: %s', (text, lead, coordinating) => {
    expect(readSentenceRoles(text)).toMatchObject({ lead, coordinating })
  })

  test.each([
    'Cơ sở vật chất được đầu tư, bảo đảm phục vụ người dân.',
    'Ngành Thuế đã triển khai thực hiện tốt công tác thu.',
    'Tổ chức hội nghị triển khai kế hoạch.',
    'Báo cáo kết quả thực hiện về Sở Nội vụ.',
    'Phòng, chống tham nhũng, thực hành tiết kiệm.',
  ])('no lead in: %s', (text) => {
    expect(readSentenceRoles(text)).toBeNull()
  })
})
