/** What a person still has to decide about a draft; none of it keeps a draft from being exported. */

import type { Sentence } from '../../values/appError.ts'
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

/** A problem in both languages. */
interface Told extends Omit<DraftProblem, 'text'> {
  readonly text: Sentence
}
type Said = Omit<Told, 'where'>

/** `criteria` are the codes that the plan's year knows; null where no set is in use, so that none can be missed. */
export function draftProblems(
  draft: PlanDraft,
  {
    today,
    criteria,
    language = 'vi',
  }: {
    readonly today: CalendarDate
    readonly criteria: ReadonlySet<string> | null
    readonly language?: keyof Sentence
  },
): DraftProblem[] {
  const unknown = (codes: readonly string[]) => (criteria ? codes.filter((code) => !criteria.has(code)) : [])
  const told: Told[] = [
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
  return told.map(({ text, ...problem }) => ({ ...problem, text: text[language] }))
}

const NO_CRITERION: Sentence = {
  vi: 'Tồn tại này chưa gắn với tiêu chí nào của năm lập kế hoạch, nên không theo dõi được điểm lấy lại. Hãy chọn tiêu chí.',
  en: 'This shortcoming is tied to no criterion of the plan’s year, so points regained cannot be followed. Choose one.',
}
const NO_DEADLINE: Sentence = {
  vi: 'Chưa có thời hạn. Hãy chọn thời hạn.',
  en: 'There is no deadline yet. Choose one.',
}
const NO_WORDS: Sentence = {
  vi: 'Thời hạn theo sự kiện hoặc điều kiện chưa ghi là gì. Hãy ghi, ví dụ “sau khi Bộ ban hành hướng dẫn”.',
  en: 'The event or condition of the deadline is not named. Write it, such as “after the Ministry issues its guidance”.',
}
const PAST_DEADLINE: Sentence = {
  vi: 'Thời hạn đã qua so với hôm nay. Hãy chọn thời hạn khác.',
  en: 'The deadline is over already. Choose another one.',
}
const NO_LEAD: Sentence = {
  vi: 'Chưa có đơn vị chủ trì: kế hoạch trước không có nhiệm vụ cho tiêu chí này và chưa đơn vị nào được giao phụ trách. Hãy chọn đơn vị.',
  en: 'Nobody leads this: the last plan has no task for the criterion and no unit is responsible for it. Choose a unit.',
}

function leadProblem(lead: PlanDraft['tasks'][number]['lead']): Said | null {
  if (lead.length === 0) return { code: 'lead-missing', text: NO_LEAD }
  const untied = lead.filter(({ unitId, groupId, words }) => unitId === null && groupId === null && words.trim() !== '')
  if (untied.length === 0) return null
  const names = untied.map(({ words }) => `“${words.trim()}”`).join(', ')
  return {
    code: 'lead-untied',
    text: {
      vi: `Chủ trì ${names} chưa gắn với đơn vị nào của cơ quan. Hãy chọn đơn vị.`,
      en: `The lead ${names} is tied to no unit of the office. Choose a unit.`,
    },
  }
}

const gone = (codes: readonly string[], where: string, year: number | null): Told[] =>
  codes.length === 0
    ? []
    : [
        {
          code: 'criterion-unknown',
          where,
          text: {
            vi: `Bộ tiêu chí năm ${year} không có tiêu chí ${codes.join(', ')}. Hãy chọn lại.`,
            en: `The criteria set of ${year} has no criterion ${codes.join(', ')}. Choose again.`,
          },
        },
      ]

/** Of a time that is over, its last occurrence is; a deadline at fault has no day to go by. */
function deadlineProblem(
  deadline: Deadline | null,
  { year, header: { issuedOn } }: PlanDraft,
  today: CalendarDate,
): Said | null {
  if (deadline === null) return { code: 'deadline-missing', text: NO_DEADLINE }
  const isInWords = deadline.kind === 'afterEvent' || deadline.kind === 'conditional'
  if (isInWords && deadline.raw.trim() === '') return { code: 'deadline-words-missing', text: NO_WORDS }
  if (year === null || findDeadlineFault(deadline)) return null
  const due = occurrencesOf(deadline, year, null).at(-1)?.due ?? null
  if (due === null) return null
  if (issuedOn !== null && due < issuedOn)
    return {
      code: 'deadline-before-plan',
      text: {
        vi: `Thời hạn ${formatDay(due)} trước ngày ban hành kế hoạch ${formatDay(issuedOn)}. Hãy chọn thời hạn khác.`,
        en: `The deadline ${formatDay(due)} comes before the plan was issued, ${formatDay(issuedOn)}. Choose another one.`,
      },
    }
  return due < today ? { code: 'deadline-past', text: PAST_DEADLINE } : null
}

const formatDay = (day: string): string => (isCalendarDate(day) ? formatDate(day) : day)

/** The same places as the other problems: an item goes by its id, whatever its place in the list. */
const faultsAsProblems = (draft: PlanDraft): Told[] =>
  draftFaults(draft).map(({ code, item, where }) => ({
    code,
    where: item ? `${item.list}.${item.id}.${where.split('.').slice(2).join('.')}` : where,
    text: faultSentence(code),
  }))
