import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { planDraftRoutes as routes } from '../../../contract/planDrafts.ts'
import { remediationRoutes } from '../../../contract/remediation.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { aDraft, aTask, named } from '../../../core/plans/editing/aDraft.testing.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { insertDraft } from './planDrafts.sql.ts'
import { issuePlanDraft } from './planDrafts.ts'
import { sweepPlanFiles } from './sweepPlanFiles.ts'

let t: TestApp
let office: Actor
beforeAll(async () => {
  t = await testApp()
  office = {
    userId: t.userIds.get('office') ?? '',
    login: 'office',
    fullName: 'Người office',
    unitId: t.own.id,
    departmentId: t.own.id,
    grants: [{ role: 'office', unitId: t.own.id }],
    via: 'web',
  }
})
afterAll(() => t.close())
beforeEach(async () => {
  for (const table of ['plan_draft', 'remediation_plan'] as const) await t.db.deleteFrom(table).execute()
  await sweepPlanFiles(t.services)
})

const frame = aDraft()
const theDraft = (change: Partial<PlanDraft> = {}): PlanDraft =>
  aDraft({
    header: { ...frame.header, number: null, issuedOn: null, issuedMonth: null },
    shortcomings: [
      {
        id: 'TT.1',
        section: 'II.1',
        text: 'Mới đạt 63,63%',
        cause: 'target',
        actual: '63.63',
        required: '80',
        criteria: [],
        where: null,
      },
    ],
    targets: [{ id: 'CT.1', section: 'III.1', text: 'Đạt từ 80%', value: '80,5', unit: '%', op: '>=', where: null }],
    tasks: [
      aTask({
        id: 'III.1.1',
        section: 'III.1',
        lead: [named('Phòng Một', { unitId: t.own.roomId })],
        deadline: { kind: 'quarter', raw: 'Quý III/2023', year: 2023, quarter: 3 },
      }),
    ],
    ...change,
  })

const store = (draft: PlanDraft) =>
  t.db.transaction().execute((tx) =>
    insertDraft(tx, t.own.id, {
      year: 2023,
      subject: draft.header.subject ?? '',
      shortcomings: draft.shortcomings.length,
      tasks: draft.tasks.length,
      without_lead: 0,
      draft,
      updated_at: new Date(),
      updated_by: 'Người office',
    }),
  )
const at = ({ id }: { readonly id: string }) => ({ params: { draftId: id } })
const issue = (draft: { readonly id: string }, version = 1) =>
  t.send('office', routes.issue, { ...at(draft), body: { version } })
const save = (row: { readonly id: string }, draft: PlanDraft, version = 1) =>
  t.send('office', routes.save, { ...at(row), body: { draft, version } })
const plans = async () => (await t.call('officer', remediationRoutes.list, {})).rows

const filesKept = () => {
  const root = join(t.services.dataDir, 'files')
  if (!existsSync(root)) return 0
  return readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
}

describe('issuing', () => {
  test('makes a plan like one that was read: tasks, shortcomings, targets, its document; the draft is gone', async () => {
    const draft = theDraft()
    const row = await store(draft)
    const issued = (await issue(row)).json()
    expect(issued).toMatchObject({ number: null, year: 2023, version: 1, tasks: { added: 1, kept: 0, withdrawn: 0 } })
    const params = { planId: issued.id }
    const plan = await t.call('officer', remediationRoutes.plan, { params })
    expect(plan).toMatchObject({ subject: draft.header.subject, number: null, issuedOn: null, tasks: 1, documents: 1 })
    expect(plan.shortcomings).toMatchObject([{ text: 'Mới đạt 63,63%', cause: 'target', required: '80' }])
    expect(plan.targets).toMatchObject([{ value: '80.5', unit: '%', op: '>=' }])
    const { rows } = await t.call('officer', remediationRoutes.tasks, { params })
    expect(rows).toMatchObject([
      {
        itemId: 'PL.1.1',
        lead: [{ name: 'Phòng Một', unitId: t.own.roomId }],
        deadline: draft.tasks[0]?.deadline,
        progress: { status: 'ahead', due: '2023-09-30' },
      },
    ])
    const [file] = plan.files
    expect(file).toMatchObject({ format: 'docx' })
    expect((await t.send('office', routes.draft, at(row))).statusCode).toBe(404)
    const log = (await t.call('director', auditRoutes.list, {})).rows.filter(({ action }) => action.startsWith('plan'))
    expect(log.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ['planDraft.issued', row.id],
      ['plan.confirmed', issued.id],
    ])
  })

  test('the document that was made is read as a new version of the plan, with number and day still blank', async () => {
    const { id } = (await issue(await store(theDraft()))).json()
    const plan = await t.call('officer', remediationRoutes.plan, { params: { planId: id } })
    const file = { planId: id, documentId: plan.files[0]?.id ?? '' }
    const bytes = await t.download('officer', remediationRoutes.file, { params: file })
    const read = { query: { fileName: 'ban-ky.docx' }, upload: bytes }
    expect((await t.call('office', remediationRoutes.read, read)).known).toMatchObject({ kind: 'same', plan: { id } })
    const signed = Buffer.from(`SỞ CÔNG THƯƠNG
Số: 15/KH-SCT

Khánh Hòa, ngày 28 tháng 3 năm 2023

KẾ HOẠCH
${plan.subject}

III. NHIỆM VỤ
1. Thực hiện nhiệm vụ
- Rà soát hồ sơ.
- Đơn vị chủ trì: Phòng Một.
`)
    const again = await t.call('office', remediationRoutes.read, { query: { fileName: 'ban-ky.txt' }, upload: signed })
    expect(again.known).toMatchObject({ kind: 'version', plan: { id, number: null } })
  })

  test('every fault is told at its field, and the draft stays', async () => {
    const row = await store(
      theDraft({
        year: null,
        header: { ...frame.header, subject: ' ', issuedOn: '2023-02-30' },
        targets: theDraft().targets.map((target) => ({ ...target, value: 'tám mươi' })),
        tasks: [aTask({ text: '', title: '' })],
      }),
    )
    const response = await issue(row)
    expect(response.statusCode).toBe(400)
    expect(response.json().problems.map(({ where }: { where: string }) => where)).toEqual([
      'draft.year',
      'draft.header.subject',
      'draft.header.issuedOn',
      'draft.tasks.0.text',
      'draft.targets.0.value',
    ])
    expect((await t.send('office', routes.draft, at(row))).statusCode).toBe(200)
    expect(await plans()).toEqual([])
  })

  test.each<[string, () => Partial<PlanDraft>, string]>([
    [
      'a unit of another department',
      () => ({ tasks: [aTask({ lead: [named('Phòng lạ', { unitId: t.other.roomId })] })] }),
      'unit-of-another-department',
    ],
    ['a criterion that no set has', () => ({ tasks: [aTask({ criteria: ['99'] })] }), 'criterion-unknown'],
  ])('%s is refused, nothing is written and the draft stays', async (_case, change, code) => {
    const row = await store(theDraft(change()))
    const kept = filesKept()
    const response = await issue(row)
    expect([response.statusCode, response.json().code]).toEqual([400, code])
    expect(await plans()).toEqual([])
    expect(filesKept()).toBe(kept)
    expect((await t.send('office', routes.draft, at(row))).statusCode).toBe(200)
  })
})

describe('two people at one moment', () => {
  const someText = async () => ({ bytes: Buffer.from(`KẾ HOẠCH ${Math.random()}`), fileName: 'ke-hoach.txt' })

  test('who issues while another saves is told; what was saved stays, and nothing is issued', async () => {
    const row = await store(theDraft())
    const kept = filesKept()
    const issuing = issuePlanDraft(t.services, office, { id: row.id, version: 1 }, async () => {
      const saved = await save(row, theDraft({ recipients: ['Sở Nội vụ'] }))
      expect(saved.statusCode).toBe(200)
      return someText()
    })
    await expect(issuing).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await plans()).toEqual([])
    expect(filesKept()).toBe(kept)
    const { draft, version } = await t.call('office', routes.draft, at(row))
    expect([version, draft.recipients]).toEqual([2, ['Sở Nội vụ']])
  })

  test('who saves what was issued meanwhile is told that it is gone', async () => {
    const row = await store(theDraft())
    const [saved, issued] = await Promise.all([save(row, theDraft({ recipients: ['Sở Nội vụ'] })), issue(row)])
    const codes = [saved, issued].map((one) => (one.statusCode === 200 ? 200 : one.json().code))
    expect([
      [200, 'changed-meanwhile'],
      ['plan-draft-not-found', 200],
    ]).toContainEqual(codes)
    expect((await plans()).length).toBe(issued.statusCode === 200 ? 1 : 0)
    await issuePlanDraft(t.services, office, { id: (await store(theDraft())).id, version: 1 }, someText)
  })

  test('issued twice at one moment it becomes one plan', async () => {
    const row = await store(theDraft())
    const sent = await Promise.all([issue(row), issue(row), issue(row)])
    expect(sent.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(1)
    for (const one of sent) if (one.statusCode !== 200) expect([404, 409]).toContain(one.statusCode)
    expect(await plans()).toHaveLength(1)
  })
})

test('a plan of 500 tasks with long texts saves and issues within a few seconds', async () => {
  const tasks = Array.from({ length: 500 }, (_, index) =>
    aTask({
      id: `III.${1 + (index % 8)}.${1 + Math.floor(index / 8)}`,
      section: `III.${1 + (index % 8)}`,
      title: `Tiêu chí ${index}`,
      text: `Nâng tỷ lệ hồ sơ số ${index} để đạt từ 80% trở lên. `.repeat(10).trim(),
      lead: [named('Phòng Một', { unitId: t.own.roomId })],
      deadline: { kind: 'year', raw: 'Năm 2023', year: 2023 },
    }),
  ).sort((left, right) => left.section.localeCompare(right.section))
  const row = await store(theDraft())
  const start = performance.now()
  expect((await save(row, theDraft({ tasks }))).statusCode).toBe(200)
  const saved = performance.now()
  const issued = await issue(row, 2)
  const done = performance.now()
  expect(issued.json()).toMatchObject({ tasks: { added: 500 } })
  expect(saved - start).toBeLessThan(2000)
  expect(done - saved).toBeLessThan(10_000)
  const [plan] = await plans()
  expect(plan?.tasks).toBe(500)
})

test('a draft with nothing in it yet gives its document all the same', async () => {
  const row = await store(theDraft({ shortcomings: [], targets: [], tasks: [], responsibilities: [], recipients: [] }))
  const bytes = await t.download('officer', routes.document, at(row))
  expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK')
})
