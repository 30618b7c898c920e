import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { overviewRoutes as routes } from '../../../contract/overview.ts'
import { rankingRoutes } from '../../../contract/ranking.ts'
import { filesWith } from '../../../core/catalogue/smallSet.testing.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import { draftFromZip, openYear, takeIntoUse } from '../catalogue/catalogue.ts'

const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const

let t: TestApp
beforeAll(async () => {
  t = await testApp()
  const doing = { by: system, departmentId: t.own.id, now: new Date() }
  const { row } = await draftFromZip(t.db, doing, { bytes: writeZip(filesWith()), fileName: 'bo.zip' })
  await takeIntoUse(t.db, doing, row.id, row.edition)
  const next = await openYear(t.db, doing, row.id, 2023)
  await takeIntoUse(t.db, doing, next.row.id, next.row.edition)
})
afterAll(() => t.close())
beforeEach(async () => {
  for (const table of ['fact', 'published_result', 'loss_reason', 'remediation_plan'] as const)
    await t.db.deleteFrom(table).execute()
})

const write = (year: number, code: string, fact: unknown) =>
  t.call('office', assessmentRoutes.writeFact, {
    params: { unitId: t.own.id, year: String(year), code },
    body: { fact, version: null },
  })
const publish = (year: number, body: object) =>
  t.call('office', rankingRoutes.write, {
    params: { unitId: t.own.id, year: String(year) },
    body: { ...body, version: null },
  })
const overview = (query = {}, person: Person = 'officer') => t.call(person, routes.overview, { query })

async function lastYear() {
  await write(2022, '1.1.1', { numerator: 7, denominator: 11 })
  await write(2022, '1.1.2', { parts: { a: true, b: true } })
  await write(2022, '1.2', { periods: { Q1: { achieved: true }, Y: { achieved: false } } })
  await write(2022, '2.1', { percent: '90' })
  await write(2022, '2.2', { numerator: 3, denominator: 4 })
}

describe('the overview', () => {
  test('of an office that has only sets says what is not there', async () => {
    const { year, last, running, hasPlan, tasks, pressing } = await overview()
    expect(year).toBe(2023)
    expect(last).toMatchObject({ year: 2022, published: null, recalculated: { index: '0', withFacts: 0, of: 5 } })
    expect(running).toMatchObject({
      withFacts: 0,
      of: 5,
      lastYearOfSame: '0',
      reachable: { index: '100', class: 'Tốt' },
    })
    expect({ hasPlan, total: tasks.total, pressing }).toEqual({ hasPlan: false, total: 0, pressing: [] })
  })

  test('sets the published index beside the recalculated one, with the way to the next class', async () => {
    await lastYear()
    await publish(2021, { index: '79.81', rank: 19, of: 21 })
    await publish(2022, { index: '83.47', class: 'Khá', rank: 17, of: 21 })
    const { last } = await overview()
    expect(last.published).toMatchObject({ index: '83.47', class: 'Khá', rank: 17, change: '3.66', rankChange: 2 })
    expect(last.recalculated).toMatchObject({ index: '79.9', class: 'Yếu', total: '7.99', base: '10', complete: true })
    expect(last.recalculated?.set.status).toBe('sample')
    expect(last.nextClass).toEqual({ name: 'Tốt', from: '85', away: '1.53', points: '0.153' })
    expect(last.losses).toMatchObject({ lost: '2.01', criteria: 3 })
    expect(last.losses?.largest.map(({ code, lost }) => [code, lost])).toEqual([
      ['1.2', '1'],
      ['1.1.1', '0.51'],
      ['2.2', '0.5'],
    ])
  })

  test('moves as facts of the running year come in', async () => {
    await lastYear()
    await write(2023, '1.1.1', { numerator: 9, denominator: 11 })
    const first = (await overview()).running
    expect(first).toMatchObject({ total: '2.5', base: '10', withFacts: 1, of: 5, lastYearOfSame: '1.99' })
    expect(first?.reachable).toEqual({ index: '100', class: 'Tốt' })
    await write(2023, '1.2', { periods: { Q1: { achieved: false } } })
    const second = (await overview()).running
    expect(second).toMatchObject({ total: '2.5', withFacts: 1, reachable: { index: '90', class: 'Tốt' } })
    await write(2023, '2.1', { percent: '10' })
    const third = (await overview()).running
    expect(third).toMatchObject({ withFacts: 2, lastYearOfSame: '3.99', reachable: { index: '70', class: 'Yếu' } })
  })

  test('looks at another year where that is asked for', async () => {
    await lastYear()
    const { year, years, last, running } = await overview({ year: 2024 })
    expect({ year, years, running }).toEqual({ year: 2024, years: [2024, 2023, 2022], running: null })
    expect(last.losses?.criteria).toBe(5)
  })

  test('of another department is not there', async () => {
    const query = { unitId: t.other.id }
    expect((await t.send('director', routes.overview, { query })).statusCode).toBe(404)
  })
})
