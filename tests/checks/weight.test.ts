import { expect, test } from 'vitest'
import { weighPages } from '../../bench/parts/weighPages.ts'

// Bytes, not time: the same on every machine.
test('the pages that have a limit of weight keep it', () => {
  const limited = weighPages().filter(({ limit }) => limit !== null)
  expect(limited.map(({ name }) => name)).toEqual([
    'sign-in and one-time links',
    'API page',
    'overview, after signing in',
  ])
  for (const { name, kilobytes, limit } of limited) {
    expect(kilobytes, name).toBeGreaterThan(5)
    expect(kilobytes, name).toBeLessThanOrEqual(limit ?? 0)
  }
})
