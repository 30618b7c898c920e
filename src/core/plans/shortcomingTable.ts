/** What fell short, told in a table: a column of criteria, and one of causes or of what is lacking. */
import type { OutlineNode } from './outline.ts'
import type { PlanCell, PlanLine } from './planLines.ts'
import { matchable, tidy } from './wording.ts'

const SUBJECT = /tiêu chí|nội dung|chỉ tiêu|lĩnh vực|nhiệm vụ/u
const FAULT = /nguyên nhân|lý do|tồn tại|hạn chế|thiếu|chưa đạt|giải trình/u

export interface TableFault {
  readonly line: PlanLine
  readonly text: string
}

/** Each row with a fault, as "criterion: cause"; none where no header says which column is which. */
export function tableFaults(node: OutlineNode): TableFault[] {
  const rows = node.children.flatMap((child) => (child.kind === 'row' && child.line?.cells ? [child.line] : []))
  const at = rows.findIndex((row) => columnsOf(row.cells ?? []) !== null)
  const columns = columnsOf(rows[at]?.cells ?? [])
  if (!columns) return []
  return rows.slice(at + 1).flatMap((line) => {
    const fault = textAt(line.cells ?? [], columns.fault)
    const subject = columns.subject === columns.fault ? '' : textAt(line.cells ?? [], columns.subject)
    if (!/\p{L}{2}/u.test(fault)) return []
    return [{ line, text: subject === '' ? fault : `${subject}: ${fault}` }]
  })
}

function columnsOf(cells: readonly PlanCell[]): { subject: number; fault: number } | null {
  const names = cells.map((cell) => matchable(cell.text))
  if (cells.length < 2 || names.some((name) => name.length > 80 || /^\d/.test(name))) return null
  const fault = names.findLastIndex((name) => FAULT.test(name))
  if (fault < 0) return null
  const subject = names.findIndex((name) => SUBJECT.test(name))
  return { subject: subject < 0 ? fault : subject, fault }
}

const textAt = (cells: readonly PlanCell[], at: number): string => tidy((cells[at]?.text ?? '').replace(/\n/g, ' '))
