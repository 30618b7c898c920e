/** Cells that a person filled in → the fact, or what is wrong with a cell. `readFact` judges the fact afterwards. */
import { findCalendarDate, parseDate } from '../../values/calendarDate.ts'
import { foldVietnamese } from '../../values/foldVietnamese.ts'
import { type FactCell, type FactCells, WORDS } from './factCells.ts'
import type { FactLine } from './factLines.ts'

export interface FilledLine {
  readonly line: FactLine
  readonly cells: FactCells
}

export interface CellFault {
  /** The line's place in the list given. */
  readonly line: number
  readonly column: 'value' | 'of' | 'reason'
  readonly text: string
}

export interface FactOfCells {
  /** As it is written in a facts file; undefined where every cell is blank. */
  readonly value: Record<string, unknown> | undefined
  readonly faults: readonly CellFault[]
}

export const isBlank = (cell: FactCell): boolean => cell === null || cell === ''

/** What one cell says of the whole fact: that nothing arose, that it does not apply, that there is none; else null. */
export function wholeFact({ value, reason }: FactCells, mapKey: string | null): Record<string, unknown> | null {
  if (says(value, WORDS.nothingArose)) return { nothingArose: true }
  if (says(value, WORDS.notApplicable)) return { notApplicable: true, reason }
  return mapKey !== null && says(value, WORDS.none) ? { [mapKey]: {} } : null
}

/** The lines of one leaf together. */
export function factOfCells(lines: readonly FilledLine[]): FactOfCells {
  const faults: CellFault[] = []
  const fact: Record<string, unknown> = {}
  let isFilled = false
  lines.forEach(({ line, cells }, index) => {
    if (isBlank(cells.value) && isBlank(cells.of)) return
    isFilled = true
    const tell = (column: CellFault['column'], text: string) => faults.push({ line: index, column, text })
    const inPeriod = line.path[0] === 'periods' ? line.path.slice(0, 2) : []
    const isEntry = line.kind === 'yes' || line.kind === 'times' || line.kind === 'figure'
    if (inPeriod.length > 0 && says(cells.value, WORDS.nothingArose)) {
      put(fact, inPeriod, { nothingArose: true })
    } else if (isEntry && says(cells.value, WORDS.none)) {
      put(fact, line.path.slice(0, -1), {})
    } else {
      const read = isEntry ? entryOf(line, cells.value, tell) : plainOf(line, cells, tell)
      if (read !== undefined && line.path.length > 0) put(fact, line.path, read)
      else if (typeof read === 'object') Object.assign(fact, read)
    }
  })
  return { value: isFilled ? fact : undefined, faults }
}

type Tell = (column: CellFault['column'], text: string) => void

function entryOf({ kind }: FactLine, cell: FactCell, tell: Tell): unknown {
  if (kind === 'yes') return yesOrNo(cell, tell)
  if (kind === 'times') return countOf(cell, 'value', tell)
  return figureOf(cell, 'value', tell)
}

function plainOf({ kind, levels = [] }: FactLine, { value, of, reason }: FactCells, tell: Tell): object | undefined {
  switch (kind) {
    case 'achieved': {
      const achieved = yesOrNo(value, tell)
      return achieved === undefined ? undefined : { achieved }
    }
    case 'level': {
      const level = levels.find(({ id, name }) => says(value, name) || says(value, id))
      if (!level) tell('value', `Mức này không có: chọn một trong ${levels.map(({ name }) => name).join(', ')}.`)
      return level && { level: level.id }
    }
    case 'ratio':
      return isBlank(of)
        ? percentOf(value, tell)
        : together({ numerator: countOf(value, 'value', tell), denominator: countOf(of, 'of', tell) })
    case 'count':
      return together({ count: countOf(value, 'value', tell) })
    case 'value':
      return together({ value: figureOf(value, 'value', tell) })
    case 'compared':
      return together({ value: figureOf(value, 'value', tell), reference: figureOf(of, 'of', tell) })
    case 'points':
      return together({ points: figureOf(value, 'value', tell), reason })
    case 'done':
      return doneOf(value, tell)
    default:
      return undefined
  }
}

/** Nothing where a part of it was at fault: that was told. */
function together(parts: Readonly<Record<string, unknown>>): object | undefined {
  return Object.values(parts).some((part) => part === undefined) ? undefined : parts
}

function yesOrNo(cell: FactCell, tell: Tell): boolean | undefined {
  if (cell === true || says(cell, WORDS.achieved) || ['co', 'x', 'yes', '1'].some((word) => says(cell, word)))
    return true
  if (cell === false || says(cell, WORDS.failed) || ['khong', 'no', '0'].some((word) => says(cell, word))) return false
  tell('value', `Ghi “${WORDS.achieved}” hoặc “${WORDS.failed}”.`)
  return undefined
}

function countOf(cell: FactCell, column: 'value' | 'of', tell: Tell): number | undefined {
  // "1.234" is a thousand and more, as Vietnamese write it.
  const text = typeof cell === 'string' ? cell.replace(/\s/g, '').replace(/\.(?=\d{3}(?:\D|$))/g, '') : cell
  const number =
    typeof text === 'number' ? text : typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null
  if (number !== null && Number.isSafeInteger(number) && number >= 0) return number
  tell(column, 'Ghi một số nguyên từ 0, ví dụ 7.')
  return undefined
}

/** The figure as a facts file writes it: digits and a point. */
function figureOf(cell: FactCell, column: 'value' | 'of', tell: Tell): string | undefined {
  const text = figureText(cell)
  if (text !== null) return text
  tell(column, 'Ghi một số từ 0, phần lẻ sau dấu phẩy, ví dụ 84,56.')
  return undefined
}

function figureText(cell: FactCell): string | null {
  // A spreadsheet keeps 15 digits; what stands behind them is its own arithmetic.
  const text = typeof cell === 'number' ? plainDigits(cell) : typeof cell === 'string' ? cell.replace(/\s/g, '') : ''
  const pointed = text.includes(',') ? text.replace(/\./g, '').replace(',', '.') : text
  return /^\d{1,15}(\.\d{1,15})?$/.test(pointed) ? pointed : null
}

function plainDigits(number: number): string {
  const text = String(Number(number.toPrecision(15)))
  return text.includes('e') ? number.toFixed(15).replace(/\.?0+$/, '') : text
}

function percentOf(cell: FactCell, tell: Tell): object | undefined {
  if (typeof cell === 'number' && cell > 0 && cell < 1) {
    const shown = figureText(Number((cell * 100).toPrecision(12)))?.replace('.', ',')
    tell(
      'value',
      `Ô đang là ${plainDigits(cell).replace('.', ',')}: nếu là ${shown}% thì gõ ${shown}, hoặc ghi hai số đếm.`,
    )
    return undefined
  }
  const bare = typeof cell === 'string' ? cell.replace(/\s*%\s*$/, '') : cell
  const percent = figureText(bare)
  if (percent !== null) return { percent }
  tell('value', 'Ghi số đạt và tổng số ở hai ô, hoặc một tỷ lệ như 63,63%.')
  return undefined
}

function doneOf(cell: FactCell, tell: Tell): object | undefined {
  if (says(cell, WORDS.onTime)) return { done: true }
  if (says(cell, WORDS.notDone)) return { done: false }
  const doneOn = dayOf(cell)
  if (doneOn !== null) return { doneOn }
  const text = typeof cell === 'string' ? cell.trim() : cell
  if (typeof text === 'number' || (typeof text === 'string' && /^\d{1,6}$/.test(text)))
    return together({ daysLate: countOf(text, 'value', tell) })
  tell('value', `Ghi ngày xong (ngày/tháng/năm), số ngày trễ, “${WORDS.onTime}” hoặc “${WORDS.notDone}”.`)
  return undefined
}

function dayOf(cell: FactCell): string | null {
  if (cell instanceof Date) return findCalendarDate(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate())
  return typeof cell === 'string' ? parseDate(cell) : null
}

const says = (cell: FactCell, words: string): boolean =>
  (typeof cell === 'string' || typeof cell === 'number') &&
  foldVietnamese(String(cell)).trim() === foldVietnamese(words)

function put(fact: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path
  if (rest.length === 0) {
    fact[key] = value
    return
  }
  const inner = fact[key]
  const map = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  fact[key] = map
  put(map, rest, value)
}
