/** The smallest schemas of files that people write: quoted exact figures, bare counts, days, texts. Their messages are the product's. */
import { z } from 'zod'
import { type CalendarDate, isCalendarDate } from './calendarDate.ts'
import { compare, type Decimal, exact, findDecimal, HUNDRED } from './exact.ts'
import { formatDecimal } from './vietnamese.ts'

interface Refusal {
  readonly code: string
  readonly text: string
}

const refuse = (code: string, text: string): Refusal => ({ code, text })

/** A figure of points, a threshold or a value: quoted, a point for the decimals, not negative. */
export const DecimalText = figure(() => null)

/** A percentage from 0 to 100. */
export const PercentText = figure((value) =>
  compare(exact(value), HUNDRED) > 0
    ? refuse('above-hundred', `Tỷ lệ ${formatDecimal(value)}% vượt quá 100%: kiểm tra lại số.`)
    : null,
)

/** A whole number from 0, without quotes. */
export const Count = z.unknown().transform((value, context): number => {
  const refusal = refusalOfCount(value)
  if (refusal === null && typeof value === 'number') return value
  return refused(context, refusal)
})

/** A day `YYYY-MM-DD` that the calendar has. */
export const Day = z.unknown().transform((value, context): CalendarDate => {
  if (typeof value === 'string' && isCalendarDate(value)) return value
  return refused(
    context,
    value === undefined
      ? null
      : refuse('not-a-day', `${shown(value)} không phải là ngày: viết theo dạng năm-tháng-ngày, ví dụ 2022-12-31.`),
  )
})

/** A text that says something. */
export const Text = z.unknown().transform((value, context): string => {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 2000) return value.trim().normalize('NFC')
  return refused(context, refusalOfText(value))
})

function figure(furtherRefusal: (value: Decimal) => Refusal | null) {
  return z.unknown().transform((value, context): Decimal => {
    const read = typeof value === 'string' ? findDecimal(value) : null
    const refusal = read === null || read.startsWith('-') ? refusalOfFigure(value) : furtherRefusal(read)
    if (read !== null && refusal === null) return read
    return refused(context, refusal)
  })
}

/** Null means "not there": told as a missing key by whoever reads the issue. */
function refused(context: z.core.$RefinementCtx<unknown>, refusal: Refusal | null): never {
  context.addIssue({
    code: 'custom',
    message: refusal?.text ?? '',
    params: { code: refusal?.code ?? 'missing-key' },
    continue: false,
  })
  return z.NEVER
}

function refusalOfFigure(value: unknown): Refusal | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isFinite(value))
    return refuse('not-quoted', `Số ${value} phải đặt trong ngoặc kép: "${value}".`)
  if (typeof value !== 'string')
    return refuse('not-a-figure', `${shown(value)} không phải là số: viết như "1.5", trong ngoặc kép.`)
  if (/^-?\d+,\d+$/.test(value))
    return refuse('comma', `Số "${value}" dùng dấu phẩy: viết "${value.replace(',', '.')}", dấu chấm cho phần lẻ.`)
  if (/^-\d/.test(value)) return refuse('negative', `Số "${value}" là số âm: viết số từ 0 trở lên.`)
  if (/^\d+(\.\d+)?$/.test(value))
    return refuse('too-long', `Số "${value}" quá dài: nhiều nhất 15 chữ số mỗi bên dấu chấm.`)
  return refuse('not-a-figure', `"${value}" không phải là số: viết như "1.5", không kèm chữ hay dấu khác.`)
}

function refusalOfCount(value: unknown): Refusal | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && /^-?\d+$/.test(value))
    return refuse('quoted-count', `Số đếm "${value}" không đặt trong ngoặc kép: viết ${value}.`)
  if (typeof value !== 'number' || !Number.isInteger(value))
    return refuse('not-a-count', `${shown(value)} không phải là số nguyên: viết một số đếm như 7.`)
  // What was written is lost above this: the figure is not repeated.
  if (!Number.isSafeInteger(value)) return refuse('too-large', 'Số đếm này quá lớn: kiểm tra lại số.')
  if (value < 0) return refuse('negative', `Số ${value} là số âm: viết số từ 0 trở lên.`)
  return null
}

function refusalOfText(value: unknown): Refusal | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && !Number.isInteger(value))
    return refuse(
      'not-quoted',
      `${shown(value)} phải đặt trong ngoặc kép, giữ nguyên cách viết: "${value}0" khác "${value}".`,
    )
  if (typeof value === 'number' || typeof value === 'boolean')
    return refuse('not-quoted', `${shown(value)} phải đặt trong ngoặc kép: "${value}".`)
  if (typeof value !== 'string') return refuse('not-a-text', 'Chỗ này phải là một dòng chữ.')
  return value.trim() === ''
    ? refuse('blank', 'Chỗ này để trống: điền nội dung.')
    : refuse('too-long', 'Nội dung dài quá 2000 ký tự: viết gọn lại.')
}

/** A value as it may be shown in a message: short, and never a whole tree. */
export function shown(value: unknown): string {
  if (value === null) return '(trống)'
  if (Array.isArray(value)) return 'Một danh sách'
  if (typeof value === 'object') return 'Một nhóm khóa'
  const text = String(value)
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}
