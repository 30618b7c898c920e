/** Statuses and occurrences in the reader's words, for screens, sheets and the log. */
import type { TaskStatus } from './taskProgress.ts'

const STATUSES: Record<'vi' | 'en', Record<TaskStatus, string>> = {
  vi: {
    noDay: 'Chưa có hạn',
    ahead: 'Chưa đến hạn',
    soon: 'Sắp đến hạn',
    overdue: 'Quá hạn',
    done: 'Hoàn thành',
    doneLate: 'Hoàn thành trễ',
  },
  en: {
    noDay: 'No day set',
    ahead: 'Not yet due',
    soon: 'Due soon',
    overdue: 'Overdue',
    done: 'Done',
    doneLate: 'Done late',
  },
}

export const statusWords = (status: TaskStatus, language: 'vi' | 'en' = 'vi'): string => STATUSES[language][status]

const ROMAN = ['I', 'II', 'III', 'IV']

/** `Tháng 4/2023`, `Quý II/2023`, `Tuần 14/2023`, `Lần 1/2023`, `Năm 2023`; for `once` the whole task. */
export function occurrenceWords(key: string, language: 'vi' | 'en' = 'vi'): string {
  const vietnamese = language === 'vi'
  const [, year, kind, number] = /^(\d{4})(?:-([MQWN])(\d+))?$/.exec(key) ?? []
  if (year === undefined) return vietnamese ? 'Cả nhiệm vụ' : 'The whole task'
  const at = Number(number)
  switch (kind) {
    case 'M':
      return vietnamese ? `Tháng ${at}/${year}` : `Month ${at}/${year}`
    case 'Q':
      return vietnamese ? `Quý ${ROMAN[at - 1] ?? at}/${year}` : `Quarter ${ROMAN[at - 1] ?? at}/${year}`
    case 'W':
      return vietnamese ? `Tuần ${at}/${year}` : `Week ${at}/${year}`
    case 'N':
      return vietnamese ? `Lần ${at}/${year}` : `Turn ${at}/${year}`
    default:
      return vietnamese ? `Năm ${year}` : `Year ${year}`
  }
}
