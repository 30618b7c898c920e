/** Every route × every person × (own department, other department) against a table written by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../src/contract/contract.ts'
import { roles } from '../../src/core/access/permissions.ts'
import { type Department, type Person, type TestApp, testApp } from '../support/app.ts'
import type { Row } from './row.ts'
import { accountRows } from './rows/accounts.ts'
import { assessmentRows } from './rows/assessments.ts'
import { catalogueRows } from './rows/catalogue.ts'
import { instanceRows } from './rows/instance.ts'
import { lossRows } from './rows/losses.ts'
import { overviewRows } from './rows/overview.ts'
import { planDraftRows } from './rows/planDrafts.ts'
import { rankingRows } from './rows/ranking.ts'
import { remediationRows } from './rows/remediation.ts'
import { taskRows } from './rows/tasks.ts'
import { unitRows } from './rows/units.ts'

const rows: readonly Row[] = [
  ...accountRows,
  ...unitRows,
  ...instanceRows,
  ...catalogueRows,
  ...assessmentRows,
  ...rankingRows,
  ...lossRows,
  ...overviewRows,
  ...remediationRows,
  ...planDraftRows,
  ...taskRows,
]
const persons: readonly Person[] = ['nobody', 'instance', ...roles, ...roles.map((role) => `other-${role}` as const)]

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('every declared route has its row, and one only', () => {
  expect(rows.map((row) => nameOf(row)).sort()).toEqual(contract.map((route) => nameOf({ route })).sort())
})

describe.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
  test.each(persons)('%s', async (person) => {
    if (!row.about) return expect(outcome(row, await attempt(row, person, null))).toBe(expected(row, person, null))
    const targets = [app.own, app.other]
    const found = []
    for (const target of targets) found.push(outcome(row, await attempt(row, person, target)))
    expect(found).toEqual(targets.map((target) => expected(row, person, target)))
  })
})

type Outcome = 'done' | 'unauthenticated' | 'refused' | 'hidden' | string

async function attempt(row: Row, person: Person, target: Department | null) {
  const input = target ? await row.about?.(app, target, person) : await row.input?.(app, person)
  return app.send(person, row.route, input)
}

function outcome(row: Row, response: { statusCode: number; body: string }): Outcome {
  const { statusCode } = response
  if (statusCode < 300 || statusCode === row.reaches) return 'done'
  if (statusCode === 401) return 'unauthenticated'
  if (statusCode === 403) return 'refused'
  if (statusCode === 404) return 'hidden'
  return `${statusCode} ${response.body.slice(0, 300)}`
}

function expected(row: Row, person: Person, target: Department | null): Outcome {
  if (row.may === 'anybody') return 'done'
  if (person === 'nobody') return 'unauthenticated'
  if (row.may === 'signedIn') return 'done'
  if (person === 'instance') return row.may.includes('instance') ? 'done' : 'refused'
  const isOther = person.startsWith('other-')
  const role = roles.find((one) => person.endsWith(one))
  if (!role || !row.may.includes(role)) return 'refused'
  if (target === null) return 'done'
  const isOwn = (isOther ? app.other : app.own) === target
  return isOwn ? 'done' : row.hides ? 'hidden' : 'refused'
}

function nameOf({ route }: Pick<Row, 'route'>): string {
  return `${route.method} ${route.path}`
}
