import { expect, test } from 'vitest'
import { z } from 'zod'
import { Day, filledText, Id, Year } from '../../../contract/route.ts'
import { inputSentences } from './inputSentences.ts'

const said = (schema: z.ZodType, value: unknown, language: 'vi' | 'en' = 'vi') =>
  schema.safeParse(value, { error: inputSentences(language) }).error?.issues.map(({ message }) => message)

test.each<[string, z.ZodType, unknown, string]>([
  ['a text that is not there', filledText(255), undefined, 'Chưa có giá trị: hãy điền mục này.'],
  ['an empty text', filledText(255), '  ', 'Chưa điền: hãy điền mục này.'],
  ['a text that is a number', filledText(255), 7, 'Phải là chữ.'],
  ['a long text', filledText(32_000), 'x'.repeat(32_001), 'Dài quá 32.000 ký tự: hãy viết gọn lại.'],
  ['a number that is text', z.number(), 'ba', 'Phải là số.'],
  ['half a thing', z.int(), 1.5, 'Phải là số nguyên.'],
  ['a number too small', z.number().min(1), 0, 'Phải từ 1 trở lên.'],
  ['a number too large', z.number().max(1000), 2000, 'Không được quá 1.000.'],
  ['a list too long', z.array(z.string()).max(2), ['a', 'b', 'c'], 'Nhiều nhất 2 mục: hãy bỏ bớt.'],
  ['another value', z.enum(['a', 'b']), 'c', 'Chỉ nhận một trong các giá trị: a, b.'],
  ['an unknown key', z.strictObject({}), { la: 1 }, 'Không có mục nào tên la: bỏ đi hoặc sửa tên.'],
  ['no object', z.object({}), 'x', 'Phải là một đối tượng JSON.'],
  ['an id', Id, 'abc', 'Mã không đúng: mở lại trang rồi thử lại.'],
  [
    'a day',
    Day,
    '5/4/2023',
    'Ngày viết theo dạng năm-tháng-ngày, ví dụ 2023-04-15. / Write a day as year-month-day: 2023-04-15.',
  ],
  ['a year that is a word', Year, 'nay', 'Phải là số.'],
])('%s', (_case, schema, value, sentence) => {
  expect(said(schema, value)).toEqual([sentence])
})

test('in English too', () => {
  expect(said(z.object({ name: z.string().max(2), at: z.number() }), { name: 'abc' }, 'en')).toEqual([
    'Longer than 2 characters: shorten it.',
    'This is missing: fill it in.',
  ])
})
