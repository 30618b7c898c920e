import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { lossRoutes } from '../../../contract/losses.ts'
import { type PlanDraftView, planDraftRoutes as routes } from '../../../contract/planDrafts.ts'
import { rankingRoutes } from '../../../contract/ranking.ts'
import { filesWith } from '../../../core/catalogue/smallSet.testing.ts'
import { aDraft, aTask, named } from '../../../core/plans/editing/aDraft.testing.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
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
  for (const table of [
    'fact',
    'criterion_responsibility',
    'published_result',
    'loss_reason',
    'plan_draft',
    'remediation_plan',
  ] as const)
    await t.db.deleteFrom(table).execute()
  await write('1.1.1', { numerator: 7, denominator: 11 })
  await write('1.1.2', { parts: { a: true, b: true } })
  await write('1.2', { periods: { Q1: { achieved: true }, Y: { achieved: false } } })
  await write('2.1', { percent: '90' })
})

const write = (code: string, fact: unknown) =>
  t.call('office', assessmentRoutes.writeFact, { params: { ...params, code }, body: { fact, version: null } })
const make = () => t.call('office', routes.make, { body: { year: 2023 } })
const at = ({ id }: { readonly id: string }) => ({ params: { draftId: id } })
const save = (view: PlanDraftView, draft: PlanDraft, version = view.version) =>
  t.send('office', routes.save, { ...at(view), body: { draft, version } })
const renamed = ({ draft }: PlanDraftView, subject: string): PlanDraft => ({
  ...draft,
  header: { ...draft.header, subject },
})
/** What the log holds of one draft, the last first. */
const actionsOf = async ({ id }: { readonly id: string }) =>
  (await t.call('director', auditRoutes.list, {})).rows
    .filter(({ subjectId }) => subjectId === id)
    .map(({ action }) => action)

describe('making', () => {
  test('each loss gives a shortcoming, tasks and its threshold; who leads is asked where nobody is known', async () => {
    const view = await make()
    expect(view).toMatchObject({ year: 2023, version: 1, updatedBy: 'Người office' })
    const { draft } = view
    expect(draft.shortcomings.map(({ criteria }) => criteria)).toEqual(
      ['1.1.1', '1.2', '2.2'].map((code) => [{ code, lossCode: code }]),
    )
    expect(draft.tasks.map(({ id, criteria, deadline }) => [id, criteria, deadline?.raw])).toEqual([
      ['III.1.1', ['1.1.1'], 'Năm 2023'],
      ['III.1.2', ['1.2'], 'Năm 2023'],
      ['III.2.1', ['2.2'], 'Năm 2023'],
    ])
    expect(draft.targets.map(({ value, unit }) => value + unit)).toEqual(['80%', '100%'])
    expect(draft.header).toMatchObject({ kind: 'Kế hoạch', number: null, issuedOn: null, issuedMonth: null })
    expect(view.problems.map(({ code, where }) => [code, where])).toEqual(
      draft.tasks.map(({ id }) => ['lead-missing', `tasks.${id}.lead`]),
    )
    expect(await t.call('officer', routes.draft, at(view))).toEqual(view)
    const list = await t.call('head', routes.list, {})
    expect(list).toMatchObject({ total: 1, rows: [{ id: view.id, shortcomings: 3, tasks: 3, withoutLead: 3 }] })
    expect(await actionsOf(view)).toEqual(['planDraft.made'])
  })

  test('the last plan’s lead comes before the unit that is responsible, and that one before nobody', async () => {
    const lead = async (code: string, leadUnitId: string) =>
      t.call('office', assessmentRoutes.writeResponsibility, {
        params: { ...params, code },
        body: { leadUnitId, version: null },
      })
    await lead('I', t.own.otherRoomId)
    const task = aTask({
      id: '1',
      lead: [named('Phòng Một', { unitId: t.own.roomId })],
      coordinating: [named('Các phòng khác')],
      criteria: ['1.1.1'],
    })
    await aPlan({ tasks: [task] })
    const { draft } = await make()
    const [rate, period, other] = draft.tasks
    expect(rate).toMatchObject({ lead: task.lead, coordinating: task.coordinating })
    expect(period?.lead).toEqual([{ words: 'Phòng Hai', unitId: t.own.otherRoomId, groupId: null }])
    expect(other?.lead).toEqual([])
  })

  test('what the appraiser wrote and what a linked shortcoming says are kept in its words', async () => {
    await t.call('office', lossRoutes.writeReason, {
      params: { ...params, code: '1.1.1' },
      body: { cause: null, appraisalCause: 'target', appraisalReason: 'Số liệu trích xuất chưa khớp', version: null },
    })
    await aPlan({
      shortcomings: [
        {
          id: 'TT.1',
          section: 'II.1',
          text: 'Mới đạt 63,63%',
          cause: 'target',
          actual: null,
          required: null,
          criteria: [{ code: '1.1.1', lossCode: '1.1.1' }],
          where: null,
        },
      ],
    })
    const [first] = (await make()).draft.shortcomings
    expect(first?.cause).toBe('target')
    expect(first?.text).toContain('Cơ quan thẩm định nêu: “Số liệu trích xuất chưa khớp”.')
    expect(first?.text).toContain('Kế hoạch đã ban hành nêu: “Mới đạt 63,63%”.')
  })

  test('the published result is told, with the decision as a basis', async () => {
    const publish = (year: number, index: string, rank: number) =>
      t.call('office', rankingRoutes.write, {
        params: { unitId: t.own.id, year: String(year) },
        body: {
          index,
          class: 'Khá',
          rank,
          of: 21,
          decisionNumber: `${year}/QĐ-UBND`,
          decidedOn: `${year + 1}-01-12`,
          points: {},
          version: null,
        },
      })
    await publish(2021, '79.81', 19)
    await publish(2022, '83.47', 17)
    const { draft } = await make()
    expect(draft.indexResult).toMatchObject({ index: '83.47', change: '3.66', rankChange: 2, previous: { rank: 19 } })
    expect(draft.header.bases).toMatchObject([{ number: '2022/QĐ-UBND', issuedOn: '2023-01-12' }])
  })

  test.each<[string, () => Promise<unknown>, number, string]>([
    ['a year that nobody knows anything of', () => t.db.deleteFrom('fact').execute(), 2023, 'nothing-known'],
    ['a year whose year before has no set in use', async () => undefined, 2022, 'no-set-in-use'],
    [
      'a year before without a loss',
      async () => {
        await t.db.deleteFrom('fact').execute()
        await write('1.1.1', { percent: '80' })
        await write('1.1.2', { parts: { a: true, b: true } })
        await write('1.2', { periods: { Q1: { achieved: true }, Y: { achieved: true } } })
        await write('2.1', { percent: '90' })
        await write('2.2', { percent: '100' })
      },
      2023,
      'nothing-lost',
    ],
  ])('%s is refused with what to do, and leaves no draft', async (_case, arrange, year, code) => {
    await arrange()
    const response = await t.send('office', routes.make, { body: { year } })
    expect(response.json().code).toBe(code)
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect((await t.call('office', routes.list, {})).total).toBe(0)
  })
})

describe('saving', () => {
  test('keeps what was written, faults and all, and tells them at their place', async () => {
    const view = await make()
    const [task, ...rest] = view.draft.tasks
    if (!task) throw new Error('a draft has tasks')
    const lead = [named('Phòng Một', { unitId: t.own.roomId })]
    const draft: PlanDraft = {
      ...renamed(view, '  '),
      tasks: [{ ...task, lead, text: 'Sửa\u0000 lại', deadline: null }, ...rest],
    }
    const response = await save(view, draft)
    const saved: PlanDraftView = response.json()
    expect(saved.version).toBe(2)
    expect(saved.draft.tasks[0]).toMatchObject({ text: 'Sửa lại', lead, deadline: null })
    expect(saved.problems.map(({ code, where }) => [code, where])).toEqual([
      ['subject-missing', 'header.subject'],
      ['deadline-missing', 'tasks.III.1.1.deadline'],
      ['lead-missing', 'tasks.III.1.2.lead'],
      ['lead-missing', 'tasks.III.2.1.lead'],
    ])
    expect(await t.call('officer', routes.draft, at(view))).toEqual(saved)
    const [row] = (await t.call('office', routes.list, {})).rows
    expect(row).toMatchObject({ subject: '', withoutLead: 2, version: 2 })
    expect(await actionsOf(view)).toEqual(['planDraft.saved', 'planDraft.made'])
  })

  test('of two savers at one moment one is told who was first, and nothing is lost of that one', async () => {
    const view = await make()
    const sent = await Promise.all(['Một', 'Hai', 'Ba'].map((subject) => save(view, renamed(view, subject))))
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    const kept = sent.find(({ statusCode }) => statusCode === 200)?.json()
    const late = sent.find(({ statusCode }) => statusCode === 409)?.json()
    expect(late).toMatchObject({ code: 'changed-meanwhile', problems: [{ where: 'version' }] })
    expect(late.text).toContain('office')
    expect(late.problems[0].text).toContain('bản 2')
    expect((await t.call('office', routes.draft, at(view))).draft).toEqual(kept.draft)
    expect(await actionsOf(view)).toEqual(['planDraft.saved', 'planDraft.made'])
  })

  test('texts that are too long and days that are no days are refused at each field at once, and nothing is stored', async () => {
    const view = await make()
    const long = 'a'.repeat(32_001)
    const body = {
      version: 1,
      draft: {
        ...view.draft,
        header: { ...view.draft.header, subject: 'b'.repeat(2001), issuedOn: '05/04/2023' },
        shortcomings: view.draft.shortcomings.map((item) => ({ ...item, text: long })),
        tasks: view.draft.tasks.map((task) => ({ ...task, title: long })),
      },
    }
    const response = await t.send('office', routes.save, { ...at(view), body })
    expect(response.statusCode).toBe(400)
    const { problems } = response.json()
    expect(problems.map(({ where }: { where: string }) => where).sort()).toEqual([
      'draft.header.issuedOn',
      'draft.header.subject',
      'draft.shortcomings.0.text',
      'draft.shortcomings.1.text',
      'draft.shortcomings.2.text',
      'draft.tasks.0.title',
      'draft.tasks.1.title',
      'draft.tasks.2.title',
    ])
    const whole = { ...view.draft, tasks: view.draft.tasks.map((task) => ({ ...task, title: long.slice(1) })) }
    expect((await save(view, whole)).statusCode).toBe(200)
  })
})

test('removing names the version that was seen', async () => {
  const view = await make()
  await save(view, renamed(view, 'Bản sau'))
  const early = await t.send('office', routes.remove, { ...at(view), query: { version: 1 } })
  expect(early.statusCode).toBe(409)
  await t.call('office', routes.remove, { ...at(view), query: { version: 2 } })
  const gone = await t.send('office', routes.draft, at(view))
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'plan-draft-not-found'])
  expect(await actionsOf(view)).toEqual(['planDraft.removed', 'planDraft.saved', 'planDraft.made'])
})

/** A plan of 2023 that was read and confirmed. */
async function aPlan(draft: Partial<PlanDraft>): Promise<void> {
  const file = { bytes: Buffer.from(`KẾ HOẠCH thử ${Math.random()}\n`), fileName: 'ke-hoach.txt' }
  const doing = { by: system, departmentId: t.own.id }
  await confirmPlan(t.services, doing, { file, draft: aDraft({ tasks: [], ...draft }), asVersionOf: null })
}
