/** A PDF with text as lines and tables; page numbers and repeated page heads are dropped, a scan is named as such. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { Document, Table } from '../../../core/values/document.ts'
import { cleanText } from '../../../core/values/document.ts'
import { UnreadableDocument } from './documentProblems.ts'
import { drawPage } from './pdfGlyphs.ts'
import { goesOn, isSetIn, joint, linesOf, type Margins, marginsOf, type PdfLine } from './pdfLines.ts'
import { isInTable, type PdfTable, tablesOf } from './pdfTables.ts'

const MAX_PAGES = 1000

interface Page {
  readonly height: number
  readonly lines: readonly PdfLine[]
  readonly tables: readonly PdfTable[]
  readonly hasImages: boolean
}

export async function readPdf(bytes: Uint8Array): Promise<Document> {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > MAX_PAGES) throw new UnreadableDocument('pdf-too-long')
    const pages: Page[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number))
    const letters = pages.reduce(
      (sum, page) => sum + page.lines.reduce((length, line) => length + line.text.length, 0) + page.tables.length * 50,
      0,
    )
    if (letters < pages.length * 20)
      throw new UnreadableDocument(pages.some((page) => page.hasImages) ? 'pdf-scanned' : 'document-without-words')
    return { format: 'pdf', blocks: blocksOf(pages) }
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('pdf-damaged')
  } finally {
    await pdf.destroy()
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // The library takes the bytes away from their owner and refuses a Buffer: it gets a copy.
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
    })
  } catch (error) {
    throw new UnreadableDocument(
      error instanceof Error && error.name === 'PasswordException' ? 'pdf-locked' : 'pdf-damaged',
    )
  }
}

async function readPage(pdf: PdfDocument, number: number): Promise<Page> {
  const { OPS } = await getResolvedPDFJS()
  const page = await pdf.getPage(number)
  const operators = await page.getOperatorList()
  const drawing = drawPage(operators, OPS, (font) => isBoldFont(page.commonObjs, font))
  const tables = tablesOf(drawing.rules, drawing.glyphs)
  const lines = linesOf(drawing.glyphs.filter((glyph) => !isInTable(glyph, tables)))
  page.cleanup()
  const height = (page.view[3] ?? 0) - (page.view[1] ?? 0)
  return { height, lines, tables, hasImages: drawing.hasImages }
}

function isBoldFont(fonts: { has(id: string): boolean; get(id: string): unknown }, font: string): boolean {
  if (!fonts.has(font)) return false
  const known: unknown = fonts.get(font)
  if (typeof known !== 'object' || known === null) return false
  return ('bold' in known && known.bold === true) || ('name' in known && /bold|black/i.test(String(known.name)))
}

function blocksOf(pages: readonly Page[]): Document['blocks'] {
  const blocks: Document['blocks'] = []
  const repeated = repeatedLines(pages)
  let open: { line: PdfLine; margins: Margins } | null = null
  const keptOf = (page: Page) =>
    page.lines.filter((line) => !isPageNumber(line, page.height) && !repeated.has(signOf(line)))
  const known = pages.map((page) => ({ height: page.height, margins: marginsOf(keptOf(page)) }))
  pages.forEach((page, index) => {
    const kept = keptOf(page)
    const margins = widest(known.filter(({ height }) => height === page.height).map((other) => other.margins))
    const parts = [
      ...kept.map((line) => ({ y: line.y, line, table: null })),
      ...page.tables.map((table) => ({ y: table.top, line: null, table })),
    ].sort((one, two) => two.y - one.y)
    parts.forEach((part, at) => {
      const where = { page: index + 1, line: at + 1 }
      if (part.table) {
        addTable(blocks, part.table, where)
        open = null
      } else if (part.line) {
        const last = blocks.at(-1)
        if (open && last?.kind === 'paragraph' && goesOn(open.line, part.line, margins))
          last.text = `${last.text}${joint(last.text)}${cleanText(part.line.text)}`
        else blocks.push({ kind: 'paragraph', where, text: indented(part.line, margins), bold: part.line.isBold })
        open = { line: part.line, margins }
      }
    })
  })
  return blocks
}

/** On a page of short lines the margins are seen only from the pages beside it. */
const widest = (all: readonly Margins[]): Margins => {
  const used = all.filter((margins) => margins.right > margins.left)
  return { left: Math.min(...used.map(({ left }) => left)), right: Math.max(...used.map(({ right }) => right)) }
}

/** A line far to the right keeps its place as a tab, so that a signature is told from the list beside it. */
const indented = (line: PdfLine, margins: Margins): string =>
  cleanText(
    isSetIn(line, margins) && line.x - margins.left > (margins.right - margins.left) * 0.35
      ? `\t${line.text}`
      : line.text,
  )

/** A table that runs on over the page goes on with its last row where the first cell is empty. */
function addTable(blocks: Document['blocks'], table: PdfTable, where: { page: number; line: number }): void {
  const rows = table.rows.map((row) => ({
    where,
    cells: row.cells.map((cell) => ({ ...cell, text: cleanText(cell.text) })),
  }))
  const last = blocks.at(-1)
  if (last?.kind !== 'table' || !sameWidth(last, rows)) {
    blocks.push({ kind: 'table', rows })
    return
  }
  const [first, ...others] = withoutHead(rows, last)
  const above = last.rows.at(-1)
  if (first && above && isRestOf(first, above)) {
    above.cells = above.cells.map((cell, index) => ({
      ...cell,
      text: [cell.text, first.cells[index]?.text ?? ''].filter((text) => text !== '').join(' '),
    }))
    last.rows.push(...others)
  } else if (first) last.rows.push(first, ...others)
}

type Row = Table['rows'][number]

/** The head that is printed again on each page. */
function withoutHead(rows: readonly Row[], table: Table): readonly Row[] {
  const wordsOf = (row: Row | undefined) => row?.cells.map((cell) => cell.text).join('|')
  let repeated = 0
  while (repeated < rows.length && wordsOf(rows[repeated]) === wordsOf(table.rows[repeated])) repeated += 1
  return rows.slice(repeated)
}

/** What is left of a row that broke over the page: no number, and words that go on where they were cut. */
function isRestOf(row: Row, above: Row): boolean {
  if (row.cells[0]?.text !== '' || row.cells.length !== above.cells.length) return false
  return row.cells.filter((cell) => /^\p{Lu}/u.test(cell.text)).length < 2
}

function sameWidth(table: Table, rows: readonly Row[]): boolean {
  const width = (row: Row | undefined) => row?.cells.reduce((sum, cell) => sum + cell.columns, 0)
  return width(table.rows.at(-1)) === width(rows[0])
}

function isPageNumber(line: PdfLine, height: number): boolean {
  const isAtEdge = line.y > height * 0.9 || line.y < height * 0.1
  return isAtEdge && /^(?:trang\s*)?[-–\s]*\d{1,4}(?:\s*\/\s*\d{1,4})?[-–\s]*$/iu.test(line.text.trim())
}

/** Lines that stand at the same place on at least three pages are heads or feet of the page. */
function repeatedLines(pages: readonly Page[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const edge = page.lines.filter((line) => line.y > page.height * 0.93 || line.y < page.height * 0.07)
    for (const sign of new Set(edge.map(signOf))) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && count >= pages.length * 0.5).map(([sign]) => sign))
}

const signOf = (line: PdfLine): string => `${Math.round(line.y / 4)}:${line.text.replace(/\d+/g, '#')}`
