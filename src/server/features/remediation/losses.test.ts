import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { lossRoutes as routes } from '../../../contract/losses.ts'
import { rankingRoutes } from '../../../contract/ranking.ts'
import { remediationRoutes } from '../../../contract/remediation.ts'
import { filesWith } from '../../../core/catalogue/smallSet.testing.ts'
import type { ShortcomingCause } from '../../../core/plans/planReading.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import { draftFromZip, openYear, takeIntoUse } from '../catalogue/catalogue.ts'
import { confirmPlan } from './remediation.ts'

const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const

let t: TestApp
let params: { unitId: string; year: string }
beforeAll(async () => {
  t = await testApp()
  params = { unitId: t.own.id, year: '2022' }
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
  await write('1.1.1', { numerator: 7, denominator: 11 })
  await write('1.1.2', { parts: { a: true, b: true } })
  await write('1.2', { periods: { Q1: { achieved: true }, Y: { achieved: false } } })
  await write('2.1', { percent: '90' })
})

const write = (code: string, fact: unknown, year = '2022') =>
  t.call('office', assessmentRoutes.writeFact, {
    params: { ...params, year, code },
    body: { fact, version: null },
  })
const losses = () => t.call('officer', routes.losses, { params })
const say = (code: string, body: object) => t.send('office', routes.writeReason, { params: { ...params, code }, body })

/** A plan of 2023 with a shortcoming for each of the causes given, all linked to 1.1.1. */
async function plan(...causes: ShortcomingCause[]) {
  const bytes = Buffer.from(`KẾ HOẠCH thử ${causes.join(' ')} ${Math.random()}\n`)
  const file = { bytes, fileName: 'ke-hoach.txt' }
  const { draft } = await t.call('office', remediationRoutes.read, {
    query: { fileName: file.fileName },
    upload: bytes,
  })
  const shortcomings = causes.map((cause, at) => ({
    id: `TT.${at}`,
    section: '',
    text: `Chưa đạt tỷ lệ ${at}`,
    cause,
    actual: null,
    required: null,
    criteria: [{ code: '1.1.1', lossCode: '1.1.1' }],
    where: null,
  }))
  const tasks = [
    {
      ...draft.tasks[0],
      id: '1',
      section: '',
      title: '',
      text: 'Rà soát',
      lead: [],
      coordinating: [],
      deadline: null,
      product: null,
      criteria: [],
      where: null,
    },
  ]
  const whole = { ...draft, year: 2023, header: { ...draft.header, subject: 'Khắc phục' }, shortcomings, tasks }
  await confirmPlan(t.services, { by: system, departmentId: t.own.id }, { file, draft: whole, asVersionOf: null })
}

describe('the losses of a year', () => {
  test('are the base less the total, each with what would win it back', async () => {
    const found = await losses()
    expect(found.rows.map(({ code, points, lost }) => [code, points, lost])).toEqual([
      ['1.1.1', '1.99', '0.51'],
      ['1.2', '1', '1'],
      ['2.2', null, '2'],
    ])
    expect(found.lost).toBe('3.51')
    expect(found.byField.map(({ code, lost }) => [code, lost])).toEqual([
      ['I', '1.51'],
      ['II', '2'],
    ])
    expect(found.byCause).toEqual([{ cause: null, criteria: 3, lost: '3.51' }])
    expect(found.rows[0]?.gap).toMatchObject({
      words: 'Còn thiếu 2: 7/11, cần 9/11 (80%)',
      missing: 2,
      required: '80',
      wins: '0.51',
    })
    expect(found.mayWrite).toBe(false)
  })

  test('follow the published points where the decision has them', async () => {
    const body = { index: '83.47', points: { '1.1.1': '2.5', '2.1': '1.5' }, version: null }
    await t.call('office', rankingRoutes.write, { params, body })
    const { rows } = await losses()
    expect(rows.map(({ code, lost, isPublished }) => [code, lost, isPublished])).toEqual([
      ['1.2', '1', false],
      ['2.1', '0.5', true],
      ['2.2', '2', false],
    ])
  })

  test('say what the year after has won back so far', async () => {
    await write('1.1.1', { numerator: 9, denominator: 11 }, '2023')
    await write('1.2', { periods: { Q1: { achieved: false }, Y: { achieved: true } } }, '2023')
    const { rows, outcomes } = await losses()
    expect(rows.map(({ outcome, pointsNow }) => [outcome, pointsNow])).toEqual([
      ['regained', '2.5'],
      ['stillLost', '1'],
      ['noFact', null],
    ])
    expect(outcomes).toEqual([
      { outcome: 'regained', criteria: 1, lost: '0.51' },
      { outcome: 'stillLost', criteria: 1, lost: '1' },
      { outcome: 'noFact', criteria: 1, lost: '2' },
    ])
  })
})

describe('the cause of a loss', () => {
  test('is that of the plan’s shortcoming', async () => {
    await plan('evidence')
    const { rows, byCause } = await losses()
    expect(rows[0]).toMatchObject({ cause: 'evidence', causeFrom: 'shortcoming', causesDiffer: false })
    expect(rows[0]?.shortcomings.map(({ text }) => text)).toEqual(['Chưa đạt tỷ lệ 0'])
    expect(byCause).toEqual([
      { cause: 'evidence', criteria: 1, lost: '0.51' },
      { cause: null, criteria: 2, lost: '3' },
    ])
  })

  test('is nobody’s where two shortcomings differ, until a person chooses', async () => {
    await plan('evidence', 'target')
    expect((await losses()).rows[0]).toMatchObject({ cause: null, causesDiffer: true })
    const chosen = await say('1.1.1', { cause: 'target', version: null })
    expect(chosen.json()).toMatchObject({ cause: 'target', causeFrom: 'chosen', causesDiffer: true, version: 1 })
  })

  test('may come from the appraiser, whose words are kept', async () => {
    await say('1.2', {
      cause: null,
      appraisalCause: 'quality',
      appraisalReason: 'Báo cáo thiếu số liệu',
      version: null,
    })
    expect((await losses()).rows[1]).toMatchObject({
      cause: 'quality',
      causeFrom: 'appraisal',
      appraisal: { cause: 'quality', reason: 'Báo cáo thiếu số liệu' },
    })
  })

  test('is written down in the log', async () => {
    await say('1.2', { cause: 'notDone', version: null })
    const { rows } = await t.call('director', auditRoutes.list, { query: { action: 'lossReason.written' } })
    expect(rows[0]).toMatchObject({ subjectName: '1.2 Kỳ', actorName: 'Người office' })
  })

  test.each([
    ['of a criterion that lost nothing', '2.1', { cause: 'target', version: null }, 404],
    ['of a code that the set has not', '9.9', { cause: 'target', version: null }, 404],
    ['of another kind', '1.2', { cause: 'weather', version: null }, 400],
    ['too long', '1.2', { cause: null, appraisalReason: 'x'.repeat(32_001), version: null }, 400],
    ['over what nobody has written', '1.2', { cause: 'target', version: 3 }, 409],
  ])('%s is refused and stores nothing', async (_case, code, body, status) => {
    const answer = await say(code, body)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().text).not.toBe('')
    expect(await t.db.selectFrom('loss_reason').selectAll().execute()).toEqual([])
  })

  test('written by two at once is written once: the other is told by whom', async () => {
    const answers = await Promise.all(
      (['target', 'evidence', 'quality', 'notDone'] as const).map((cause) => say('1.2', { cause, version: null })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409])
    const [kept] = await t.db.selectFrom('loss_reason').selectAll().execute()
    const winner = answers.find(({ statusCode }) => statusCode === 200)?.json()
    expect(kept?.cause).toBe(winner.cause)
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().text).toContain('Người office')
  })
})
