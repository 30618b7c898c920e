/** What is wrong with a field of a request, as a person would say it: what the field takes and what to do. */
import { z } from 'zod'
import type { Language } from './errors.ts'

type Issue = Parameters<z.core.$ZodErrorMap>[0]
type Say = (vi: string, en: string) => string

const locales = { vi: z.locales.vi().localeError, en: z.locales.en().localeError }

const EXPECTED: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  string: ['Phải là chữ.', 'This must be text.'],
  number: ['Phải là số.', 'This must be a number.'],
  int: ['Phải là số nguyên.', 'This must be a whole number.'],
  boolean: ['Phải là true hoặc false.', 'This must be true or false.'],
  array: ['Phải là một danh sách.', 'This must be a list.'],
  object: ['Phải là một đối tượng JSON.', 'This must be a JSON object.'],
  record: ['Phải là một đối tượng JSON.', 'This must be a JSON object.'],
}

/** The words for zod's own issues; a schema that has a sentence of its own keeps it. */
export function inputSentences(language: Language): z.core.$ZodErrorMap {
  const say: Say = (vi, en) => (language === 'vi' ? vi : en)
  const number = new Intl.NumberFormat(language)
  return (issue) => {
    switch (issue.code) {
      case 'invalid_type':
        return typeSentence(issue, say) ?? locales[language](issue)
      case 'too_small':
        return tooSmall(String(issue.origin), Number(issue.minimum), number.format(issue.minimum), say)
      case 'too_big':
        return tooBig(String(issue.origin), number.format(issue.maximum), say)
      case 'invalid_value': {
        const values = issue.values.map(String).join(', ')
        return say(`Chỉ nhận một trong các giá trị: ${values}.`, `This takes one of: ${values}.`)
      }
      case 'unrecognized_keys': {
        const keys = issue.keys.join(', ')
        return say(`Không có mục nào tên ${keys}: bỏ đi hoặc sửa tên.`, `Nothing is called ${keys}: remove it.`)
      }
      case 'invalid_format':
        return formatSentence(issue.format, say) ?? locales[language](issue)
      default:
        return locales[language](issue)
    }
  }
}

function typeSentence(issue: Issue & { expected?: unknown }, say: Say): string | null {
  if (issue.input === undefined || issue.input === null || issue.input === '')
    return say('Chưa có giá trị: hãy điền mục này.', 'This is missing: fill it in.')
  const words = EXPECTED[String(issue.expected)]
  return words ? say(...words) : null
}

function tooSmall(origin: string, minimum: number, least: string, say: Say): string {
  if (origin === 'string' && minimum === 1) return say('Chưa điền: hãy điền mục này.', 'This is empty: fill it in.')
  if (origin === 'string') return say(`Cần ít nhất ${least} ký tự.`, `At least ${least} characters are needed.`)
  if (origin === 'array' || origin === 'set') return say(`Cần ít nhất ${least} mục.`, `At least ${least} are needed.`)
  return say(`Phải từ ${least} trở lên.`, `This must be ${least} or more.`)
}

function tooBig(origin: string, most: string, say: Say): string {
  if (origin === 'string')
    return say(`Dài quá ${most} ký tự: hãy viết gọn lại.`, `Longer than ${most} characters: shorten it.`)
  if (origin === 'array' || origin === 'set')
    return say(`Nhiều nhất ${most} mục: hãy bỏ bớt.`, `At most ${most}: remove some.`)
  return say(`Không được quá ${most}.`, `This must not be more than ${most}.`)
}

function formatSentence(format: string, say: Say): string | null {
  if (format === 'uuid') return say('Mã không đúng: mở lại trang rồi thử lại.', 'Not a valid id: open the page again.')
  if (format === 'email') return say('Địa chỉ thư không đúng.', 'Not a valid mail address.')
  return null
}
