/** The words of a fact's cells, in a table that people fill in, and the cells that a fact fills. */
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import { type Decimal, exact, findDecimal } from '../../values/exact.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import type { Fact } from '../fact.ts'
import { type FactLine, type LineKind, linesOf } from './factLines.ts'

/** A day is a `Date` at midnight UTC, as spreadsheets give it. */
export type FactCell = string | number | boolean | Date | null

export interface FactCells {
  readonly value: FactCell
  /** The denominator, or what a figure is compared with. */
  readonly of: FactCell
  readonly reason: string
}

export const WORDS = {
  achieved: 'Đạt',
  failed: 'Không đạt',
  onTime: 'Đúng hạn',
  notDone: 'Không thực hiện',
  nothingArose: 'Không phát sinh',
  notApplicable: 'Không áp dụng',
  /** No event, no part: an empty map, unlike a blank that says nothing. */
  none: 'Không có',
  assumed: 'giả định',
} as const

/** What to type, for the column beside the figures. */
export const HINTS: Record<LineKind, string> = {
  achieved: 'Đạt hoặc Không đạt',
  level: 'Tên mức được xếp',
  ratio: 'Số đạt và tổng số; hoặc chỉ tỷ lệ, ví dụ 63,63%',
  count: 'Số lượng',
  value: 'Giá trị',
  done: 'Ngày xong, hoặc số ngày trễ; hoặc Đúng hạn, Không thực hiện',
  compared: 'Giá trị và mức so sánh',
  points: 'Điểm, kèm lý do',
  yes: 'Đạt hoặc Không đạt',
  times: 'Số lần',
  figure: 'Giá trị',
}

export const BLANK: FactCells = { value: null, of: null, reason: '' }

/** Cells of the leaf's own row, and of each of its lines in order; a plain fact stands in its own row. */
export function cellsOfFact(leaf: Leaf, fact: Fact | undefined) {
  const lines = linesOf(leaf)
  const whole = fact && wholeCells(fact, lines)
  if (!fact || whole) return { own: whole ?? BLANK, lines: lines.map(() => BLANK) }
  const cells = lines.map((line) => lineCells(line, fact))
  const isPlain = lines.length === 1 && lines[0]?.label === null
  return isPlain ? { own: cells[0] ?? BLANK, lines: [BLANK] } : { own: BLANK, lines: cells }
}

/** A fact that is told in one cell, whatever the rule. */
export function wholeCells(fact: Fact, lines: readonly FactLine[] = []): FactCells | null {
  if ('notApplicable' in fact) return { value: WORDS.notApplicable, of: null, reason: fact.reason }
  if ('nothingArose' in fact) return { value: WORDS.nothingArose, of: null, reason: '' }
  const map = lines.some(({ label }) => label !== null) ? mapIn(fact) : null
  return map !== null && Object.keys(map).length === 0 ? { value: WORDS.none, of: null, reason: '' } : null
}

const MAPS = ['parts', 'events', 'answers', 'variables', 'periods'] as const

function mapIn(fact: object): object | null {
  for (const key of MAPS) {
    const map: unknown = Reflect.get(fact, key)
    if (typeof map === 'object' && map !== null) return map
  }
  return null
}

function lineCells({ path, kind, levels }: FactLine, fact: Fact): FactCells {
  const period = path[0] === 'periods' ? valueAt(fact, path.slice(0, 2)) : undefined
  if (typeof period === 'object' && period !== null) {
    if ('nothingArose' in period) return { ...BLANK, value: WORDS.nothingArose }
    const map = path.length > 2 ? mapIn(period) : null
    if (map !== null && Object.keys(map).length === 0) return { ...BLANK, value: WORDS.none }
  }
  const isEntry = kind === 'yes' || kind === 'times' || kind === 'figure'
  const found = valueAt(fact, path)
  if (found === undefined || found === null) return BLANK
  if (isEntry) return { ...BLANK, value: entryCell(found) }
  return typeof found === 'object' ? plainCells(kind, found as Readonly<Record<string, unknown>>, levels ?? []) : BLANK
}

function entryCell(found: unknown): FactCell {
  if (typeof found === 'boolean') return found ? WORDS.achieved : WORDS.failed
  return typeof found === 'number' ? found : figureCell(found)
}

function plainCells(
  kind: LineKind,
  fact: Readonly<Record<string, unknown>>,
  levels: NonNullable<FactLine['levels']>,
): FactCells {
  switch (kind) {
    case 'achieved':
      return { ...BLANK, value: fact.achieved === true ? WORDS.achieved : WORDS.failed }
    case 'level':
      return { ...BLANK, value: levels.find(({ id }) => id === fact.level)?.name ?? String(fact.level) }
    case 'ratio':
      if (typeof fact.percent === 'string') return { ...BLANK, value: `${formatDecimal(fact.percent as Decimal)}%` }
      return { ...BLANK, value: Number(fact.numerator), of: Number(fact.denominator) }
    case 'count':
      return { ...BLANK, value: Number(fact.count) }
    case 'value':
      return { ...BLANK, value: figureCell(fact.value) }
    case 'compared':
      return { ...BLANK, value: figureCell(fact.value), of: figureCell(fact.reference) }
    case 'points':
      return { value: figureCell(fact.points), of: null, reason: String(fact.reason) }
    case 'done':
      return { ...BLANK, value: doneCell(fact) }
    default:
      return BLANK
  }
}

function doneCell({ done, daysLate, doneOn }: Readonly<Record<string, unknown>>): FactCell {
  if (typeof doneOn === 'string') return new Date(`${doneOn}T00:00:00Z`)
  if (typeof daysLate === 'number') return daysLate
  return done === true ? WORDS.onTime : WORDS.notDone
}

/** A number where the spreadsheet keeps every digit of it, else text. */
function figureCell(figure: unknown): FactCell {
  if (typeof figure !== 'string') return null
  const number = Number(figure)
  const kept = findDecimal(String(number))
  const isKept = kept !== null && figure.length <= 15 && exact(kept).equals(exact(figure as Decimal))
  return isKept ? number : figure.replace('.', ',')
}

function valueAt(fact: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    fact,
  )
}
