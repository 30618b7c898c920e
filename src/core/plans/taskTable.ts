/** Tables of tasks: columns known by their headers, group rows as levels, merged headers and cells. */

import { inlineLabels } from './labelSets.ts'
import { findLabel } from './labels.ts'
import { findMarker } from './markers.ts'
import { joinPath } from './outline.ts'
import type { PlanCell, PlanLine } from './planLines.ts'
import type { DraftTask, ReadContext } from './readContext.ts'
import { readPerformers } from './roles.ts'
import { distinct, readUnits } from './units.ts'
import { matchable, tidy, withoutEnd } from './wording.ts'

type Column = 'number' | 'content' | 'lead' | 'performer' | 'both' | 'coordinating' | 'deadline' | 'product' | 'other'

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:stt|tt|số tt|số thứ tự|số|mục)$/u],
  ['other', /^lãnh đạo [\p{L}\s,/]*(?:phụ trách|chỉ đạo|theo dõi)|bắt đầu(?!.*(?:kết thúc|hoàn thành))/u],
  ['both', /(?:chủ trì|thực hiện).*phối hợp/u],
  ['coordinating', /phối hợp/u],
  ['lead', /chủ trì|đầu mối|chịu trách nhiệm|phụ trách|tham mưu/u],
  ['deadline', /thời gian|thời hạn|tiến độ|lộ trình|hạn hoàn thành|hoàn thành|thời điểm/u],
  [
    'performer',
    /(?:đơn vị|cơ quan|phòng|bộ phận|người|cá nhân|trách nhiệm|phân công)[\p{L}\s,/]*(?:thực hiện|triển khai)|^(?:đơn vị|cơ quan|phân công|trách nhiệm|người thực hiện)$|trách nhiệm/u,
  ],
  ['product', /sản phẩm|kết quả/u],
  ['content', /nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|tiêu chí|tên|hạng mục|công tác/u],
]

interface Header {
  readonly columns: readonly Column[]
  readonly rows: number
}

interface Group {
  readonly number: string
  readonly title: string
  readonly rank: number
}

/** Tasks of the rows of one table, or of a run of rows and lines in an appendix. */
export function readTaskRows(
  lines: readonly PlanLine[],
  basePath: string,
  baseTitle: string,
  context: ReadContext,
): DraftTask[] {
  const tasks: DraftTask[] = []
  let header: Header | null = null
  let groups: Group[] = []
  let ordinal = 0
  let pending: string | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) continue
    const found = line.cells ? findHeader(lines, at) : null
    if (found) {
      header = found
      at += found.rows - 1
      continue
    }
    const row = header && line.cells ? rowOf(line.cells, header) : null
    if (!row || !header) {
      const group = header ? groupOf(line, pending) : null
      if (group) groups = placeGroup(groups, group)
      pending = /^[\dIVXA-H.]{1,8}$/.test(line.text) ? line.text : null
      continue
    }
    if (isGroupRow(row)) {
      const group = toGroup(row.number, row.content)
      if (group) groups = placeGroup(groups, group)
      continue
    }
    const last = tasks.at(-1)
    if (row.isContinued && last) {
      tasks[tasks.length - 1] = {
        ...last,
        lead: distinct([...last.lead, ...row.lead]),
        coordinating: distinct([...last.coordinating, ...row.coordinating]),
      }
      continue
    }
    if (row.lead.length === 0 && row.coordinating.length === 0 && (row.deadline ?? '') === '') continue
    ordinal += 1
    const section = groups.reduce((path, group) => joinPath(path, group.number), basePath)
    const path = joinPath(section, row.number === '' ? String(ordinal) : row.number)
    tasks.push(
      context.draft({
        path,
        section,
        title:
          groups.length > 0
            ? groups
                .slice(-2)
                .map((group) => group.title)
                .join(' – ')
            : baseTitle,
        text: row.content,
        where: line.where,
        lead: isDitto(row.leadWords) && last ? last.lead : row.lead,
        coordinating: isDitto(row.coordinatingWords) && last ? last.coordinating : row.coordinating,
        deadlineWords: isDitto(row.deadline ?? '') && last?.deadline ? last.deadline.raw : row.deadline,
        product: row.product,
      }),
    )
  }
  return tasks
}

const isDitto = (words: string) => /^(?:nt|-nt-|như trên|"|″|''|〃)$/u.test(matchable(words.trim()))

/** The header that begins at a row: it names the work and who or when; two rows where cells are merged. */
function findHeader(lines: readonly PlanLine[], at: number): Header | null {
  const cells = lines[at]?.cells
  if (!cells) return null
  const names = gridOf(cells)
  const below = lines[at + 1]?.cells
  const columns = names.map(columnOf)
  if (!isHeader(cells, columns)) return null
  if (!below?.some((cell) => !cell.continued && ROLE_NAME.test(matchable(tidy(cell.text))))) return { columns, rows: 1 }
  const lower = below.filter((cell) => cell.text !== '')
  if (lower.length >= names.length && below.length === names.length)
    return {
      columns: below.map((cell, index) =>
        cell.text === '' || cell.continued ? (columns[index] ?? 'other') : columnOf(cell.text),
      ),
      rows: 2,
    }
  if (below.length === names.length || gridOf(below).length === names.length) {
    return {
      columns: gridOf(below).map((name, index) => (name === '' ? (columns[index] ?? 'other') : columnOf(name))),
      rows: 2,
    }
  }
  return { columns: splitMerged(cells, lower), rows: 2 }
}

/** The name of a column of roles and nothing more: a row of work that begins "Chủ trì …" is no header. */
const ROLE_NAME = /^(?:(?:cơ quan|đơn vị|phòng|bộ phận)\s+)?(?:chủ trì|phối hợp)(?:\s+(?:thực hiện|chính))?[.:]?$/u

/** Without widths (plain text): the cells of the second row stand under the first header of performance. */
function splitMerged(cells: readonly PlanCell[], lower: readonly PlanCell[]): Column[] {
  const at = cells.findIndex((cell) => ['performer', 'both', 'lead'].includes(columnOf(cell.text)))
  return cells.flatMap((cell, index) =>
    index === at ? lower.map((inner) => columnOf(inner.text)) : [columnOf(cell.text)],
  )
}

function isHeader(cells: readonly PlanCell[], columns: readonly Column[]): boolean {
  if (
    cells.length < 2 ||
    /^\d/.test(cells[0]?.text ?? '') ||
    cells.some((cell) => cell.text.length > 80) ||
    cells.some((cell) => /[.;]$/.test(cell.text.trim()) && cell.text.length > 40)
  )
    return false
  const hasWork = columns.includes('content')
  const hasRole = columns.some((column) => ['lead', 'performer', 'both', 'deadline', 'coordinating'].includes(column))
  const isData = cells.filter((cell) => /^\d+([.,]\d+)*$/.test(cell.text)).length > 1
  return hasWork && hasRole && !isData && new Set(columns.filter((column) => column !== 'other')).size >= 2
}

const gridOf = (cells: readonly PlanCell[]): string[] =>
  cells.flatMap((cell) => Array.from({ length: cell.columns }, () => cell.text))

function columnOf(name: string): Column {
  const match = matchable(tidy(name)).replace(/[.:()]/g, '')
  return COLUMNS.find(([, pattern]) => pattern.test(match))?.[0] ?? 'other'
}

interface Row {
  readonly number: string
  readonly content: string
  readonly lead: readonly string[]
  readonly leadWords: string
  readonly coordinating: readonly string[]
  readonly coordinatingWords: string
  readonly deadline: string | null
  readonly product: string | null
  readonly isContinued: boolean
  readonly filled: number
}

/** A row under the header; a header without its column of numbers is met by rows that have one. */
function rowOf(cells: readonly PlanCell[], header: Header): Row | null {
  const grid = cells.flatMap((cell) => [
    cell,
    ...Array.from({ length: cell.columns - 1 }, () => ({ ...cell, text: '', continued: false })),
  ])
  if (grid.length <= 2 && header.columns.length > 3) return titleRow(cells)
  const lacksNumber = !header.columns.includes('number')
  const columns =
    lacksNumber && grid.length === header.columns.length + 1 ? (['number', ...header.columns] as const) : header.columns
  const cellOf = (column: Column) => grid[columns.indexOf(column)]
  const wordsOf = (column: Column) => (columns.includes(column) ? (cellOf(column)?.text ?? '') : '')
  if (grid.length < columns.length - 2 && grid.length > 3) return null
  const number = wordsOf('number')
    .replace(/[.)]+$/, '')
    .trim()
  const rawContent = lines(wordsOf('content') || (grid.length <= 2 ? (grid.at(-1)?.text ?? '') : ''))
  const marker = columns.includes('number') ? null : findMarker(rawContent)
  const roles = rolesOf(columns, wordsOf)
  const filled = grid.filter((cell) => cell.text !== '').length
  const inline = inlineLabels(rawContent)
  return {
    number: number || (marker?.number ?? ''),
    content: tidyLines(marker ? rawContent.slice(marker.length) : rawContent),
    ...roles,
    lead: roles.lead.length > 0 ? roles.lead : (inline.set?.lead ?? []),
    deadline: columns.includes('deadline') ? lines(wordsOf('deadline')) : (inline.set?.deadline ?? null),
    product: lines(wordsOf('product')) || null,
    isContinued: cellOf('content')?.continued === true && wordsOf('content') !== '',
    filled,
  }
}

/** One or two cells under a wide header: a number and a title. */
function titleRow(cells: readonly PlanCell[]): Row | null {
  const texts = cells.map((cell) => tidy(cell.text)).filter((text) => text !== '')
  const title = texts.at(-1)
  if (title === undefined) return null
  const number =
    texts.length > 1 && /^[\dIVXA-HĐ.]{1,8}[.)]?$/u.test(texts[0] ?? '') ? (texts[0] ?? '').replace(/[.)]+$/, '') : ''
  const nobody = { lead: [], leadWords: '', coordinating: [], coordinatingWords: '' }
  return { number, content: title, ...nobody, deadline: null, product: null, isContinued: false, filled: texts.length }
}

function rolesOf(columns: readonly Column[], wordsOf: (column: Column) => string) {
  const coordinatingWords = wordsOf('coordinating')
  const leadWords = wordsOf('lead') || wordsOf('performer') || wordsOf('both')
  const inOneLine = lines(leadWords)
    .replace(/^\s*[-+•*]\s+/gmu, '')
    .replace(/\n/g, '; ')
  const labelled = inlineLabels(inOneLine).set
  const sentence =
    columns.includes('lead') && !/chủ trì|phối hợp/u.test(matchable(leadWords))
      ? { lead: readUnits(leadWords), coordinating: [] }
      : readPerformers(inOneLine)
  const lead = labelled ? labelled.lead : findLabel(leadWords) ? [] : sentence.lead
  const partners = labelled ? labelled.coordinating : sentence.coordinating
  return { lead, leadWords, coordinating: distinct([...readUnits(coordinatingWords), ...partners]), coordinatingWords }
}

const lines = (text: string): string => text.replace(/\s\/\s/g, '\n')
const tidyLines = (text: string) =>
  text
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n')

/** A row with a number and a title only is a group of the rows below it. */
function isGroupRow(row: Row): boolean {
  const isEmpty =
    row.lead.length === 0 && row.coordinating.length === 0 && (row.deadline ?? '') === '' && row.product === null
  return isEmpty && row.content !== '' && row.filled <= 3
}

function toGroup(number: string, title: string): Group | null {
  const own = number === '' ? findMarker(title) : null
  const name = number || (own?.number ?? '')
  const words = withoutEnd(own ? title.slice(own.length) : title)
  if (name === '' && words === '') return null
  return { number: name, title: words, rank: rankOf(name) }
}

function rankOf(number: string): number {
  if (number === '') return 9
  if (/^[A-HĐ]$/.test(number) && !/^[IVX]$/.test(number)) return 1
  if (/^[IVX]+$/.test(number)) return 2
  if (/^\d/.test(number)) return 2 + number.split('.').length
  return 8
}

/** "C | Các giải pháp", "II Hợp tác", or a number on one line and its title on the next. */
function groupOf(line: PlanLine, pending: string | null): Group | null {
  if (line.cells) {
    const filled = line.cells.filter((cell) => cell.text !== '')
    if (filled.length === 0 || filled.length > 2) return null
    const number = filled.length === 2 ? (filled[0]?.text ?? '').replace(/[.)]+$/, '') : ''
    return number.length <= 8 ? toGroup(number, filled.at(-1)?.text ?? '') : null
  }
  if (pending !== null) return toGroup(pending.replace(/[.)]+$/, ''), line.text)
  const marker = findMarker(line.text)
  return marker?.number ? toGroup('', line.text) : null
}

function placeGroup(groups: readonly Group[], group: Group): Group[] {
  if (group.number === '') return groups.length > 0 ? [...groups] : []
  return [...groups.filter((above) => above.rank < group.rank), group]
}
