import { expect, test } from 'vitest'
import { properCase } from './letterCase.ts'
import { planLine } from './planLines.ts'

test.each([
  ['SỞ NỘI VỤ', 'Sở Nội vụ'],
  ['SỞ CÔNG THƯƠNG', 'Sở Công Thương'],
  ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 'Sở Nông nghiệp và Môi trường'],
  ['SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', 'Sở Văn hóa, Thể thao và Du lịch'],
  ['ỦY BAN NHÂN DÂN TỈNH LAI CHÂU', 'Ủy ban nhân dân tỉnh Lai Châu'],
  ['ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH', 'Ủy ban nhân dân thành phố Hồ Chí Minh'],
  ['UBND PHƯỜNG TÂN LẬP', 'UBND phường Tân Lập'],
  ['Sở Tư pháp', 'Sở Tư pháp'],
])('%s', (name, expected) => {
  expect(properCase(name, [])).toBe(expected)
})

test('the letters of the text itself come first', () => {
  const lines = [planLine('Sở Khoa học & Công nghệ ban hành Kế hoạch', { line: 1 })]
  expect(properCase('SỞ KHOA HỌC & CÔNG NGHỆ', lines)).toBe('Sở Khoa học & Công nghệ')
})
