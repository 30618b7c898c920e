/** Tables of tasks: columns known by their headers, group rows as levels, merged headers and cells. */

import { inlineLabels } from './labelSets.ts'
import { findLabel } from './labels.ts'
import { findMarker } from './markers.ts'
import { joinPath } from './outline.ts'
import type { PlanCell, PlanLine } from './planLines.ts'
import type { DraftTask, ReadContext } from './readContext.ts'
import { readPerformers } from './roles.ts'
import { type Column, findHeader, gridOf, type Header } from './taskColumns.ts'
import { distinct, findQuotedNames, readUnits } from './units.ts'
import { evenBlanks, matchable, tidy, withoutEnd } from './wording.ts'

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
  let lastNumber = ''
  let pending: string | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) continue
    const found = line.cells ? findHeader(lines, at) : null
    if (found) {
      header = found
      lastNumber = ''
      at += found.rows - 1
      continue
    }
    const row = header && line.cells ? rowOf(line.cells, header, wordingOf(line)) : null
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
    lastNumber = row.number || lastNumber
    const path = joinPath(section, lastNumber || String(ordinal))
    tasks.push(
      context.draft({
        path,
        section,
        title: titleOf(groups, row, baseTitle),
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

function titleOf(groups: readonly Group[], row: Row, baseTitle: string): string {
  const above = groups.slice(-2).map((group) => group.title)
  const titles = [...(above.length > 0 ? above : [baseTitle]), withoutEnd(row.subject)]
  return titles.filter((title) => title !== '').join(' – ')
}

const isDitto = (words: string) => /^(?:nt|-nt-|như trên|"|″|''|〃)$/u.test(matchable(words.trim()))

interface Row {
  readonly number: string
  readonly content: string
  /** What fell short, where the table has a column for it. */
  readonly subject: string
  readonly lead: readonly string[]
  readonly leadWords: string
  readonly coordinating: readonly string[]
  readonly coordinatingWords: string
  readonly deadline: string | null
  readonly product: string | null
  readonly isContinued: boolean
  readonly filled: number
}

/** How the words of a cell are taken: a Word file has its own ends of lines, other files spell them and mark emphasis. */
interface Wording {
  readonly lines: (text: string) => string
  readonly clean: (text: string) => string
}

const SPELLED: Wording = { lines: (text) => text.replace(/\s\/\s/g, '\n'), clean: tidy }
const AS_WRITTEN: Wording = { lines: (text) => text, clean: evenBlanks }
const wordingOf = (line: PlanLine): Wording => ('paragraph' in line.where ? AS_WRITTEN : SPELLED)

/** A row under the header; a header without its column of numbers is met by rows that have one. */
function rowOf(cells: readonly PlanCell[], header: Header, { lines, clean }: Wording): Row | null {
  const grid = gridOf(cells, false)
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
  const works = columns.flatMap((column, at) => (column === 'content' ? [grid[at]] : []))
  const work = [...new Set(works.map((cell) => cell?.text ?? ''))].filter((text) => text !== '').join('\n')
  const rawContent = lines(work || wordsOf('subject') || (grid.length <= 2 ? (grid.at(-1)?.text ?? '') : ''))
  const marker = columns.includes('number') ? null : findMarker(rawContent)
  const roles = rolesOf(columns, wordsOf)
  const filled = grid.filter((cell) => cell.text !== '').length
  const inline = inlineLabels(rawContent)
  return {
    number: number || (marker?.number ?? ''),
    content: tidyLines(marker ? rawContent.slice(marker.length) : rawContent, clean),
    ...roles,
    lead: roles.lead.length > 0 || roles.leadWords.trim() !== '' ? roles.lead : (inline.set?.lead ?? []),
    deadline: columns.includes('deadline') ? lines(wordsOf('deadline')) : (inline.set?.deadline ?? null),
    product: lines(wordsOf('product')) || null,
    subject: work === '' ? '' : (lines(wordsOf('subject')).split('\n')[0] ?? ''),
    isContinued:
      works.every((cell) => cell?.continued === true && cell.text !== '') || (rawContent === '' && number === ''),
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
  return {
    number,
    content: title,
    subject: '',
    ...nobody,
    deadline: null,
    product: null,
    isContinued: false,
    filled: texts.length,
  }
}

function rolesOf(columns: readonly Column[], wordsOf: (column: Column) => string) {
  const coordinatingWords = wordsOf('coordinating')
  const leadWords = wordsOf('lead') || wordsOf('performer') || wordsOf('both')
  const named = findQuotedNames(leadWords)
  const namedOthers = findQuotedNames(coordinatingWords) ?? readUnits(coordinatingWords)
  if (named) return { lead: distinct(named), leadWords, coordinating: distinct(namedOthers), coordinatingWords }
  const inOneLine = SPELLED.lines(leadWords)
    .replace(/^\s*[-+•*]\s+/gmu, '')
    .replace(/\n/g, '; ')
  const labelled = inlineLabels(inOneLine).set
  const sentence =
    columns.includes('lead') && !/chủ trì|phối hợp/u.test(matchable(leadWords))
      ? { lead: readUnits(leadWords), coordinating: [] }
      : readPerformers(inOneLine)
  const lead = labelled ? labelled.lead : findLabel(leadWords) ? [] : sentence.lead
  const partners = labelled ? labelled.coordinating : sentence.coordinating
  return { lead, leadWords, coordinating: distinct([...namedOthers, ...partners]), coordinatingWords }
}

/** Who leads and who coordinates by the words of the two cells of a row. */
export function readUnitCells(lead: string, coordinating: string) {
  return rolesOf(['lead', 'coordinating'], (column) => (column === 'lead' ? lead : coordinating))
}

const tidyLines = (text: string, clean: (line: string) => string) =>
  text
    .split('\n')
    .map(clean)
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
