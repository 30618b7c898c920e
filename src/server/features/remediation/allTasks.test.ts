import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { remediationRoutes } from '../../../contract/remediation.ts'
import { settingRoutes } from '../../../contract/settings.ts'
import { taskRoutes as routes } from '../../../contract/tasks.ts'
import { unitRoutes } from '../../../contract/units.ts'
import { filesWith } from '../../../core/catalogue/smallSet.testing.ts'
import { aTask, named } from '../../../core/plans/editing/aDraft.testing.ts'
import type { DraftTask } from '../../../core/plans/editing/planDraft.ts'
import type { Deadline } from '../../../core/plans/planReading.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import { readSheet } from '../../platform/sheets/readSheet.ts'
import { draftFromZip, openYear, takeIntoUse } from '../catalogue/catalogue.ts'
import { listTasks } from './allTasks.ts'
import { tasksAtAGlance } from './remediation.ts'
import { storePlan } from './storePlan.testing.ts'

/** Today is 05/04/2023; soon is within 7 days. */
let office: TestApp
let groupId: string
const raw = ''
const on = (date: string): Deadline => ({ raw, kind: 'beforeDate', date })

beforeAll(async () => {
  office = await testApp()
  const { roomId, otherRoomId, id } = office.own
  const doing = { by: system, departmentId: id, now: new Date() }
  const { row } = await draftFromZip(office.db, doing, { bytes: writeZip(filesWith()), fileName: 'bo.zip' })
  await takeIntoUse(office.db, doing, row.id, row.edition)
  const next = await openYear(office.db, doing, row.id, 2023)
  await takeIntoUse(office.db, doing, next.row.id, next.row.edition)
  // Named by no task: what it leads within the group stands under the group.
  const blank = { shortName: null, validFrom: null, validUntil: null }
  const third = { ...blank, code: 'phong-ba', name: 'Phòng Ba', kind: 'room', parentId: id }
  const { id: thirdId } = await office.call('administrator', unitRoutes.create, { body: third })
  const body = { name: 'Các phòng, đơn vị', unitIds: [roomId, otherRoomId, thirdId] }
  groupId = (await office.call('office', unitRoutes.createGroup, { body })).id
  const one = named('Phòng Một', { unitId: roomId })
  const two = named('Phòng Hai', { unitId: otherRoomId })
  const all = named('Các phòng, đơn vị', { groupId })
  const words = named(' Tổ công tác liên ngành ')
  const tasks: Partial<DraftTask>[] = [
    { id: '1', title: 'Đống hồ sơ trễ', lead: [one], deadline: on('2023-04-04'), criteria: ['1.1.1', '2.1'] },
    { id: '2', title: 'Ánh xạ thủ tục', lead: [one, two], deadline: on('2023-04-12') },
    { id: '3', title: 'Báo cáo tháng', lead: [all], deadline: { raw, kind: 'recurring', every: ['monthly'] } },
    { id: '4', title: 'Thường xuyên', lead: [words], deadline: { raw, kind: 'recurring', every: ['thường xuyên'] } },
    { id: '10', title: 'Bình xét', lead: [], deadline: on('2023-04-13') },
    { id: '11', title: 'Xong sớm', lead: [two, all], deadline: on('2023-03-31') },
    { id: '12', title: 'Xong trễ', lead: [one], deadline: on('2023-04-01'), criteria: ['2.1'] },
  ]
  await storePlan(office, office.own, { tasks: tasks.map(aTask) })
  const old = { header: { ...header, number: '9/KH', issuedOn: null, issuedMonth: null, subject: 'Cũ' }, year: 2022 }
  await storePlan(office, office.own, { ...old, tasks: [aTask({ id: '1', lead: [one], deadline: on('2022-12-31') })] })
  await storePlan(office, office.other, { tasks: [aTask({ id: '1', deadline: on('2023-04-04') })] })
  await done('11', '2023-03-31')
  await done('12', '2023-04-03')
})
afterAll(() => office.close())

const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const
const header = {
  kind: null,
  number: null,
  symbol: null,
  issuedOn: null,
  issuedMonth: null,
  place: null,
  issuer: null,
  subject: 'Kế hoạch',
  bases: [],
}

type Query = Record<string, string | number | boolean>
const list = (query: Query = {}) => office.call('office', routes.list, { query: { year: 2023, ...query } })
const items = async (query: Query = {}) => (await list(query)).rows.map(({ itemId }) => itemId)
const groups = (query: Query = {}) => office.call('office', routes.groups, { query: { year: 2023, ...query } })
const taskIdOf = async (itemId: string) => (await list()).rows.find((task) => task.itemId === itemId)?.id ?? ''

async function done(itemId: string, doneOn: string) {
  const params = { taskId: await taskIdOf(itemId) }
  const body = { kind: 'done', occurrence: 'once', doneOn, seen: null }
  await office.call('office', remediationRoutes.report, { params, body })
}

describe('the list', () => {
  test('shows what is overdue first, then by day, then what has no day, then what is done', async () => {
    const { rows, total } = await list()
    expect(rows.map(({ itemId, progress }) => [itemId, progress.status])).toEqual([
      ['1', 'overdue'],
      ['2', 'soon'],
      ['10', 'ahead'],
      ['3', 'ahead'],
      ['4', 'noDay'],
      ['12', 'doneLate'],
      ['11', 'done'],
    ])
    expect(total).toBe(7)
    expect(rows[0]?.plan).toEqual({ number: '12/KH-SCT', subject: 'Nâng cao chỉ số năm 2023', year: 2023 })
    expect(rows[0]?.criteria).toEqual([
      { code: '1.1.1', name: 'Tỷ lệ' },
      { code: '2.1', name: 'Thang' },
    ])
  })

  test.each<[string, Query, string[]]>([
    ['one status', { status: 'overdue' }, ['1']],
    ['some statuses', { status: 'done,doneLate' }, ['12', '11']],
    ['no status is every status', { status: '', criterion: '2.1' }, ['1', '12']],
    ['words without diacritics', { text: 'dong HO so' }, ['1']],
    ['words with signs of a pattern', { text: '100%' }, []],
    ['a criterion', { criterion: '2.1' }, ['1', '12']],
    ['nobody leads it', { lead: 'none' }, ['10']],
    ['words tied to nothing lead it', { lead: 'words:Tổ công tác liên ngành' }, ['4']],
    ['other words', { lead: 'words:Tổ công tác' }, []],
    ['the month in which it is due', { due: '2023-04' }, ['1', '2', '10', '3', '12']],
    ['no day', { due: 'none' }, ['4']],
    ['another year', { year: 2022 }, ['1']],
    ['a plan that is not there', { planId: crypto.randomUUID() }, []],
    ['by day', { sort: 'due' }, ['11', '12', '1', '2', '10', '3', '4']],
    [
      'by day, the last first: what has none stays last',
      { sort: 'due', order: 'desc' },
      ['3', '10', '2', '1', '12', '11', '4'],
    ],
    ['by its number, as numbers', { sort: 'item' }, ['1', '2', '3', '4', '10', '11', '12']],
    ['by title, as Vietnamese sorts', { sort: 'title' }, ['2', '3', '10', '1', '4', '11', '12']],
    ['the second page', { sort: 'item', page: 2, pageSize: 3 }, ['4', '10', '11']],
    ['a page beyond the last', { page: 9 }, []],
  ])('%s', async (_, query, found) => expect(await items(query)).toEqual(found))

  test('by lead: a unit’s own tasks and those of groups that it is in; a group’s', async () => {
    expect((await items({ lead: office.own.roomId, sort: 'item' })).join()).toBe('1,2,3,11,12')
    expect((await items({ lead: office.own.otherRoomId, sort: 'item' })).join()).toBe('2,3,11')
    expect((await items({ lead: groupId, sort: 'item' })).join()).toBe('3,11')
    expect(await items({ lead: office.other.roomId })).toEqual([])
  })

  test('of the reader’s own units, for whoever asks', async () => {
    const mine = async (person: 'head' | 'officer' | 'director') =>
      (await office.call(person, routes.list, { query: { mine: true, year: 2023, sort: 'item' } })).rows
    expect((await mine('head')).map(({ itemId }) => itemId).join()).toBe('1,2,3,11,12')
    expect((await mine('officer')).map(({ itemId }) => itemId).join()).toBe('1,2,3,11,12')
    expect(await mine('director')).toEqual([])
  })

  test('says of each task whether the reader may change it', async () => {
    const { rows } = await office.call('head', routes.list, { query: { year: 2023, sort: 'item' } })
    expect(rows.filter(({ mayEdit }) => mayEdit).map(({ itemId }) => itemId)).toEqual(['1', '2', '12'])
  })

  test('without a year every plan’s tasks stand together; another department’s never', async () => {
    const { rows, total } = await office.call('office', routes.list, { query: { sort: 'plan', pageSize: 200 } })
    expect(total).toBe(8)
    expect(rows.map(({ plan }) => plan.year)).toEqual([2022, ...Array(7).fill(2023)])
    expect((await office.call('other-head', routes.list, {})).total).toBe(1)
  })

  test.each<[string, Query, string]>([
    ['an unknown status', { status: 'late' }, 'status.0'],
    ['a lead that is none', { lead: 'Phòng Một' }, 'lead'],
    ['a month that is none', { due: '2023-13' }, 'due'],
    ['a column that is none', { sort: 'lead' }, 'sort'],
    ['a year far off', { year: 99_999 }, 'year'],
    ['a page of too many', { pageSize: 5_000 }, 'pageSize'],
    ['a search of 32,000 letters', { text: 'a'.repeat(32_000) }, 'text'],
  ])('%s is refused at its field', async (_, query, where) => {
    const answer = await office.send('office', routes.list, { query })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual([where])
  })

  test('any text anywhere in a filter is a filter or is refused, never a fault', async () => {
    const names = ['text', 'criterion', 'lead', 'due', 'status', 'planId', 'year', 'sort', 'page'] as const
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ maxLength: 40 }).map((words) => `words:${words}`),
      fc.constantFrom("'; drop table plan_task; --", '%', '\\', '_', '__proto__', 'none', 'overdue,,soon', '2023-00'),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), odd, fc.boolean(), async (name, value, asList) => {
        const answer = await office.send('office', asList ? routes.list : routes.groups, { query: { [name]: value } })
        return [200, 400].includes(answer.statusCode)
      }),
      { numRuns: 120 },
    )
  })

  test('what a new version of the plan dropped is not there', async () => {
    const first = await storePlan(office, office.own, { year: 2021, tasks: [aTask({ id: '1' }), aTask({ id: '2' })] })
    await storePlan(office, office.own, { year: 2021, tasks: [aTask({ id: '2' })] }, { planId: first, version: 1 })
    expect(await items({ year: 2021 })).toEqual(['2'])
    await office.call('office', remediationRoutes.remove, { params: { planId: first }, query: { version: 2 } })
  })
})

describe('groups', () => {
  test('by lead: several leads each have the task, the total has it once', async () => {
    const { total, counts, groups: found, soonDays, years } = await groups()
    expect(total).toBe(7)
    expect(counts).toEqual({ noDay: 1, ahead: 2, soon: 1, overdue: 1, done: 1, doneLate: 1 })
    expect(found.map(({ name, total: own }) => [name, own])).toEqual([
      ['Phòng Hai', 3],
      ['Phòng Một', 5],
      ['Các phòng, đơn vị', 2],
      ['Tổ công tác liên ngành', 1],
      [null, 1],
    ])
    expect(found[1]).toMatchObject({ key: office.own.roomId, unitId: office.own.roomId })
    expect(found.at(-1)).toMatchObject({ key: 'none', unitId: null })
    expect(soonDays).toBe(7)
    expect(years).toEqual([2023, 2022])
  })

  test.each(['lead', 'due'])('by %s each group counts just what the list shows for its key', async (by) => {
    for (const filter of [{}, { status: 'overdue,soon' }, { text: 'xong' }]) {
      const { groups: found, total } = await groups({ by, ...filter })
      expect((await list(filter)).total).toBe(total)
      for (const { key, total: own, counts } of found) {
        const listed = await list({ [by]: key, ...filter })
        expect([key, listed.total]).toEqual([key, own])
        for (const status of ['overdue', 'soon', 'done'] as const)
          expect(listed.rows.filter(({ progress }) => progress.status === status)).toHaveLength(counts[status])
      }
    }
  })

  test('by the month in which they are due, what has no day last', async () => {
    const { groups: found } = await groups({ by: 'due' })
    expect(found.map(({ key, total }) => [key, total])).toEqual([
      ['2023-03', 1],
      ['2023-04', 5],
      ['none', 1],
    ])
  })

  test('a year without tasks has none, and says which years have', async () => {
    expect(await groups({ year: 2030 })).toMatchObject({ total: 0, groups: [], years: [2023, 2022] })
  })

  test('what is soon due follows the setting', async () => {
    const set = async (soonDays: number) => {
      const { version } = await office.call('instance', settingRoutes.read)
      await office.call('instance', settingRoutes.changeSoonDays, { body: { soonDays, version } })
    }
    await set(8)
    expect(await groups()).toMatchObject({ counts: { soon: 2, ahead: 1 }, soonDays: 8 })
    expect(await items({ status: 'soon' })).toEqual(['2', '10'])
    await set(7)
  })
})

test('a month narrows the counts and the sheet as it narrows the list', async () => {
  const listed = await list({ due: '2023-04' })
  expect(listed.total).toBeGreaterThan(0)
  expect((await groups({ due: '2023-04' })).total).toBe(listed.total)
  const file = await office.download('office', routes.sheet, { query: { year: 2023, due: '2023-04' } })
  const read = await readSheet(file)
  expect(read.ok && read.value.length).toBe(listed.total + 1)
})

describe('what presses', () => {
  test('is what is overdue, then what is due next, as many as asked for', async () => {
    const actor = {
      userId: '',
      login: '',
      fullName: '',
      unitId: office.own.id,
      departmentId: office.own.id,
      grants: [],
      via: 'web',
    } as const
    const glance = await tasksAtAGlance(office.services, actor, { year: 2023, pressing: 3 })
    expect(glance.pressing.map(({ itemId }) => itemId)).toEqual(['1', '2', '10'])
    const { years: _, ...all } = await office.call('office', routes.groups, { query: { year: 2023 } })
    expect(glance.groups).toEqual(all)
  })
})

describe('the criteria that a task serves', () => {
  const served = async (person: 'office' | 'officer', itemId = '1') =>
    office.call(person, routes.served, { params: { taskId: await taskIdOf(itemId) } })
  const write = (code: string, fact: unknown) =>
    office.call('office', assessmentRoutes.writeFact, {
      params: { unitId: office.own.id, year: '2023', code },
      body: { fact, version: null },
    })

  test('come with their points; a fact that is there is not asked for again, whoever gave it', async () => {
    expect(await served('office')).toEqual([
      { code: '1.1.1', name: 'Tỷ lệ', year: 2023, max: '2.5', points: null, hasFact: false, mayWrite: true },
      { code: '2.1', name: 'Thang', year: 2023, max: '2', points: null, hasFact: false, mayWrite: true },
    ])
    await write('2.1', { percent: '90' })
    expect(
      (await served('officer')).map(({ code, points, hasFact, mayWrite }) => [code, points, hasFact, mayWrite]),
    ).toEqual([
      ['1.1.1', null, false, false],
      ['2.1', '2', true, false],
    ])
    expect((await served('office', '12')).map(({ hasFact }) => hasFact)).toEqual([true])
  })

  test('a criterion that does not apply is not asked for', async () => {
    await write('I', { notApplicable: true, reason: 'Không có thủ tục' })
    expect((await served('office'))[0]).toMatchObject({ code: '1.1.1', hasFact: true, points: null })
  })

  test('none where the task serves none, or its year has no set in use', async () => {
    expect(await served('office', '2')).toEqual([])
    const without = await storePlan(office, office.own, { year: 2021, tasks: [aTask({ id: '1' })] })
    const { rows } = await list({ year: 2021 })
    expect(await office.call('office', routes.served, { params: { taskId: rows[0]?.id ?? '' } })).toEqual([])
    await office.call('office', remediationRoutes.remove, { params: { planId: without }, query: { version: 1 } })
  })
})

describe('Excel', () => {
  test('holds what the filters show, text that looks like a formula as text', async () => {
    const text = '=HYPERLINK("http://x")'
    const body = { title: text, text: '+1', deadline: null, product: '@x', criteria: [] }
    const task = (await list()).rows.find(({ itemId }) => itemId === '10')
    const params = { taskId: task?.id ?? '' }
    await office.call('office', remediationRoutes.changeTask, { params, body: { ...body, version: task?.version } })
    const bytes = await office.download('officer', routes.sheet, { query: { year: 2023, status: 'overdue,noDay' } })
    const read = await readSheet(bytes)
    if (!read.ok) throw new Error('The sheet is readable')
    const [head, ...rows] = read.value.map(({ cells }) => cells)
    const at = (name: string) => head?.indexOf(name) ?? -1
    expect(rows.map((cells) => [cells[at('Mục')], cells[at('Tình trạng')]])).toEqual([
      ['1', 'Quá hạn'],
      ['4', 'Chưa có hạn'],
      ['10', 'Chưa có hạn'],
    ])
    expect(rows[2]?.[at('Nội dung')]).toBe(text)
    const all = await office.download('officer', routes.sheet, { query: { year: 2022 } })
    expect(Buffer.from(all).subarray(0, 2).toString()).toBe('PK')
  })
})

describe('an office of 60 units with 500 tasks', () => {
  const year = 2040
  beforeAll(async () => {
    const units = await Promise.all(
      Array.from({ length: 60 }, (_, index) => ({
        code: `phong-${index}`,
        name: `Phòng số ${index}`,
        kind: 'room',
        parentId: office.own.id,
        shortName: null,
        validFrom: null,
        validUntil: null,
      })).map((body) => office.call('administrator', unitRoutes.create, { body })),
    )
    const leadOf = (index: number) => {
      const unit = units[index % units.length]
      return unit ? named(unit.name, { unitId: unit.id }) : named('Phòng')
    }
    const tasks = Array.from({ length: 500 }, (_, index) =>
      aTask({
        id: String(index + 1),
        text: 'Nội dung dài '.repeat(400),
        lead: [leadOf(index), leadOf(index * 7 + 1)],
        deadline: on(`2040-${String((index % 12) + 1).padStart(2, '0')}-15`),
      }),
    )
    await storePlan(office, office.own, { year, tasks })
    await storePlan(office, office.own, { year: year + 1, tasks: tasks.slice(0, 10) })
  })

  test('a page costs as many queries as of ten tasks, and reads whole rows of that page only', async () => {
    const cost = async (of: number) => {
      const asked = { queries: 0, bytes: 0 }
      const db = office.db.withPlugin({
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          asked.queries += 1
          asked.bytes += JSON.stringify(result.rows).length
          return result
        },
      })
      const actor = {
        userId: '',
        login: '',
        fullName: '',
        unitId: office.own.id,
        departmentId: office.own.id,
        grants: [{ role: 'office', unitId: office.own.id }],
        via: 'web',
      } as const
      const services = { ...office.services, db }
      const { rows } = await listTasks(services, actor, { year: of }, { page: 1, pageSize: 10 })
      expect(rows).toHaveLength(10)
      return asked
    }
    const [small, large] = [await cost(year + 1), await cost(year)]
    expect(large.queries).toBe(small.queries)
    // Of the 490 that are not shown there come their days and their titles: less than a kilobyte each, of more than five.
    expect((large.bytes - small.bytes) / 490).toBeLessThan(1_000)
  })

  test('is told quickly: a page, a search, groups of 60 units', async () => {
    const started = performance.now()
    const [page, found, byLead] = await Promise.all([
      list({ year, page: 3 }),
      list({ year, text: 'phong so 59' }),
      groups({ year }),
    ])
    expect(performance.now() - started).toBeLessThan(1_500)
    expect(page.rows).toHaveLength(50)
    expect(found.total).toBeGreaterThan(0)
    expect(byLead.groups).toHaveLength(60)
    expect(byLead.total).toBe(500)
  })
})
