/** A document made into the lines that the plan reader works on: blanks made even, broken lines joined, layout tables opened. */
import type { Document, Paragraph, Position, Table } from '../values/document.ts'
import { findMarker } from './markers.ts'
import { isCapitals, matchable, tidy } from './wording.ts'

/** One line or one row; `text` is what is read, `match` is `text` made comparable, letter by letter. */
export interface PlanLine {
  readonly text: string
  readonly match: string
  readonly where: Position
  /** The cells of a row of a table, else null. */
  readonly cells: readonly PlanCell[] | null
  /** Parts of a line that wide gaps separate; the first is empty where a line begins far to the right. */
  readonly columns: readonly string[]
}

export interface PlanCell {
  readonly text: string
  readonly columns: number
  readonly continued: boolean
}

const LAYOUT_CELL = /(?:^|\n)\s*(?:cộng h[òo]a xã h[ộo]i|độc lập\s*-|số\s*[:.]|nơi nhận|t[mlu]q?\.\s|kt\.\s|q\.\s)/
/** What a copy of a web page or a notebook puts above the letterhead as a comment (`# SOURCE: …`). */
const NOTE = /^#\s?(?:[A-Z-]+\s?:|[-=]{3,}\s*$)/
const GAP = /\t+| {4,}/

export function planLines(document: Document): PlanLine[] {
  const lines: PlanLine[] = []
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') lines.push(...paragraphLines(block))
    else lines.push(...tableLines(block))
  }
  return joinBroken(withoutRules(lines))
}

export function planLine(text: string, where: Position, columns: readonly string[] = [text]): PlanLine {
  const clean = tidy(text)
  return { text: clean, match: matchable(clean), where, cells: null, columns }
}

function paragraphLines(paragraph: Paragraph): PlanLine[] {
  return paragraph.text.split('\n').flatMap((part) => {
    if (part.trim() === '' || NOTE.test(part)) return []
    const columns = withoutBlanks(part).split(GAP).map(tidy)
    return [planLine(part.replace(/^#{1,6}\s+/, ''), paragraph.where, columns.length > 1 ? columns : [tidy(part)])]
  })
}

/** What is left to fill in by hand is no column: "Số:        /KH-SNV", "ngày      tháng      năm 2026". */
function withoutBlanks(part: string): string {
  return part
    .replace(/(số\s*[:.]?)\s+(?=[\d/-])/iu, '$1 ')
    .replace(/(ngày|tháng|năm)[\s]+(?=tháng|năm|[\d/])/giu, '$1 ')
}

/** A table that only lays out a letterhead or a signature is read cell by cell, column after column. */
function tableLines(table: Table): PlanLine[] {
  const isLayout = table.rows.some((row) => row.cells.some((cell) => LAYOUT_CELL.test(matchable(cell.text))))
  const widest = Math.max(...table.rows.map((row) => row.cells.length))
  if ((isLayout && widest <= 3) || widest === 1) return openLayout(table, widest)
  return table.rows.map((row) => {
    const cells = row.cells.map((cell) => ({ ...cell, text: cell.text.trim() }))
    const text = tidy(cells.map((cell) => (cell.continued ? '' : cell.text)).join(' | '))
    return { text, match: matchable(text), where: row.where, cells, columns: [text] }
  })
}

function openLayout(table: Table, widest: number): PlanLine[] {
  const lines: PlanLine[] = []
  for (let column = 0; column < widest; column += 1) {
    for (const row of table.rows) {
      const cell = row.cells[column]
      if (!cell || cell.continued) continue
      for (const part of cell.text.split('\n')) if (part.trim() !== '') lines.push(planLine(part, row.where))
    }
  }
  return lines
}

const withoutRules = (lines: PlanLine[]): PlanLine[] => lines.filter((line) => !/^[\s\-–—_=*.…]+$/.test(line.text))

const ENDS = /[.;:!?…”"»)\]/]$/
const OPEN_END =
  /(?:,|-|\/|(?<!\p{L})(?:và|hoặc|của|cho|với|về|các|những|(?<!tiếp )theo|tại|trong|từ|đến|là|do|để|số|năm|tháng|ngày|thực hiện))$/u

function joinBroken(lines: PlanLine[]): PlanLine[] {
  const width = wrapWidth(lines)
  const joined: PlanLine[] = []
  lines.forEach((line, index) => {
    const last = joined.at(-1)
    if (last && continues(last, lines[index - 1], line, lines[index + 1], width))
      joined[joined.length - 1] = glue(last, line)
    else joined.push(line)
  })
  return joined
}

function glue(first: PlanLine, second: PlanLine): PlanLine {
  return planLine(`${first.text} ${second.text}`, first.where)
}

/** True when `line` goes on with the sentence of `last`; `before` is the line of the file just above it. */
function continues(
  last: PlanLine,
  before: PlanLine | undefined,
  line: PlanLine,
  next: PlanLine | undefined,
  width: number,
): boolean {
  if (last.cells || line.cells || line.columns.length > 1 || last.columns.length > 1) return false
  if (/^(?:nơi nhận|kính gửi|căn cứ|phụ lục)(?!\p{L})/u.test(line.match) || ENDS.test(last.text)) return false
  const marker = findMarker(line.text)
  if (marker) return continuesThroughMarker(last, line, next, marker.kind)
  if (isCapitals(line.text) || isCapitals(last.text)) return false
  if (/^\p{Ll}/u.test(line.text)) return true
  if (OPEN_END.test(last.match)) return true
  return width > 0 && (before?.text.length ?? 0) >= width * 0.85
}

/** "kinh tế" / "- xã hội của tỉnh": the dash belongs to the words, or a single long sentence was cut at a dash. */
function continuesThroughMarker(last: PlanLine, line: PlanLine, next: PlanLine | undefined, kind: string): boolean {
  if (kind !== 'dash') return false
  if (opensBracket(last.text) && /^[^(]*\)/.test(line.text)) return true
  const lastMarker = findMarker(last.text)
  if (/^[-–—]\s*\p{Ll}/u.test(line.text)) return !isCapitals(last.text) && last.text.length > 60
  const isOnly = next === undefined || findMarker(next.text)?.kind !== 'dash'
  return (
    isOnly && lastMarker !== null && lastMarker.kind !== 'dash' && last.text.length > 200 && !line.match.includes(':')
  )
}

/** "(Thời gian: Quý I" / "- Quý II)": a line was cut inside its brackets. */
const opensBracket = (text: string): boolean => text.lastIndexOf('(') > text.lastIndexOf(')')

/** The width at which a file was wrapped, or 0 where each paragraph is one line. */
function wrapWidth(lines: PlanLine[]): number {
  const lengths = lines.filter((line) => !line.cells).map((line) => line.text.length)
  if (lengths.length < 10) return 0
  const sorted = [...lengths].sort((a, b) => a - b)
  const longest = sorted[Math.floor(sorted.length * 0.97)] ?? 0
  if (longest > 130 || longest < 40) return 0
  const full = lengths.filter((length) => length >= longest * 0.85 && length <= longest * 1.1).length
  return full >= lengths.length * 0.3 ? longest : 0
}
