import { expect, test } from 'vitest'
import { Count, DecimalText, PercentText, Text } from './figures.ts'
import { readWith } from './schemaFaults.ts'

const told = (schema: Parameters<typeof readWith>[0], value: unknown) => readWith(schema, value).faults[0]?.text

test.each([
  ['1,5', 'Số "1,5" dùng dấu phẩy: viết "1.5", dấu chấm cho phần lẻ.'],
  ['-1', 'Số "-1" là số âm: viết số từ 0 trở lên.'],
  ['NaN', '"NaN" không phải là số: viết như "1.5", không kèm chữ hay dấu khác.'],
  [1.5, 'Số 1.5 phải đặt trong ngoặc kép: "1.5".'],
  [Number.NaN, '“NaN” không phải là số: viết như "1.5", trong ngoặc kép.'],
  [Number.POSITIVE_INFINITY, '“Infinity” không phải là số: viết như "1.5", trong ngoặc kép.'],
  ['9999999999999999', 'Số "9999999999999999" quá dài: nhiều nhất 15 chữ số mỗi bên dấu chấm.'],
  ['0.1234567890123456', 'Số "0.1234567890123456" quá dài: nhiều nhất 15 chữ số mỗi bên dấu chấm.'],
])('the figure %s is refused: %s', (value, text) => {
  expect(told(DecimalText, value)).toBe(text)
})

test('a percentage above 100 is told as people write it', () => {
  expect(told(PercentText, '100.01')).toBe('Tỷ lệ 100,01% vượt quá 100%: kiểm tra lại số.')
})

test.each([
  ['7', 'Số đếm "7" không đặt trong ngoặc kép: viết 7.'],
  [7.5, '“7.5” không phải là số nguyên: viết một số đếm như 7.'],
  [-1, 'Số -1 là số âm: viết số từ 0 trở lên.'],
  [1e21, 'Số đếm này quá lớn: kiểm tra lại số.'],
  [Number.MAX_SAFE_INTEGER + 2, 'Số đếm này quá lớn: kiểm tra lại số.'],
])('the count %s is refused: %s', (value, text) => {
  expect(told(Count, value)).toBe(text)
})

test('a code that was read as a number is asked for as it was written: 5.10 is not 5.1', () => {
  expect(told(Text, 5.1)).toBe('“5.1” phải đặt trong ngoặc kép, giữ nguyên cách viết: "5.10" khác "5.1".')
  expect(told(Text, 5)).toBe('“5” phải đặt trong ngoặc kép: "5".')
  expect(told(Text, true)).toBe('“true” phải đặt trong ngoặc kép: "true".')
})
