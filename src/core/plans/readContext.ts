/** What every part of the reading needs to know: the plan's own year, and where problems are listed. */
import type { Position } from '../values/document.ts'
import { readDeadline } from './deadline.ts'
import type { Deadline, PlanProblem, PlanTask } from './planReading.ts'
import { findEvent, findStatedDeadline } from './statedDeadline.ts'
import { matchable, withoutEnd } from './wording.ts'

export type DraftTask = PlanTask

export interface TaskWords {
  readonly path: string
  readonly section: string
  readonly title: string
  readonly text: string
  readonly where: Position
  readonly lead: readonly string[]
  readonly coordinating: readonly string[]
  /** The words after a label of time; null where there is no such label. */
  readonly deadlineWords: string | null
  readonly product: string | null
}

export interface ReadContext {
  readonly planYear: number | null
  readonly start: Position
  readonly problems: PlanProblem[]
  draft(words: TaskWords): DraftTask
  statedDeadline(text: string): Deadline | null
  hasFirmDeadline(text: string): boolean
  /** Whether the words after a label of time say when. */
  isTime(words: string): boolean
}

export function readContext(planYear: number | null, start: Position, problems: PlanProblem[]): ReadContext {
  const statedDeadline = (text: string) => findStatedDeadline(text, planYear)
  return {
    planYear,
    start,
    problems,
    statedDeadline,
    isTime: (words) => ['read', 'invalid'].includes(readDeadline(words, planYear).kind),
    hasFirmDeadline(text) {
      const found = statedDeadline(text)
      return (
        found !== null &&
        ['beforeDate', 'month', 'quarter'].includes(found.kind) &&
        /(?:trước|chậm nhất|xong|hoàn thành)/u.test(matchable(text))
      )
    },
    draft(words) {
      const deadline =
        words.deadlineWords === null
          ? (statedDeadline(words.text) ?? findEvent(words.text))
          : labelled(words, planYear, problems)
      const product = words.product === null ? null : withoutEnd(words.product) || null
      return {
        id: words.path,
        section: words.section,
        title: words.title,
        text: words.text,
        lead: [...words.lead],
        coordinating: [...words.coordinating],
        deadline,
        product,
        where: words.where,
      }
    },
  }
}

function labelled(words: TaskWords, planYear: number | null, problems: PlanProblem[]): Deadline | null {
  const read = readDeadline(words.deadlineWords ?? '', planYear)
  const where = words.where
  switch (read.kind) {
    case 'read':
      return read.deadline
    case 'blank':
      problems.push({
        code: 'deadline-blank',
        where,
        text: `Nhiệm vụ ${words.path}: thời hạn còn để trống; hãy nhập thời hạn.`,
      })
      return null
    case 'invalid':
      problems.push({
        code: 'deadline-invalid',
        where,
        text: `Nhiệm vụ ${words.path}: thời hạn “${read.raw}” có ngày, tháng không có trong lịch; hãy kiểm tra lại văn bản.`,
      })
      return null
    case 'unknown':
      problems.push({
        code: 'deadline-unread',
        where,
        text: `Nhiệm vụ ${words.path}: chưa hiểu thời hạn “${read.raw}”; hãy chọn thời hạn.`,
      })
      return null
  }
}
