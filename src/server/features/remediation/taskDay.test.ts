import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { type PlanTaskView, remediationRoutes } from '../../../contract/remediation.ts'
import { taskRoutes as routes } from '../../../contract/tasks.ts'
import { aDraft, aTask, named } from '../../../core/plans/editing/aDraft.testing.ts'
import type { DraftTask } from '../../../core/plans/editing/planDraft.ts'
import type { Deadline } from '../../../core/plans/planReading.ts'
import { storePlan } from './storePlan.testing.ts'

/** Today is 05/04/2023; the plan is of 28/03/2023. */
let office: TestApp
let task: PlanTaskView
let planId: string
beforeAll(async () => {
  office = await testApp()
})
afterAll(() => office.close())
beforeEach(() => store({ deadline: often }))

const raw = 'Thường xuyên'
const often: Deadline = { raw, kind: 'recurring', every: ['thường xuyên'] }
const header = (part: Partial<ReturnType<typeof aDraft>['header']>) => ({ ...aDraft().header, ...part })

async function store(given: Partial<DraftTask>, part = {}, before: Parameters<typeof storePlan>[3] = null) {
  const lead = [named('Phòng Một', { unitId: office.own.roomId })]
  planId = await storePlan(
    office,
    office.own,
    { header: header(part), tasks: [aTask({ id: '1', lead, ...given })] },
    before,
  )
  task = await current()
}

async function current(): Promise<PlanTaskView> {
  const { rows } = await office.call('office', remediationRoutes.tasks, { params: { planId } })
  const [first] = rows
  if (!first) throw new Error('The plan has a task')
  return first
}

const set = (day: unknown, { person = 'office', version = task.version }: { person?: Person; version?: number } = {}) =>
  office.send(person, routes.setDay, { params: { taskId: task.id }, body: { day, version } })
const whereOf = async (sent: ReturnType<typeof set>) => {
  const answer = await sent
  return [answer.statusCode, answer.json().problems.map((problem: { where: string }) => problem.where)]
}

test('a task without a day gets one; its deadline keeps its words, and the log says who set it', async () => {
  expect(task).toMatchObject({ progress: { status: 'noDay', due: null }, daySet: null })
  const answer = await set('2023-04-10')
  expect(answer.json()).toMatchObject({
    progress: { status: 'soon', due: '2023-04-10' },
    daySet: { day: '2023-04-10', by: 'Người office' },
    deadline: { raw },
    version: task.version + 1,
  })
  const { rows } = await office.call('director', auditRoutes.list, { query: { action: 'task.daySet' } })
  expect(rows[0]).toMatchObject({
    subjectId: task.id,
    detail: { day: { from: null, to: '2023-04-10' }, deadline: raw },
  })
})

test('the day is taken away again', async () => {
  await set('2023-04-10')
  const answer = await set(null, { version: task.version + 1 })
  expect(answer.json()).toMatchObject({ progress: { status: 'noDay', due: null }, daySet: null })
})

test.each<[string, Deadline | null]>([
  ['from a day', { raw, kind: 'fromDate', from: '2023-04-01' }],
  ['after an event', { raw, kind: 'afterEvent' }],
  ['on a condition', { raw, kind: 'conditional' }],
  ['without a deadline', null],
])('so does a task %s', async (_, deadline) => {
  await store({ deadline })
  expect((await set('2023-04-04')).json()).toMatchObject({ progress: { status: 'overdue' }, deadline })
})

describe('is refused at its field, and nothing is written', () => {
  test.each<[string, unknown]>([
    ['a day before the plan', '2023-03-27'],
    ['a day that does not exist', '2023-02-30'],
    ['a year that is a slip', '3023-04-10'],
    ['a year cut short', '0203-04-10'],
    ['a day as people write it', '10/04/2023'],
    ['a number', 20230410],
    ['nothing', ''],
  ])('%s', async (_, day) => {
    expect(await whereOf(set(day))).toEqual([400, ['day']])
    expect(await current()).toEqual(task)
  })

  test.each<[string, Deadline]>([
    ['a date', { raw, kind: 'beforeDate', date: '2023-06-30' }],
    ['a quarter', { raw, kind: 'quarter', year: 2023, quarter: 2 }],
    ['each month', { raw, kind: 'recurring', every: ['monthly'] }],
  ])('any day where the deadline is %s', async (_, deadline) => {
    await store({ deadline })
    expect(await whereOf(set('2023-05-01'))).toEqual([400, ['day']])
  })

  test.each([
    ['the plan’s day itself is the first', {}, '2023-03-28', 200],
    ['of a plan with a blank day the month counts', { issuedOn: null }, '2023-03-01', 200],
    ['of a plan with a blank day a day before the month', { issuedOn: null }, '2023-02-28', 400],
    ['of a plan without any day its year counts', { issuedOn: null, issuedMonth: null }, '2023-01-01', 200],
    ['of a plan without any day a day before its year', { issuedOn: null, issuedMonth: null }, '2022-12-31', 400],
  ])('%s', async (_, part, day, status) => {
    await store({ deadline: often }, part)
    expect((await set(day)).statusCode).toBe(status)
  })
})

describe('who sets it', () => {
  test('the Office, and a head whose room leads; others are refused', async () => {
    expect((await set('2023-04-10', { person: 'head' })).statusCode).toBe(200)
    for (const person of ['officer', 'director', 'administrator'] as const)
      expect([person, (await set('2023-04-11', { person })).statusCode]).toEqual([person, 403])
    expect((await set('2023-04-11', { person: 'other-office' })).statusCode).toBe(404)
    await store({ deadline: often, lead: [named('Phòng Hai', { unitId: office.own.otherRoomId })] })
    expect((await set('2023-04-10', { person: 'head' })).statusCode).toBe(403)
  })

  test('of two at the same moment the second is told, and the first day stays', async () => {
    const sent = await Promise.all([set('2023-04-10'), set('2023-05-10', { person: 'head' })])
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const first = sent.find(({ statusCode }) => statusCode === 200)?.json()
    expect((await current()).daySet).toEqual(first.daySet)
  })

  test('of who sets the day, who assigns and who changes the words at one moment all but one are told', async () => {
    const { title, text, product, deadline, version } = task
    const params = { taskId: task.id }
    const words = { title, text: `${text} Thêm.`, product, deadline, criteria: [], version }
    const sent = await Promise.all([
      set('2023-04-10'),
      office.send('director', remediationRoutes.assignTask, { params, body: { lead: [], coordinating: [], version } }),
      office.send('office', remediationRoutes.changeTask, { params, body: words }),
    ])
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    expect((await current()).version).toBe(version + 1)
  })

  test('nobody who saw the task before somebody changed its words', async () => {
    const { title, text, product, deadline, version } = task
    const body = { title, text: `${text} Thêm.`, product, deadline, criteria: [], version }
    await office.call('office', remediationRoutes.changeTask, { params: { taskId: task.id }, body })
    expect((await set('2023-04-10')).statusCode).toBe(409)
  })
})

test('a new version of the plan keeps the day; a deadline with a day of its own comes before it', async () => {
  await set('2023-04-10')
  await store({ deadline: often, text: 'Lời khác' }, {}, { planId, version: 1 })
  expect(task).toMatchObject({ daySet: { day: '2023-04-10' }, progress: { due: '2023-04-10' } })
  await store({ deadline: { raw, kind: 'beforeDate', date: '2023-06-30' } }, {}, { planId, version: 2 })
  expect(task).toMatchObject({ daySet: null, progress: { due: '2023-06-30' } })
})

test('a task that a new version dropped takes none', async () => {
  const { id } = task
  await storePlan(office, office.own, { tasks: [aTask({ id: '2' })] }, { planId, version: 1 })
  const body = { day: '2023-04-10', version: task.version + 1 }
  const answer = await office.send('office', routes.setDay, { params: { taskId: id }, body })
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'task-withdrawn'])
})

test('done after the day that was set it is late, in time before it', async () => {
  await set('2023-04-02')
  const report = { kind: 'done', occurrence: 'once', doneOn: '2023-04-03', seen: null }
  const params = { taskId: task.id }
  const answer = await office.call('officer', remediationRoutes.report, { params, body: report })
  expect(answer.progress.status).toBe('doneLate')
  const later = await set('2023-04-03', { version: answer.version })
  expect(later.json().progress.status).toBe('done')
})
