import { describe, expect, test } from 'vitest'
import { factFaults, ruleFaults, scoreOf } from '../aScore.testing.ts'

const bands = [
  { upToDaysLate: 0, points: '0.5' },
  { upToDaysLate: 15, points: '0.25' },
]
const undated = { kind: 'deadline', bands }
const dated = { kind: 'deadline', bands, due: '06-30' }

test.each([
  [{ daysLate: 0 }, '0.5'],
  [{ daysLate: 1 }, '0.25'],
  [{ daysLate: 15 }, '0.25'],
  [{ daysLate: 16 }, '0'],
  [{ done: true }, '0.5'],
  [{ done: false }, '0'],
])('%j gives %s', (fact, result) => {
  expect(scoreOf('0.5', undated, fact).result).toBe(result)
})

describe('with a day', () => {
  test.each([
    [dated, '2022-06-30', '0.5'], // a deadline includes its day
    [dated, '2022-07-01', '0.25'],
    [dated, '2022-07-15', '0.25'],
    [dated, '2022-07-16', '0'],
    [dated, '2019-01-01', '0.5'],
    [dated, '2023-06-30', '0'],
    [{ ...dated, due: '+01-15' }, '2023-01-15', '0.5'],
    [{ ...dated, due: '+01-15' }, '2023-01-16', '0.25'],
    [{ ...dated, due: '02-28' }, '2022-03-01', '0.25'],
  ])('%j done on %s gives %s', (rule, doneOn, result) => {
    expect(scoreOf('0.5', rule, { doneOn }).result).toBe(result)
  })

  test('the steps name both days', () => {
    expect(scoreOf('0.5', dated, { doneOn: '2022-07-05' }).steps).toEqual([
      'Hạn 30/06/2022, xong 05/07/2022',
      'Trễ 5 ngày, không quá 15 ngày: 0,25',
    ])
  })
})

test.each([
  [undated, { doneOn: '2022-06-30' }, ['wrong-kind']],
  [dated, { doneOn: '2022-06-31' }, ['not-a-day']],
  [dated, { doneOn: '30/6/2022' }, ['not-a-day']],
  [dated, { daysLate: -1 }, ['negative']],
  [dated, { daysLate: 1, done: true }, ['unknown-key']],
])('by %j the fact %j is refused: %j', (rule, fact, codes) => {
  expect(factFaults('0.5', rule, fact)).toEqual(codes)
})

test.each([
  [{ ...undated, bands: [bands[0], { upToDaysLate: 15, points: '0.5' }] }, []],
  [{ ...undated, bands: [bands[1], bands[0]] }, ['bands-order', 'bands-order', 'max-unreachable']],
  [{ ...undated, bands: [bands[0], { upToDaysLate: 0, points: '0.25' }] }, ['bands-order']],
  [{ ...undated, bands: [{ upToDaysLate: 0, points: '0.6' }] }, ['max-exceeded']],
  [{ ...undated, due: '02-29' }, ['not-a-day']], // 2022 has no such day
  [{ ...undated, due: '13-01' }, ['not-a-day']],
  [{ ...undated, due: { Q1: '03-31' } }, ['due-shape']],
])('the rule %j has the faults %j', (rule, codes) => {
  expect(ruleFaults('0.5', rule)).toEqual(codes)
})
