import { expect, test } from 'vitest'
import type { Deadline } from '../planReading.ts'
import { deadlineWords } from './deadlineWords.ts'

test.each<[Deadline, string, string]>([
  [{ raw: '', kind: 'beforeDate', date: '2023-04-10' }, 'Chậm nhất 10/04/2023', 'By 10/04/2023'],
  [{ raw: '', kind: 'month', year: 2023, month: 4 }, 'Tháng 4/2023', 'In 04/2023'],
  [{ raw: '', kind: 'quarter', year: 2023, quarter: 2 }, 'Quý II/2023', 'Quarter II/2023'],
  [{ raw: '', kind: 'year', year: 2023 }, 'Năm 2023', 'In 2023'],
  [
    { raw: '', kind: 'period', from: '2026-01-01', until: '2030-12-31' },
    'Từ 01/01/2026 đến 31/12/2030',
    '01/01/2026 to 31/12/2030',
  ],
  [{ raw: '', kind: 'fromDate', from: '2023-05-01' }, 'Từ 01/05/2023', 'From 01/05/2023'],
  [
    { raw: '', kind: 'recurring', every: ['monthly', 'quarterly'] },
    'Hằng tháng, hằng quý',
    'Every month, every quarter',
  ],
  [{ raw: '', kind: 'recurring', every: ['monthly'], day: 15 }, 'Hằng tháng, ngày 15', 'Every month, on day 15'],
  [
    { raw: '', kind: 'recurring', every: ['yearly'], day: 15, month: 12 },
    'Hằng năm, ngày 15/12',
    'Every year, on 15/12',
  ],
  [{ raw: '', kind: 'recurring', every: ['2/year'] }, '2 lần/năm', '2 times a year'],
  [{ raw: '', kind: 'recurring', every: ['thường xuyên'] }, 'Thường xuyên', 'Thường xuyên'],
  [
    { raw: 'sau khi ban hành', kind: 'afterEvent' },
    'Sau sự kiện: sau khi ban hành',
    'After an event: sau khi ban hành',
  ],
  [{ raw: 'theo lộ trình', kind: 'conditional' }, 'Theo điều kiện: theo lộ trình', 'On a condition: theo lộ trình'],
])('%j', (deadline, vi, en) => {
  expect([deadlineWords(deadline), deadlineWords(deadline, 'en')]).toEqual([vi, en])
})
