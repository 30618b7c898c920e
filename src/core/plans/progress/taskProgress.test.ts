import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDate, calendarDate } from '../../values/calendarDate.ts'
import type { Deadline } from '../planReading.ts'
import { hasOwnDay, occurrencesOf } from './occurrences.ts'
import { occurrenceWords } from './progressWords.ts'
import { type ProgressInput, taskProgress } from './taskProgress.ts'

const raw = ''
const recurring = (every: string[], rest: { day?: number; month?: number } = {}): Deadline => ({
  raw,
  kind: 'recurring',
  every,
  ...rest,
})

interface Given extends Omit<ProgressInput, 'occurrences' | 'soonDays'> {
  readonly deadline: Deadline | null
  readonly year: number
  readonly daySet?: CalendarDate
  readonly soonDays?: number
}

const progressOf = ({ deadline, year, daySet, ...input }: Given) =>
  taskProgress({ occurrences: occurrencesOf(deadline, year, daySet ?? null), soonDays: 7, ...input })

describe('when a task is due', () => {
  test.each<[string, Deadline | null, string | null]>([
    ['a day', { raw, kind: 'beforeDate', date: '2023-04-10' }, '2023-04-10'],
    ['the end of a month', { raw, kind: 'month', year: 2024, month: 2 }, '2024-02-29'],
    ['the end of a quarter', { raw, kind: 'quarter', year: 2023, quarter: 2 }, '2023-06-30'],
    ['the end of a year', { raw, kind: 'year', year: 2023 }, '2023-12-31'],
    ['the end of a period', { raw, kind: 'period', from: '2023-04-01', until: '2023-05-15' }, '2023-05-15'],
    ['no day from which it begins', { raw, kind: 'fromDate', from: '2023-04-01' }, null],
    ['no day after an event', { raw, kind: 'afterEvent' }, null],
    ['no day on a condition', { raw, kind: 'conditional' }, null],
    ['no day all the time', recurring(['thường xuyên']), null],
    ['no day where none is stated', null, null],
  ])('%s', (_, deadline, due) => {
    expect(occurrencesOf(deadline, 2023, null)).toEqual([{ key: 'once', due }])
  })

  test.each<[string, Deadline, number, [string, string], [string, string]]>([
    ['weeks', recurring(['weekly']), 52, ['2023-W01', '2023-01-08'], ['2023-W52', '2023-12-31']],
    ['months', recurring(['monthly']), 12, ['2023-M01', '2023-01-31'], ['2023-M12', '2023-12-31']],
    [
      'a day of the month',
      recurring(['monthly'], { day: 31 }),
      12,
      ['2023-M01', '2023-01-31'],
      ['2023-M12', '2023-12-31'],
    ],
    ['quarters', recurring(['quarterly']), 4, ['2023-Q1', '2023-03-31'], ['2023-Q4', '2023-12-31']],
    [
      'a day of the quarter',
      recurring(['quarterly'], { day: 20 }),
      4,
      ['2023-Q1', '2023-03-20'],
      ['2023-Q4', '2023-12-20'],
    ],
    ['two turns', recurring(['2/year']), 2, ['2023-N1', '2023-06-30'], ['2023-N2', '2023-12-31']],
    ['twenty-four turns', recurring(['24/year']), 24, ['2023-N1', '2023-01-16'], ['2023-N24', '2023-12-31']],
    ['the year', recurring(['yearly']), 1, ['2023', '2023-12-31'], ['2023', '2023-12-31']],
    [
      'a day of the year',
      recurring(['yearly'], { day: 5, month: 11 }),
      1,
      ['2023', '2023-11-05'],
      ['2023', '2023-11-05'],
    ],
    [
      'the most frequent',
      recurring(['quarterly', 'monthly']),
      12,
      ['2023-M01', '2023-01-31'],
      ['2023-M12', '2023-12-31'],
    ],
  ])('%s', (_, deadline, length, first, last) => {
    const all = occurrencesOf(deadline, 2023, null)
    expect(all).toHaveLength(length)
    expect([all[0], all.at(-1)]).toEqual([first, last].map(([key, due]) => ({ key, due })))
    expect(all.map(({ due }) => due)).toEqual(all.map(({ due }) => due).sort())
  })

  test('a year of 53 weeks has them', () => {
    expect(occurrencesOf(recurring(['weekly']), 2026, null)).toHaveLength(53)
  })
})

describe('how a task stands', () => {
  const date: Deadline = { raw, kind: 'beforeDate', date: '2023-04-10' }
  const on = (today: string, doneOn?: string) =>
    progressOf({
      deadline: date,
      year: 2023,
      since: null,
      today: calendarDate(today),
      done: new Map(doneOn === undefined ? [] : [['once', calendarDate(doneOn)]]),
    }).current.status

  test.each([
    ['2023-04-02', 'ahead'],
    ['2023-04-03', 'soon'],
    ['2023-04-10', 'soon'],
    ['2023-04-11', 'overdue'],
  ])('undone on %s it is %s', (today, status) => expect(on(today)).toBe(status))

  test.each([
    ['2023-04-10', 'done'],
    ['2023-04-11', 'doneLate'],
  ])('done on %s it is %s', (doneOn, status) => expect(on('2023-05-01', doneOn)).toBe(status))

  test.each([
    [0, '2023-04-09', 'ahead'],
    [0, '2023-04-10', 'soon'],
    [14, '2023-03-26', 'ahead'],
    [14, '2023-03-27', 'soon'],
  ])('where soon is within %i days, on %s it is %s', (soonDays, today, status) => {
    const input = { deadline: date, year: 2023, since: null, today: calendarDate(today), done: new Map(), soonDays }
    expect(progressOf(input).current.status).toBe(status)
  })

  test.each<[string, Deadline | null, string | null]>([
    ['all the time', recurring(['thường xuyên']), '2023-06-30'],
    ['from a day', { raw, kind: 'fromDate', from: '2023-04-01' }, '2023-06-30'],
    ['after an event', { raw, kind: 'afterEvent' }, '2023-06-30'],
    ['on a condition', { raw, kind: 'conditional' }, '2023-06-30'],
    ['without a deadline', null, '2023-06-30'],
    ['whose deadline names a day, which counts', date, '2023-04-10'],
  ])('a day set by a person counts for work %s', (_, deadline, due) => {
    const daySet = calendarDate('2023-06-30')
    const today = calendarDate('2023-04-05')
    const { current } = progressOf({ deadline, year: 2023, since: null, today, done: new Map(), daySet })
    expect(current).toMatchObject({ key: 'once', due })
    expect(hasOwnDay(deadline, 2023)).toBe(due === '2023-04-10')
  })

  test('a day set by a person changes nothing of what is done month by month', () => {
    const often = { deadline: recurring(['monthly']), year: 2023, since: null, done: new Map() }
    const today = calendarDate('2023-04-05')
    expect(progressOf({ ...often, today, daySet: calendarDate('2023-06-30') })).toEqual(progressOf({ ...often, today }))
  })

  test('each month is done by itself; those that passed undone are counted', () => {
    const progress = progressOf({
      deadline: recurring(['monthly']),
      year: 2023,
      since: null,
      today: calendarDate('2023-04-05'),
      done: new Map([['2023-M02', calendarDate('2023-02-27')]]),
    })
    expect(progress.current).toEqual({ key: '2023-M04', due: '2023-04-30', status: 'ahead', doneOn: null })
    expect(progress.missed).toBe(2)
  })

  test.each<[string, string | null, string[], number, string]>([
    ['no day of the plan is known', null, [], 3, '2023-M01'],
    ['the plan is of March: nothing due before it is asked for', '2023-03-01', [], 1, '2023-M03'],
    ['what was done before it stays', '2023-03-01', ['2023-M01'], 1, '2023-M01'],
    ['the plan is of the day', '2023-04-05', [], 0, '2023-M04'],
    ['the plan came after its year: the last is asked for', '2024-01-10', [], 0, '2023-M12'],
  ])('%s', (_, since, done, missed, firstKey) => {
    const progress = progressOf({
      deadline: recurring(['monthly']),
      year: 2023,
      since: since === null ? null : calendarDate(since),
      today: calendarDate('2023-04-05'),
      done: new Map(done.map((key) => [key, calendarDate('2023-01-31')])),
    })
    expect(progress.missed).toBe(missed)
    expect(progress.occurrences[0]?.key).toBe(firstKey)
  })

  test('after the year the last one counts', () => {
    const { current, missed } = progressOf({
      deadline: recurring(['quarterly']),
      year: 2023,
      since: null,
      today: calendarDate('2024-02-01'),
      done: new Map(),
    })
    expect(current).toMatchObject({ key: '2023-Q4', status: 'overdue' })
    expect(missed).toBe(3)
  })

  test('a task done in time never counts as late, whatever the day; undone it never gets earlier', () => {
    const order = ['ahead', 'soon', 'overdue']
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 400 }), (offset, later) => {
        const today = addDays(calendarDate('2023-04-10'), offset)
        expect(on(today, '2023-04-09')).toBe('done')
        expect(order.indexOf(on(addDays(today, later)))).toBeGreaterThanOrEqual(order.indexOf(on(today)))
      }),
    )
  })
})

test.each([
  ['once', 'Cả nhiệm vụ', 'The whole task'],
  ['2023', 'Năm 2023', 'Year 2023'],
  ['2023-M04', 'Tháng 4/2023', 'Month 4/2023'],
  ['2023-Q2', 'Quý II/2023', 'Quarter II/2023'],
  ['2023-W14', 'Tuần 14/2023', 'Week 14/2023'],
  ['2023-N1', 'Lần 1/2023', 'Turn 1/2023'],
])('%s in words', (key, vi, en) => {
  expect([occurrenceWords(key), occurrenceWords(key, 'en')]).toEqual([vi, en])
})
