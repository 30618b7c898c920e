/** What a person still has to decide about a draft; none of it keeps a draft from being exported. */

import { type CalendarDate, formatDate, isCalendarDate } from '../../values/calendarDate.ts'
import { draftFaults, faultSentence, findDeadlineFault } from '../editing/draftFaults.ts'
import type { PlanDraft } from '../editing/planDraft.ts'
import type { Deadline } from '../planReading.ts'
import { occurrencesOf } from '../progress/occurrences.ts'

export interface DraftProblem {
  readonly code: string
  /** `tasks.III.1.1.lead`: the list, the item's id, its field; of the header `header.subject`. */
  readonly where: string
  readonly text: string
}

/** `criteria` are the codes that the plan's year knows; null where no set is in use, so that none can be missed. */
export function draftProblems(
  draft: PlanDraft,
  { today, criteria }: { readonly today: CalendarDate; readonly criteria: ReadonlySet<string> | null },
): DraftProblem[] {
  const unknown = (codes: readonly string[]) => (criteria ? codes.filter((code) => !criteria.has(code)) : [])
  return [
    ...faultsAsProblems(draft),
    ...draft.shortcomings.flatMap(({ id, criteria: links }) => {
      const where = `shortcomings.${id}.criteria`
      if (links.length === 0) return [{ code: 'criterion-missing', where, text: NO_CRITERION }]
      return gone(unknown(links.map(({ code }) => code)), where, draft.year)
    }),
    ...draft.tasks.flatMap((task) => {
      const lead = leadProblem(task.lead)
      const due = deadlineProblem(task.deadline, draft, today)
      return [
        ...(lead ? [{ ...lead, where: `tasks.${task.id}.lead` }] : []),
        ...(due ? [{ ...due, where: `tasks.${task.id}.deadline` }] : []),
        ...gone(unknown(task.criteria), `tasks.${task.id}.criteria`, draft.year),
      ]
    }),
  ]
}

const NO_CRITERION =
  'Tồn tại này chưa gắn với tiêu chí nào của năm lập kế hoạch, nên không theo dõi được điểm lấy lại. Hãy chọn tiêu chí.'
const NO_DEADLINE = 'Chưa có thời hạn. Hãy chọn thời hạn.'
const NO_WORDS = 'Thời hạn theo sự kiện hoặc điều kiện chưa ghi là gì. Hãy ghi, ví dụ “sau khi Bộ ban hành hướng dẫn”.'
const PAST_DEADLINE = 'Thời hạn đã qua so với hôm nay. Hãy chọn thời hạn khác.'

function leadProblem(lead: PlanDraft['tasks'][number]['lead']): Pick<DraftProblem, 'code' | 'text'> | null {
  if (lead.length === 0)
    return {
      code: 'lead-missing',
      text: 'Chưa có đơn vị chủ trì: kế hoạch trước không có nhiệm vụ cho tiêu chí này và chưa đơn vị nào được giao phụ trách. Hãy chọn đơn vị.',
    }
  const untied = lead.filter(({ unitId, groupId, words }) => unitId === null && groupId === null && words.trim() !== '')
  if (untied.length === 0) return null
  const names = untied.map(({ words }) => `“${words.trim()}”`).join(', ')
  return { code: 'lead-untied', text: `Chủ trì ${names} chưa gắn với đơn vị nào của cơ quan. Hãy chọn đơn vị.` }
}

const gone = (codes: readonly string[], where: string, year: number | null): DraftProblem[] =>
  codes.length === 0
    ? []
    : [
        {
          code: 'criterion-unknown',
          where,
          text: `Bộ tiêu chí năm ${year} không có tiêu chí ${codes.join(', ')}. Hãy chọn lại.`,
        },
      ]

/** Of a time that is over, its last occurrence is; a deadline at fault has no day to go by. */
function deadlineProblem(
  deadline: Deadline | null,
  { year, header: { issuedOn } }: PlanDraft,
  today: CalendarDate,
): Pick<DraftProblem, 'code' | 'text'> | null {
  if (deadline === null) return { code: 'deadline-missing', text: NO_DEADLINE }
  const isInWords = deadline.kind === 'afterEvent' || deadline.kind === 'conditional'
  if (isInWords && deadline.raw.trim() === '') return { code: 'deadline-words-missing', text: NO_WORDS }
  if (year === null || findDeadlineFault(deadline)) return null
  const due = occurrencesOf(deadline, year, null).at(-1)?.due ?? null
  if (due === null) return null
  if (issuedOn !== null && due < issuedOn)
    return {
      code: 'deadline-before-plan',
      text: `Thời hạn ${formatDay(due)} trước ngày ban hành kế hoạch ${formatDay(issuedOn)}. Hãy chọn thời hạn khác.`,
    }
  return due < today ? { code: 'deadline-past', text: PAST_DEADLINE } : null
}

const formatDay = (day: string): string => (isCalendarDate(day) ? formatDate(day) : day)

/** The same places as the other problems: an item goes by its id, whatever its place in the list. */
const faultsAsProblems = (draft: PlanDraft): DraftProblem[] =>
  draftFaults(draft).map(({ code, item, where }) => ({
    code,
    where: item ? `${item.list}.${item.id}.${where.split('.').slice(2).join('.')}` : where,
    text: faultSentence(code).vi,
  }))
