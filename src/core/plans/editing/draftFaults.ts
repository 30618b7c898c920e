/** What keeps a draft from being confirmed. Words not tied to a unit, no deadline, no criterion are no faults. */

import type { Sentence } from '../../values/appError.ts'
import { isCalendarDate } from '../../values/calendarDate.ts'
import type { Deadline } from '../planReading.ts'
import type { ListName, PlanDraft } from './planDraft.ts'

export type DraftFaultCode =
  | 'year-missing'
  | 'subject-missing'
  | 'day-unknown'
  | 'text-blank'
  | 'id-twice'
  | 'unit-blank'
  | 'deadline-day-unknown'
  | 'deadline-reversed'
  | 'deadline-range'
  | 'deadline-every-missing'
  | 'target-value'
  | 'figure-unknown'

export interface DraftFault {
  readonly code: DraftFaultCode
  /** The list and the item at fault; null for the header. */
  readonly item: { readonly list: ListName; readonly id: string } | null
  /** Where it stands in the draft, as a request names it: `tasks.3.deadline`. */
  readonly where: string
}

const FIGURE = /^\d{1,15}([.,]\d{1,6})?$/

/** Every fault at once, in the order of the draft. */
export function draftFaults(draft: PlanDraft): DraftFault[] {
  return [
    ...headerFaults(draft),
    ...faultsIn(draft, 'shortcomings', (item) => [
      blank(item.text),
      figureFault(item.actual, 'actual'),
      figureFault(item.required, 'required'),
    ]),
    ...faultsIn(draft, 'tasks', (task) => [
      task.text.trim() === '' && task.title.trim() === '' ? ['text', 'text-blank'] : null,
      deadlineFault(task.deadline),
      unitsBlank(task.lead, 'lead'),
      unitsBlank(task.coordinating, 'coordinating'),
    ]),
    ...faultsIn(draft, 'targets', (target) => [
      blank(target.text),
      FIGURE.test(target.value.trim()) ? null : ['value', 'target-value'],
    ]),
    ...faultsIn(draft, 'responsibilities', (item) => [
      blank(item.text),
      unitsBlank([item.unit], 'unit'),
      deadlineFault(item.deadline),
    ]),
  ]
}

/** The fault of a deadline whose days do not exist or stand in the wrong order; null where it is whole. */
export function findDeadlineFault(deadline: Deadline): DraftFaultCode | null {
  switch (deadline.kind) {
    case 'beforeDate':
      return isCalendarDate(deadline.date) ? null : 'deadline-day-unknown'
    case 'fromDate':
      return isCalendarDate(deadline.from) ? null : 'deadline-day-unknown'
    case 'period':
      if (!isCalendarDate(deadline.from) || !isCalendarDate(deadline.until)) return 'deadline-day-unknown'
      return deadline.from <= deadline.until ? null : 'deadline-reversed'
    case 'month':
      return inRange(deadline.month, 12) && isYear(deadline.year) ? null : 'deadline-range'
    case 'quarter':
      return inRange(deadline.quarter, 4) && isYear(deadline.year) ? null : 'deadline-range'
    case 'year':
      return isYear(deadline.year) ? null : 'deadline-range'
    case 'recurring':
      if (deadline.every.length === 0) return 'deadline-every-missing'
      return inRange(deadline.day ?? 1, 31) && inRange(deadline.month ?? 1, 12) ? null : 'deadline-range'
    case 'afterEvent':
    case 'conditional':
      return null
  }
}

const SENTENCES: Record<DraftFaultCode, Sentence> = {
  'year-missing': { vi: 'Chưa có năm của kế hoạch; hãy nhập năm.', en: 'The plan has no year yet; enter it.' },
  'subject-missing': {
    vi: 'Chưa có trích yếu; hãy nhập tên gọi của kế hoạch.',
    en: 'The plan has no subject yet; enter what it is about.',
  },
  'day-unknown': {
    vi: 'Ngày ban hành không có trong lịch; hãy nhập lại, hoặc để trống.',
    en: 'The day of issue is not in the calendar; enter it again, or leave it blank.',
  },
  'text-blank': {
    vi: 'Mục này chưa có nội dung; hãy nhập, hoặc xoá mục.',
    en: 'This item is blank; write it, or delete it.',
  },
  'id-twice': {
    vi: 'Hai mục có cùng mã; mỗi mục phải có mã riêng.',
    en: 'Two items have the same id; each needs its own.',
  },
  'unit-blank': {
    vi: 'Có đơn vị chưa ghi tên; hãy chọn đơn vị hoặc bỏ dòng đó.',
    en: 'A unit has no name; choose one or take the line out.',
  },
  'deadline-day-unknown': {
    vi: 'Thời hạn có ngày không có trong lịch; hãy nhập lại.',
    en: 'The deadline has a day that is not in the calendar; enter it again.',
  },
  'deadline-reversed': {
    vi: 'Thời hạn có ngày cuối trước ngày đầu; hãy nhập lại.',
    en: 'The deadline ends before it begins; enter it again.',
  },
  'deadline-range': {
    vi: 'Thời hạn có tháng, quý, ngày hoặc năm ngoài phạm vi; hãy nhập lại.',
    en: 'The deadline has a month, quarter, day or year out of range; enter it again.',
  },
  'deadline-every-missing': {
    vi: 'Thời hạn định kỳ chưa có chu kỳ; hãy chọn hằng tuần, tháng, quý, năm hoặc thường xuyên.',
    en: 'The recurring deadline does not say how often; choose it.',
  },
  'figure-unknown': {
    vi: 'Phải là một số, ví dụ 80 hoặc 83,5; hãy nhập lại.',
    en: 'This must be a number, such as 80 or 83.5; enter it again.',
  },
  'target-value': {
    vi: 'Mức chỉ tiêu phải là một số, ví dụ 80 hoặc 83,5.',
    en: 'The target must be a number, such as 80 or 83.5.',
  },
}

/** Whether a problem of a draft is one of the faults above. */
export const isFaultCode = (code: string): boolean => Object.hasOwn(SENTENCES, code)

export const faultSentence = (code: DraftFaultCode): Sentence => SENTENCES[code]

/** A figure of a shortcoming or of the result: exact, so with as many decimals as it has. */
const EXACT_FIGURE = /^\d+([.,]\d+)?$/
const isExactFigure = (figure: string | null) => figure === null || EXACT_FIGURE.test(figure.trim())

type Found = readonly [field: string, code: DraftFaultCode] | null

function faultsIn<List extends ListName>(
  draft: PlanDraft,
  list: List,
  check: (item: PlanDraft[List][number]) => readonly Found[],
): DraftFault[] {
  const seen = new Set<string>()
  return draft[list].flatMap((item, index) => {
    const twice: Found = seen.has(item.id) ? ['id', 'id-twice'] : null
    seen.add(item.id)
    return [twice, ...check(item)].flatMap((found) =>
      found ? [{ code: found[1], item: { list, id: item.id }, where: `${list}.${index}.${found[0]}` }] : [],
    )
  })
}

function headerFaults({ year, header, indexResult }: PlanDraft): DraftFault[] {
  const faults: DraftFault[] = []
  if (year === null) faults.push({ code: 'year-missing', item: null, where: 'year' })
  if ((header.subject ?? '').trim() === '')
    faults.push({ code: 'subject-missing', item: null, where: 'header.subject' })
  if (header.issuedOn !== null && !isCalendarDate(header.issuedOn))
    faults.push({ code: 'day-unknown', item: null, where: 'header.issuedOn' })
  if (!isExactFigure(indexResult?.index ?? null))
    faults.push({ code: 'figure-unknown', item: null, where: 'indexResult.index' })
  return faults
}

const figureFault = (figure: string | null, field: string): Found =>
  isExactFigure(figure) ? null : [field, 'figure-unknown']

const blank = (text: string): Found => (text.trim() === '' ? ['text', 'text-blank'] : null)

const unitsBlank = (units: readonly { words: string }[], field: string): Found =>
  units.some(({ words }) => words.trim() === '') ? [field, 'unit-blank'] : null

function deadlineFault(deadline: Deadline | null): Found {
  const code = deadline && findDeadlineFault(deadline)
  return code ? ['deadline', code] : null
}

const inRange = (value: number, most: number) => value >= 1 && value <= most
const isYear = (year: number) => year >= 2000 && year <= 2100
