/** A DOCX as paragraphs and tables: automatic numbers made visible, deletions dropped, insertions kept, text boxes read. */
import type { Document, Paragraph, Position, Table, TableCell, TableRow } from '../../../core/values/document.ts'
import { cleanText } from '../../../core/values/document.ts'
import { UnreadableDocument } from './documentProblems.ts'
import { NumberLabels, readStyles } from './numbering.ts'
import { parseXml, type XmlTag } from './xmlTags.ts'

export interface DocxParts {
  readonly document: string
  readonly numbering: string | null
  readonly styles: string | null
}

const MAX_CHARACTERS = 20_000_000

interface OpenParagraph {
  readonly where: Position
  text: string
  style: string | null
  numId: string | null
  level: number | null
  letters: number
  boldLetters: number
  isMarkDeleted: boolean
}

interface OpenCell {
  readonly lines: string[]
  columns: number
  isMerged: boolean
}

interface OpenRow {
  readonly where: Position
  readonly cells: OpenCell[]
  isDeleted: boolean
}

/** What is dropped with all that stands below it: deletions, moved-away text, the second copy of a text box, field codes. */
const DROPPED: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'footnoteReference',
  'rt',
])

export function readDocx(parts: DocxParts): Document {
  const reader = new DocxReader(parts)
  parseXml(parts.document, {
    open: (tag) => reader.open(tag),
    close: (name) => reader.close(name),
    text: (text) => reader.addText(text),
  })
  return { format: 'docx', blocks: reader.blocks }
}

class DocxReader {
  readonly blocks: Document['blocks'] = []
  readonly #labels: NumberLabels
  readonly #styleOf: ReturnType<typeof readStyles>
  readonly #paragraphs: OpenParagraph[] = []
  readonly #tables: OpenRow[][] = []
  #count = 0
  #characters = 0
  #dropped = 0
  #inText = false
  #run = { isBold: null as boolean | null, isHidden: false, isCapitals: null as boolean | null }
  #inRunProperties = false
  #inParagraphProperties = false
  #inRowProperties = false
  #carried = ''

  constructor(parts: DocxParts) {
    this.#labels = new NumberLabels(parts.numbering)
    this.#styleOf = readStyles(parts.styles)
  }

  open(tag: XmlTag): void {
    if (this.#dropped > 0 || this.#isDropped(tag)) {
      this.#dropped += 1
      return
    }
    const value = tag.attributes.val
    const isOn = value !== '0' && value !== 'false' && value !== 'none'
    const paragraph = this.#paragraphs.at(-1)
    switch (tag.name) {
      case 'p':
        this.#openParagraph()
        break
      case 'pPr':
        this.#inParagraphProperties = true
        break
      case 'rPr':
        this.#inRunProperties = true
        break
      case 'trPr':
        this.#inRowProperties = true
        break
      case 'r':
        this.#run = { isBold: null, isHidden: false, isCapitals: null }
        break
      case 't':
        this.#inText = true
        break
      case 'tab':
        if (!this.#inParagraphProperties) this.#append('\t')
        break
      case 'br':
      case 'cr':
        this.#append('\n')
        break
      case 'noBreakHyphen':
        this.#append('-')
        break
      case 'pStyle':
        if (paragraph) paragraph.style = value ?? null
        break
      case 'numId':
        if (paragraph && this.#inParagraphProperties) paragraph.numId = value ?? null
        break
      case 'ilvl':
        if (paragraph && this.#inParagraphProperties) paragraph.level = Number(value) || 0
        break
      case 'b':
        if (this.#inRunProperties && !this.#inParagraphProperties) this.#run.isBold = isOn
        break
      case 'caps':
        if (this.#inRunProperties && !this.#inParagraphProperties) this.#run.isCapitals = isOn
        break
      case 'vanish':
        if (this.#inRunProperties && !this.#inParagraphProperties) this.#run.isHidden = isOn
        break
      default:
        this.#openTable(tag)
    }
  }

  close(name: string): void {
    if (this.#dropped > 0) {
      this.#dropped -= 1
      return
    }
    if (name === 't') this.#inText = false
    else if (name === 'pPr') this.#inParagraphProperties = false
    else if (name === 'rPr') this.#inRunProperties = false
    else if (name === 'trPr') this.#inRowProperties = false
    else if (name === 'p') this.#closeParagraph()
    else if (name === 'tbl') this.#closeTable()
  }

  addText(text: string): void {
    if (this.#inText && this.#dropped === 0) this.#append(text)
  }

  /** `w:del` and `w:moveFrom` as properties mark a deleted paragraph end or row, and hold no text. */
  #isDropped(tag: XmlTag): boolean {
    if (!DROPPED.has(tag.name)) return false
    if (tag.name === 'del' && this.#inRowProperties) {
      const row = this.#tables.at(-1)?.at(-1)
      if (row) row.isDeleted = true
    } else if (tag.name === 'del' && this.#inParagraphProperties) {
      const paragraph = this.#paragraphs.at(-1)
      if (paragraph) paragraph.isMarkDeleted = true
    }
    return true
  }

  #append(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph || this.#run.isHidden) return
    this.#characters += text.length
    if (this.#characters > MAX_CHARACTERS) throw new UnreadableDocument('document-too-long')
    const style = this.#styleOf(paragraph.style)
    const isCapitals = this.#run.isCapitals ?? style.isCapitals ?? false
    const isBold = this.#run.isBold ?? style.isBold ?? false
    const letters = text.trim().length
    paragraph.letters += letters
    if (isBold) paragraph.boldLetters += letters
    paragraph.text += isCapitals ? text.normalize('NFC').toUpperCase() : text
  }

  #openParagraph(): void {
    this.#count += 1
    this.#paragraphs.push({
      where: { paragraph: this.#count },
      text: '',
      style: null,
      numId: null,
      level: null,
      letters: 0,
      boldLetters: 0,
      isMarkDeleted: false,
    })
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const text = this.#carried + cleanText(paragraph.text)
    this.#carried = ''
    if (paragraph.isMarkDeleted && this.#paragraphs.length === 0) {
      this.#carried = text
      return
    }
    const label = this.#labelOf(paragraph, text)
    const whole = label === '' ? text : `${label} ${text.trimStart()}`
    const cell = this.#tables.at(-1)?.at(-1)?.cells.at(-1)
    if (cell) {
      if (whole.trim() !== '') cell.lines.push(whole.trim())
    } else if (whole.trim() !== '') {
      const isBold = paragraph.letters > 0 && paragraph.boldLetters >= paragraph.letters * 0.9
      const block: Paragraph = { kind: 'paragraph', where: paragraph.where, text: whole.trimEnd(), bold: isBold }
      this.blocks.push(block)
    }
  }

  /** An empty numbered paragraph shows its number all the same, and counts. */
  #labelOf(paragraph: OpenParagraph, text: string): string {
    const style = this.#styleOf(paragraph.style)
    const numId = paragraph.numId ?? style.numId
    if (numId === null || numId === '0') return ''
    const label = this.#labels.next(numId, paragraph.level ?? style.level ?? 0)
    return text.trim() === '' ? '' : label
  }

  #openTable(tag: XmlTag): void {
    const rows = this.#tables.at(-1)
    const cell = rows?.at(-1)?.cells.at(-1)
    if (tag.name === 'tbl') this.#tables.push([])
    else if (tag.name === 'tr') rows?.push({ where: { paragraph: this.#count + 1 }, cells: [], isDeleted: false })
    else if (tag.name === 'gridBefore')
      rows?.at(-1)?.cells.push({ lines: [], columns: Number(tag.attributes.val) || 1, isMerged: false })
    else if (tag.name === 'tc') rows?.at(-1)?.cells.push({ lines: [], columns: 1, isMerged: false })
    else if (tag.name === 'gridSpan' && cell) cell.columns = Math.min(Math.max(Number(tag.attributes.val) || 1, 1), 100)
    else if (tag.name === 'vMerge' && cell) cell.isMerged = tag.attributes.val !== 'restart'
  }

  /** A table inside a cell becomes lines of that cell. */
  #closeTable(): void {
    const rows = (this.#tables.pop() ?? []).filter((row) => !row.isDeleted && row.cells.length > 0)
    const table: Table = { kind: 'table', rows: [] }
    for (const row of rows) table.rows.push(rowOf(row, table.rows.at(-1)))
    const outer = this.#tables.at(-1)?.at(-1)?.cells.at(-1)
    if (outer) outer.lines.push(...table.rows.map((row) => row.cells.map((cell) => cell.text).join(' ')))
    else if (table.rows.length > 0) this.blocks.push(table)
  }
}

/** A cell that continues the one above carries its words. */
function rowOf(row: OpenRow, above: TableRow | undefined): TableRow {
  let column = 0
  const cells = row.cells.map((cell): TableCell => {
    const text = cell.lines.join('\n')
    const from = cell.isMerged ? cellAt(above, column) : undefined
    column += cell.columns
    return { text: from ? from.text : text, columns: cell.columns, continued: from !== undefined }
  })
  return { where: row.where, cells }
}

function cellAt(row: TableRow | undefined, column: number): TableCell | undefined {
  let at = 0
  for (const cell of row?.cells ?? []) {
    if (at === column) return cell
    at += cell.columns
  }
  return undefined
}
