/** Letters of a PDF page put together into lines: words by the gaps between letters, columns by wide gaps. */
import type { Glyph } from './pdfGlyphs.ts'

export interface PdfLine {
  /** Columns that wide gaps separate are joined by tabs; a line that begins far to the right begins with one. */
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
  readonly isBold: boolean
  /** The width of the first word: whether it would have fitted on the line above. */
  readonly firstWord: number
}

/** In parts of the letters' height. */
const WORD_GAP = 0.13
const COLUMN_GAP = 1.8

/** Lines from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): PdfLine[] {
  const rows: Glyph[][] = []
  const sorted = [...glyphs].sort((one, two) => two.y - one.y)
  for (const glyph of sorted) {
    const row = rows.at(-1)
    const base = row?.[0]
    if (row && base && Math.abs(base.y - glyph.y) <= Math.max(base.size, glyph.size) * 0.4) row.push(glyph)
    else rows.push([glyph])
  }
  return rows.map(lineOf)
}

function lineOf(row: Glyph[]): PdfLine {
  const glyphs = [...row].sort((one, two) => one.x - two.x)
  let text = ''
  let end = Number.NEGATIVE_INFINITY
  let firstWord = 0
  const sizes = glyphs.map((glyph) => glyph.size).sort((one, two) => one - two)
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0
  const x = glyphs[0]?.x ?? 0
  for (const glyph of glyphs) {
    const gap = glyph.x - end
    if (text !== '' && gap > size * COLUMN_GAP) text += '\t'
    else if (text !== '' && gap > size * WORD_GAP) text += ' '
    if (firstWord === 0 && /[\s]/.test(text)) firstWord = end - x
    text += glyph.text
    end = Math.max(end, glyph.x + glyph.width)
  }
  const bold = glyphs.filter((glyph) => glyph.isBold).length
  return {
    text: text.normalize('NFC'),
    x,
    end,
    y: glyphs[0]?.y ?? 0,
    size,
    isBold: bold >= glyphs.length * 0.9,
    firstWord: firstWord === 0 ? end - x : firstWord,
  }
}

export interface Margins {
  readonly left: number
  readonly right: number
}

/** The margins of the text: where long lines begin and end. */
export function marginsOf(lines: readonly PdfLine[]): Margins {
  const long = lines.filter((line) => line.end - line.x > 200)
  const used = long.length >= 3 ? long : lines
  if (used.length === 0) return { left: 0, right: 0 }
  const left = [...used].sort((one, two) => one.x - two.x)[Math.floor(used.length * 0.05)]?.x ?? 0
  const right = [...used].sort((one, two) => two.end - one.end)[Math.floor(used.length * 0.05)]?.end ?? 0
  return { left, right }
}

const NEW_ITEM =
  /^(?:[-–+*•]\s?\S|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s?|[IVX]{1,5}\.\s|\(\d{1,2}\)|Nơi nhận|Căn cứ\s|Kính gửi|Điều\s\d)/u

/** True where `next` goes on with the paragraph of `line`: its first word had no room left above. */
export function goesOn(line: PdfLine, next: PdfLine, margins: Margins, isInCell = false): boolean {
  if (line.text.includes('\t') || next.text.includes('\t') || line.text === '' || /\.\/\.$/.test(line.text))
    return false
  const width = margins.right - margins.left
  if (isSetIn(line, margins) || isSetIn(next, margins)) return false
  if (line.isBold !== next.isBold) return false
  // In a narrow cell an abbreviation ("Trung tâm" / "PVHCC") often fills a line of its own.
  if (!isInCell && isCapitals(line.text) !== isCapitals(next.text)) return false
  if (NEW_ITEM.test(next.text) && !/^[-–]\s?\p{Ll}/u.test(next.text)) return false
  if (isInCell && /^\p{Ll}/u.test(next.text)) return true
  const isFirst = next.x - margins.left > width * 0.03 && next.x - line.x > -width * 0.01
  const isHung = line.x - margins.left > width * 0.02 && next.x - line.x > width * 0.01
  if (isFirst && !isHung && /[.;:]$/.test(line.text)) return false
  const room = margins.right - line.end
  return next.firstWord + line.size * 0.2 > room - width * 0.01
}

/** What joins two lines: nothing where the first was cut at a dash inside a word ("KH-" / "UBND"). */
export const joint = (text: string): string => (/[\p{L}\d][-–]$/u.test(text) ? '' : ' ')

/** Set in from both sides: a title or a signature. */
export const isSetIn = (line: PdfLine, margins: Margins): boolean =>
  line.x - margins.left > (margins.right - margins.left) * 0.12

const isCapitals = (text: string): boolean => /\p{Lu}{3}/u.test(text) && text === text.toUpperCase()
