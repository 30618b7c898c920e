/** Turns what a schema refuses into faults with a path and a Vietnamese sentence. Whoever knows the file gives the path its line. */
import type { z } from 'zod'
import { shown } from './figures.ts'

export interface Fault {
  readonly path: readonly PropertyKey[]
  readonly code: string
  readonly text: string
}

export type Reading<Value> = { readonly value: Value | undefined; readonly faults: readonly Fault[] }

export const fault = (path: readonly PropertyKey[], code: string, text: string): Fault => ({ path, code, text })

export const under = (path: readonly PropertyKey[], faults: readonly Fault[]): Fault[] =>
  faults.map((one) => ({ ...one, path: [...path, ...one.path] }))

/** Reads a value by a schema; `name` is what messages call it by. Unknown keys are told and then left out, so that they hide no other fault. */
export function readWith<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  name?: string,
): Reading<z.output<Schema>> {
  const first = schema.safeParse(value)
  if (first.success) return { value: first.data, faults: [] }
  const faults = first.error.issues.flatMap((issue) => faultsOfIssue(issue, value, name))
  if (first.error.issues.some((issue) => issue.code !== 'unrecognized_keys')) return { value: undefined, faults }
  const known = first.error.issues.reduce<unknown>(
    (left, issue) => (issue.code === 'unrecognized_keys' ? without(left, issue.path, issue.keys) : left),
    value,
  )
  return { value: schema.safeParse(known).data, faults }
}

interface PartsReading<Value> {
  readonly parts: Partial<Value>
  /** All of it, where nothing is at fault. */
  readonly whole: Value | null
  readonly faults: readonly Fault[]
}

/**
 * Reads the keys of a map one by one, each by its own schema: what is right can be checked further although
 * something beside it is wrong. A key written with nothing after it counts as not written.
 */
export function readParts<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  value: unknown,
): PartsReading<z.output<z.ZodObject<Shape>>> {
  if (!isRecord(value)) {
    const text = `${shown(value)} không đúng: chỗ này phải có các khóa.`
    return { parts: {}, whole: null, faults: [fault([], 'not-a-map', text)] }
  }
  const faults: Fault[] = Object.keys(value)
    .filter((key) => !Object.hasOwn(schema.shape, key))
    .map((key) => unknownKey([key]))
  const parts: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(schema.shape)) {
    const written = Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined
    const reading = readWith(part as z.ZodType, written, key)
    faults.push(...under([key], reading.faults))
    if (reading.value !== undefined) parts[key] = reading.value
  }
  const read = parts as z.output<z.ZodObject<Shape>>
  return { parts: read, whole: faults.length === 0 ? read : null, faults }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function unknownKey(path: readonly PropertyKey[]): Fault {
  return fault(path, 'unknown-key', `Khóa “${String(path.at(-1))}” không dùng ở đây: xóa hoặc sửa lại tên khóa.`)
}

/** The nearest key by name: the place in a list says little by itself. */
const nameOf = (path: readonly PropertyKey[], whole: string | undefined): string =>
  String(path.findLast((part) => typeof part === 'string') ?? whole ?? 'nội dung')

function faultsOfIssue(issue: z.core.$ZodIssue, root: unknown, whole: string | undefined): Fault[] {
  const { path } = issue
  const name = nameOf(path, whole)
  const value = valueAt(root, path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key]))
  if (issue.code === 'custom' && issue.params?.code !== 'missing-key') {
    return [fault(path, String(issue.params?.code ?? 'invalid'), issue.message)]
  }
  if (value === undefined || value === null) return [fault(path, 'missing-key', `Thiếu “${name}”: bổ sung.`)]
  if (issue.code === 'invalid_value') {
    return [
      fault(path, 'not-in-list', `${shown(value)} không đúng: chọn một trong ${issue.values.map(shown).join(', ')}.`),
    ]
  }
  if (issue.code === 'invalid_union') {
    return [fault(path, 'not-in-list', `${shown(value)} không đúng${optionsText(issue)}.`)]
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    return [fault(path, 'out-of-range', `“${name}” ${sizeText(issue)}.`)]
  }
  return [fault(path, 'wrong-shape', `“${name}” viết không đúng kiểu${expectedText(issue)}.`)]
}

function optionsText(issue: z.core.$ZodIssueInvalidUnion): string {
  return 'options' in issue && Array.isArray(issue.options)
    ? `: chọn một trong ${issue.options.map(shown).join(', ')}`
    : ''
}

function sizeText(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (issue.code === 'too_big') return `nhiều nhất là ${issue.maximum}`
  return issue.origin === 'array' ? 'đang trống: cần ít nhất một mục' : `ít nhất là ${issue.minimum}`
}

const EXPECTED: Readonly<Record<string, string>> = {
  array: ': phải là một danh sách',
  object: ': phải có các khóa',
  record: ': phải có các khóa',
  boolean: ': phải là true hoặc false',
  string: ': phải là chữ, đặt trong ngoặc kép',
  number: ': phải là số',
  int: ': phải là số nguyên',
}

const expectedText = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_type' ? (EXPECTED[issue.expected] ?? '') : ''

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

function without(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): unknown {
  const [head, ...rest] = path
  if (head === undefined) {
    return isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) : value
  }
  if (Array.isArray(value)) return value.map((item, at) => (at === head ? without(item, rest, keys) : item))
  if (!isRecord(value)) return value
  return { ...value, [head]: without(value[String(head)], rest, keys) }
}
