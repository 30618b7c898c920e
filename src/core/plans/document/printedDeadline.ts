/** A deadline in the words of an official document, such that reading them gives the same deadline. */
import { formatDate, isCalendarDate } from '../../values/calendarDate.ts'
import { readDeadline } from '../deadline.ts'
import { deadlineForm } from '../deadlineForms.ts'
import { deadlineWords } from '../editing/deadlineWords.ts'
import type { Deadline } from '../planReading.ts'
import { BLANK, inOneLine } from './printable.ts'

/** The draft's own words where they say it whole, else words made from what was chosen; a blank to fill in where it has none. */
export function printedDeadline(deadline: Deadline | null): string {
  if (deadline === null) return BLANK
  const own = inOneLine(deadline.raw)
  return [own, usual(deadline)].find((words) => saysTheSame(words, deadline)) ?? exactWords(deadline)
}

/** Whatever year a plan is for: "Quý II" alone would be another quarter in another plan. */
function saysTheSame(words: string, deadline: Deadline): boolean {
  return [null, 2001].every((year) => {
    const read = readDeadline(words, year)
    return read.kind === 'read' && comparable(read.deadline) === comparable(deadline)
  })
}

/** The words of an event or of a condition are the deadline; of the other kinds only what they were understood as. */
function comparable({ raw, ...rest }: Deadline): string {
  const words = rest.kind === 'afterEvent' || rest.kind === 'conditional' ? inOneLine(raw) : null
  return JSON.stringify([words, ...Object.entries(rest).toSorted(([left], [right]) => (left < right ? -1 : 1))])
}

function usual(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'beforeDate':
      return `Chậm nhất ngày ${dayWords(deadline.date)}`
    case 'period':
      return `Từ ngày ${dayWords(deadline.from)} đến ngày ${dayWords(deadline.until)}`
    case 'fromDate':
      return `Từ ngày ${dayWords(deadline.from)}`
    case 'afterEvent':
    case 'conditional':
      return inOneLine(deadline.raw)
    default:
      return deadlineWords(deadline)
  }
}

function exactWords(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'recurring':
      return deadlineForm(deadline)
    case 'afterEvent':
    case 'conditional':
      return deadlineForm({ ...deadline, raw: inOneLine(deadline.raw) || BLANK })
    default:
      return usual(deadline)
  }
}

const dayWords = (day: string): string => (isCalendarDate(day) ? formatDate(day) : day)
