/** The columns of a table of tasks, known by the words of its header; two rows of header where cells are merged. */
import type { PlanCell, PlanLine } from './planLines.ts'
import { matchable, tidy } from './wording.ts'

export type Column =
  | 'number'
  | 'subject'
  | 'content'
  | 'lead'
  | 'performer'
  | 'both'
  | 'coordinating'
  | 'deadline'
  | 'product'
  | 'other'

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:stt|tt|số tt|số thứ tự|số|mục)$/u],
  ['other', /^lãnh đạo [\p{L}\s,/]*(?:phụ trách|chỉ đạo|theo dõi)|bắt đầu(?!.*(?:kết thúc|hoàn thành))/u],
  ['other', /^(?:tỷ lệ|mức độ|ghi chú|kinh phí|điểm)(?!\p{L})/u],
  ['product', /^(?:dự kiến )?(?:sản phẩm|kết quả)(?!.*(?:thời gian|thời hạn))/u],
  ['both', /(?:chủ trì|thực hiện).*phối hợp/u],
  ['coordinating', /phối hợp/u],
  ['lead', /chủ trì|đầu mối|chịu trách nhiệm|phụ trách|tham mưu/u],
  ['deadline', /thời gian|thời hạn|tiến độ|lộ trình|hạn hoàn thành|hoàn thành|thời điểm|kết thúc/u],
  [
    'performer',
    /(?:đơn vị|cơ quan|phòng|bộ phận|người|cá nhân|trách nhiệm|phân công)[\p{L}\s,/]*(?:thực hiện|triển khai)|^(?:đơn vị|cơ quan|phân công|trách nhiệm|người thực hiện)$|trách nhiệm/u,
  ],
  ['product', /sản phẩm|kết quả/u],
  ['content', /nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|tiêu chí|tên|hạng mục|công tác/u],
]

/** What fell short beside the work against it: it says what the work is about. */
const SUBJECT = /tồn tại|hạn chế|tiêu chí|chỉ tiêu|lĩnh vực/u
const WORK = /khắc phục|giải pháp|nhiệm vụ|công việc|hoạt động|biện pháp/u

export interface Header {
  readonly columns: readonly Column[]
  readonly rows: number
}

/** The header that begins at a row: it names the work and who or when; two rows where cells are merged. */
export function findHeader(lines: readonly PlanLine[], at: number): Header | null {
  const cells = lines[at]?.cells
  if (!cells) return null
  const names = gridOf(cells).map((cell) => cell.text)
  const columns = columnsOf(names)
  if (!isHeader(cells, columns)) return null
  const below = lines[at + 1]?.cells ?? []
  const isDouble = below.some((cell) => !cell.continued && INNER_NAME.test(matchable(tidy(cell.text))))
  const rows = isDouble ? 2 : 1
  return {
    columns: isDouble ? columnsOf(innerNames(cells, names, below)) : columns,
    rows: isCount(lines[at + rows]?.cells ?? []) ? rows + 1 : rows,
  }
}

/** The name of one column under a merged header, and nothing more: a row of work that begins "Chủ trì …" is no header. */
const INNER_NAME =
  /^(?:(?:cơ quan|đơn vị|phòng|bộ phận)\s+)?(?:chủ trì|phối hợp)(?:\s+(?:thực hiện|chính))?[.:]?$|^(?:thời gian\s+)?(?:bắt đầu|kết thúc)$/u

/** The names of the columns under both rows of a header; one below stands for the merged one above it. */
function innerNames(cells: readonly PlanCell[], names: readonly string[], below: readonly PlanCell[]): string[] {
  const grid = gridOf(below)
  if (grid.length === names.length)
    return grid.map((cell, at) => (cell.text === '' || cell.continued ? (names[at] ?? '') : cell.text))
  // Without widths (plain text) the cells of the second row stand under the first header of performance, or of time.
  const inner = below.map((cell) => cell.text).filter((name) => name !== '')
  const isTime = inner.every((name) => columnOf(name) === 'deadline' || columnOf(name) === 'other')
  const over = isTime ? ['deadline'] : ['performer', 'both', 'lead']
  const at = cells.findIndex((cell) => over.includes(columnOf(cell.text)))
  return cells.flatMap((cell, index) => (index === at ? inner : [cell.text]))
}

/** "(1) | (2) | (3)" below a header counts its columns. */
const isCount = (cells: readonly PlanCell[]): boolean =>
  cells.length > 2 && cells.every((cell) => /^\(?(?:\d{1,2}|[a-z])\)?(?:=.*)?$|^$/iu.test(cell.text.trim()))

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

/** Where a table names both what fell short and what is to be done, only the latter is the work. */
function columnsOf(names: readonly string[]): Column[] {
  const columns = names.map(columnOf)
  const subjects = names.map((name, at) => {
    const match = matchable(name)
    return (columns[at] === 'content' || columns[at] === 'other') && SUBJECT.test(match) && !WORK.test(match)
  })
  const hasWork = columns.some((column, at) => column === 'content' && !subjects[at])
  return hasWork ? columns.map((column, at) => (subjects[at] ? 'subject' : column)) : columns
}

/** One cell for each column: what a wide cell spans beside its first column is empty. */
export const gridOf = (cells: readonly PlanCell[], isNamed = true): PlanCell[] =>
  cells.flatMap((cell) => [
    cell,
    ...Array.from({ length: cell.columns - 1 }, () => (isNamed ? cell : { ...cell, text: '', continued: false })),
  ])

function columnOf(name: string): Column {
  const match = matchable(tidy(name)).replace(/[.:()]/g, '')
  return COLUMNS.find(([, pattern]) => pattern.test(match))?.[0] ?? 'other'
}
