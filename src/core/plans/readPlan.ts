/** Reads an official plan document into tasks, targets, shortcomings and duties. Reading never writes and never guesses. */
import type { Document, Position } from '../values/document.ts'
import { readClosing } from './closing.ts'
import { readHeader } from './header.ts'
import { readIndexResult } from './indexResult.ts'
import { outline } from './outline.ts'
import { type PlanLine, planLines } from './planLines.ts'
import { isAppendixHeading, planParts } from './planParts.ts'
import type { PlanHeader, PlanProblem, PlanReading, PlanTask } from './planReading.ts'
import { type ReadContext, readContext } from './readContext.ts'
import { readResponsibilities } from './responsibilities.ts'
import { readShortcomings } from './shortcomings.ts'
import { readTargets } from './targets.ts'
import { readTasks } from './tasks.ts'
import { readTaskRows } from './taskTable.ts'
import { matchable, withoutEnd } from './wording.ts'

/** Everything that is found in `document`; what it lacks stands in `problems` with its place. */
export function readPlan(document: Document): PlanReading {
  const lines = planLines(document)
  const parts = planParts(lines)
  const problems: PlanProblem[] = []
  const header = readHeader(parts, problems)
  const start = lines[0]?.where ?? firstPlace(document)
  const context = readContext(planYear(header), start, problems)
  const root = outline(parts.body, '')
  const tasks = laysOutWork(header)
    ? withUniqueIds([
        ...readTasks(root, parts.isAttached || isPlan(header), context),
        ...appendixTasks(parts.appendices, context),
      ])
    : []
  const closing = readClosing(parts.closing, problems)
  problems.push(...taskProblems(tasks, start))
  return {
    header,
    indexResult: readIndexResult(parts.body, header.subject) ?? readIndexResult(parts.opening, header.subject),
    shortcomings: readShortcomings(root),
    targets: readTargets(root),
    tasks,
    responsibilities: withUniqueIds(readResponsibilities(root, context)),
    recipients: closing.recipients,
    signer: closing.signer,
    problems,
  }
}

/** Invitations, minutes and the like tell who prepares what, but lay out no work to follow. */
const laysOutWork = ({ kind }: PlanHeader): boolean =>
  kind === null || !['Giấy mời', 'Biên bản', 'Tờ trình', 'Báo cáo'].includes(kind)

/** A plan by its kind, or a piece of one without its head. */
const isPlan = ({ kind, symbol }: PlanHeader): boolean =>
  kind === null ? symbol === null : ['Kế hoạch', 'Chương trình', 'Đề án', 'Phương án'].includes(kind)

function firstPlace(document: Document): Position {
  return document.format === 'txt' ? { line: 1 } : document.format === 'docx' ? { paragraph: 1 } : { page: 1, line: 1 }
}

/** The year that the subject names as its own, else the year of issue. */
function planYear(header: PlanHeader): number | null {
  const issued = Number(header.issuedMonth?.slice(0, 4) ?? header.issuedOn?.slice(0, 4)) || null
  const subject = matchable(header.subject ?? '').replace(
    /(?:giai đoạn|nhiệm kỳ|khóa|luật[^,;]*|ngày[^,;]*?)\s*(?:năm\s*)?20\d{2}(?:\s*-\s*20\d{2})?/gu,
    '',
  )
  const years = [...subject.matchAll(/năm\s*(20\d{2})(?!\s*-\s*20)/gu)].map((found) => Number(found[1]))
  const own = years.filter((year) => issued === null || (year >= issued && year <= issued + 1))
  return own.length > 0 ? Math.max(...own) : (issued ?? (years.length > 0 ? Math.max(...years) : null))
}

/** Each appendix is a run of rows below its own title; `PL` begins its ids. */
function appendixTasks(lines: readonly PlanLine[], context: ReadContext): PlanTask[] {
  const starts = lines.flatMap((line, index) => (isAppendixHeading(line) ? [index] : []))
  return starts.flatMap((start, order) => {
    const own = lines.slice(start + 1, starts[order + 1] ?? lines.length)
    const number =
      /(?:số\s*)?(\d{1,2}|[ivx]{1,4})\s*[.:]?$/u
        .exec(lines[start]?.match ?? '')?.[1]
        ?.toUpperCase()
        .replace(/^0+/, '') ?? ''
    const title = own.find((line) => line.cells === null && !line.text.startsWith('('))?.text ?? ''
    return readTaskRows(own, starts.length > 1 ? `PL${number}` : 'PL', withoutEnd(title), context)
  })
}

/** An id met again takes `~2`, `~3`. */
function withUniqueIds<Item extends { readonly id: string }>(items: readonly Item[]): Item[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1
    seen.set(item.id, count)
    return count === 1 ? item : { ...item, id: `${item.id}~${count}` }
  })
}

function taskProblems(tasks: readonly PlanTask[], start: Position): PlanProblem[] {
  if (tasks.length === 0) {
    return [
      {
        code: 'no-task',
        where: start,
        text: 'Không tìm thấy nhiệm vụ nào có đơn vị chủ trì hoặc thời hạn; hãy kiểm tra văn bản hoặc thêm nhiệm vụ bằng tay.',
      },
    ]
  }
  return tasks
    .filter((task) => task.lead.length === 0)
    .map((task) => ({
      code: 'lead-missing',
      where: task.where,
      text: `Nhiệm vụ ${task.id} chưa có đơn vị chủ trì; hãy chọn đơn vị chủ trì.`,
    }))
}
