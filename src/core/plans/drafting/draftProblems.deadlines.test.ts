import { expect, test } from 'vitest'
import { calendarDate } from '../../values/calendarDate.ts'
import { aDraft, aTask } from '../editing/aDraft.testing.ts'
import type { Deadline } from '../planReading.ts'
import { draftProblems } from './draftProblems.ts'

const by = (date: string): Deadline => ({ raw: '', kind: 'beforeDate', date })

/** What is said of the deadline of a task, of a plan issued on 28/03/2023 and seen on 05/04/2023. */
test.each<[string, Deadline | null, string | null, string | undefined]>([
  ['a day to come', by('2023-04-05'), '2023-03-28', undefined],
  ['none', null, '2023-03-28', 'deadline-missing'],
  ['the day before the plan', by('2023-03-27'), '2023-03-28', 'deadline-before-plan'],
  ['the day of the plan, which is over', by('2023-03-28'), '2023-03-28', 'deadline-past'],
  ['a day that is over, of a plan without a day', by('2023-03-27'), null, 'deadline-past'],
  ['a month before the plan', { raw: '', kind: 'month', year: 2023, month: 2 }, '2023-03-28', 'deadline-before-plan'],
  [
    'a time that ends after the plan',
    { raw: '', kind: 'period', from: '2023-01-01', until: '2023-06-30' },
    '2023-03-28',
    undefined,
  ],
  ['a task of every month', { raw: '', kind: 'recurring', every: ['monthly'] }, '2023-03-28', undefined],
  ['an event that is not named', { raw: ' ', kind: 'afterEvent' }, '2023-03-28', 'deadline-words-missing'],
  ['an event', { raw: 'Sau khi Bộ ban hành hướng dẫn', kind: 'afterEvent' }, '2023-03-28', undefined],
  ['a condition that is not named', { raw: '', kind: 'conditional' }, null, 'deadline-words-missing'],
])('%s', (_case, deadline, issuedOn, code) => {
  const { header } = aDraft()
  const draft = aDraft({ header: { ...header, issuedOn }, tasks: [aTask({ deadline })] })
  const problems = draftProblems(draft, { today: calendarDate('2023-04-05'), criteria: null })
  expect(problems.find(({ where }) => where === 'tasks.III.2.1.deadline')?.code).toBe(code)
})

test('a deadline before the plan is told with both days', () => {
  const draft = aDraft({ tasks: [aTask({ deadline: by('2023-03-01') })] })
  const problems = draftProblems(draft, { today: calendarDate('2023-04-05'), criteria: null })
  expect(problems.map(({ text }) => text)).toContain(
    'Thời hạn 01/03/2023 trước ngày ban hành kế hoạch 28/03/2023. Hãy chọn thời hạn khác.',
  )
  const inEnglish = draftProblems(draft, { today: calendarDate('2023-04-05'), criteria: null, language: 'en' })
  expect(inEnglish.map(({ text }) => text)).toContain(
    'The deadline 01/03/2023 comes before the plan was issued, 28/03/2023. Choose another one.',
  )
})
