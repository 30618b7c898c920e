/** A document as lines and tables, each with its place in the file; made by `platform/docx` or from plain text here. */
import { z } from 'zod'

/** Where something stands: a line of a text file, a paragraph of a DOCX, a line on a page of a PDF; all count from 1. */
export const Position = z.union([
  z.object({ page: z.number().int(), line: z.number().int() }),
  z.object({ line: z.number().int() }),
  z.object({ paragraph: z.number().int() }),
])
export type Position = z.infer<typeof Position>

/** `text` carries the number of an automatic list and keeps wide gaps between columns as tabs. */
export const Paragraph = z.object({
  kind: z.literal('paragraph'),
  where: Position,
  text: z.string(),
  bold: z.boolean(),
})
export type Paragraph = z.infer<typeof Paragraph>

/** One cell; `columns` is how many columns it spans, `continued` says that it only continues the cell above it. */
export const TableCell = z.object({ text: z.string(), columns: z.number().int(), continued: z.boolean() })
export type TableCell = z.infer<typeof TableCell>

export const TableRow = z.object({ where: Position, cells: z.array(TableCell) })
export type TableRow = z.infer<typeof TableRow>

export const Table = z.object({ kind: z.literal('table'), rows: z.array(TableRow) })
export type Table = z.infer<typeof Table>

export const Document = z.object({
  format: z.enum(['txt', 'docx', 'pdf']),
  blocks: z.array(z.union([Paragraph, Table])),
})
export type Document = z.infer<typeof Document>

const CELL_EDGE = /\s\||\|\s|^\||\|$/
const RULE_OF_TABLE = /^[\s|:+-]*$/
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g

/** Text as it is compared and shown: NFC, ordinary spaces, no invisible marks. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
}

/** Reads plain text: one paragraph a line, lines with ` | ` as rows of a table. */
export function documentFromText(text: string): Document {
  const blocks: Document['blocks'] = []
  const lines = cleanText(text).split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/)
  lines.forEach((line, index) => {
    const where = { line: index + 1 }
    if (line.trim() === '') return
    if (line.includes('|') && CELL_EDGE.test(line.trim())) addRow(blocks, line, where)
    else blocks.push({ kind: 'paragraph', where, text: line.trimEnd(), bold: isBold(line) })
  })
  return { format: 'txt', blocks }
}

function addRow(blocks: Document['blocks'], line: string, where: Position): void {
  if (RULE_OF_TABLE.test(line)) return
  const isFramed = line.startsWith('|') && line.trimEnd().endsWith('|')
  const inner = isFramed ? line.trimEnd().slice(1, -1) : line
  const cells = inner.split('|').map((cell) => ({ text: cell.trim(), columns: 1, continued: false }))
  const last = blocks.at(-1)
  if (last?.kind === 'table') last.rows.push({ where, cells })
  else blocks.push({ kind: 'table', rows: [{ where, cells }] })
}

const isBold = (line: string) => /^\s*(?:[-+]\s*)?\*\*.+\*\*[.:;]?\s*$/.test(line)
