import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { type PlanTaskView, type ReadPlan, remediationRoutes as routes } from '../../../contract/remediation.ts'
import { unitRoutes } from '../../../contract/units.ts'
import { addItem, changeItem, removeItem } from '../../../core/plans/editing/editDraft.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { takeFolderIntoUse } from '../catalogue/catalogue.ts'
import { sweepPlanFiles } from './remediation.ts'

let office: TestApp
beforeAll(async () => {
  office = await testApp()
})
afterAll(() => office.close())

/** A plan in our own words; `number` and `extra` make another one of it. */
const SUBJECT = 'Khắc phục hạn chế năm 2022, nâng cao chỉ số năm 2023'

function planText({ number = '15/KH-SO', extra = '', first = 'Phòng Một', subject = SUBJECT } = {}): Uint8Array {
  return Buffer.from(`SỞ THỬ NGHIỆM
Số: ${number}

Khánh Hòa, ngày 28 tháng 3 năm 2023

KẾ HOẠCH
${subject}

Căn cứ Quyết định số 21/QĐ-UBND ngày 10/01/2023 của UBND tỉnh;

II. TỒN TẠI, HẠN CHẾ NĂM 2022
1. Về chỉ đạo, điều hành
- Tỷ lệ giảm biên chế so với năm 2015: Chưa đạt 10%.
III. NỘI DUNG, GIẢI PHÁP
1. Về chỉ đạo, điều hành
a) Nội dung thực hiện
- Lập bảng theo dõi hồ sơ minh chứng của từng tiêu chí. Hoàn thành trước ngày 15/4/2023.
- Đạt tỷ lệ hồ sơ trực tuyến từ 80% trở lên.
${extra}
b) Trách nhiệm thực hiện
- Đơn vị chủ trì: ${first}.
- Đơn vị phối hợp: Các phòng, đơn vị.
IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch.

Nơi nhận:
- Lãnh đạo Sở;
- Lưu: VT.

GIÁM ĐỐC

Trần Thử Nghiệm
`)
}

const read = (bytes: Uint8Array, fileName = 'ke-hoach.txt') =>
  office.call('office', routes.read, { query: { fileName }, upload: bytes })

const bodyOf = (bytes: Uint8Array, draft: PlanDraft, asVersionOf: ReadPlan['known'] = null) => ({
  fileName: 'Kế hoạch.txt',
  content: Buffer.from(bytes).toString('base64'),
  draft,
  asVersionOf: asVersionOf && { planId: asVersionOf.plan.id, version: asVersionOf.plan.version },
})

const confirm = (bytes: Uint8Array, draft: PlanDraft, asVersionOf: ReadPlan['known'] = null) =>
  office.call('office', routes.confirm, { body: bodyOf(bytes, draft, asVersionOf) })

const tasksOf = async (planId: string, query = {}) =>
  (await office.call('office', routes.tasks, { params: { planId }, query })).rows

const counts = async () => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from remediation_plan) as plans, (select count(*)::int from plan_task) as tasks,
      (select count(*)::int from plan_document) as documents, (select count(*)::int from plan_shortcoming) as shortcomings,
      (select count(*)::int from audit_entry where action like 'plan.%') as entries`.execute(office.db)
  return rows[0]
}

/** Until one connection waits for what another has locked. */
const waitingForLock = () =>
  vi.waitUntil(async () => {
    const { rows } =
      await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        office.db,
      )
    return rows.length > 0
  })

const filesKept = () => {
  const root = join(office.services.dataDir, 'files')
  if (!existsSync(root)) return 0
  return readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
}

describe('reading', () => {
  test('ties the units, proposes nothing it does not know, and writes nothing', async () => {
    const { unitIds, ...group } = { name: 'Các phòng, đơn vị', unitIds: [office.own.roomId, office.own.otherRoomId] }
    const made = await office.call('office', unitRoutes.createGroup, { body: { ...group, unitIds } })
    const before = await counts()
    const answer = await read(planText())
    expect(answer.draft.year).toBe(2023)
    expect(answer.draft.header.number).toBe('15/KH-SO')
    expect(answer.draft.tasks[0]).toMatchObject({
      lead: [{ words: 'Phòng Một', unitId: office.own.roomId, groupId: null }],
      coordinating: [{ words: 'Các phòng, đơn vị', unitId: null, groupId: made.id }],
      deadline: { kind: 'beforeDate', date: '2023-04-15' },
      criteria: [],
    })
    expect(answer.criteria).toEqual({ running: null, loss: null })
    expect(answer.known).toBeNull()
    expect(answer.document.blocks.length).toBeGreaterThan(10)
    expect(await counts()).toEqual(before)
    expect(filesKept()).toBe(0)
  })

  test.each([
    ['an empty file', new Uint8Array(), 'x.txt'],
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'kế hoạch.doc'],
    ['a cut-off DOCX', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]), 'kế hoạch.docx'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'kế hoạch.pdf'],
  ])('%s is refused with what to do', async (_, bytes, fileName) => {
    const response = await office.send('office', routes.read, { query: { fileName }, upload: bytes })
    expect(response.statusCode).toBe(400)
    const { code, problems } = response.json()
    if (code === 'unreadable-document') expect(problems[0].text).toMatch(/hãy/i)
    else expect(code).toBe('upload-missing')
  })
})

describe('confirming', () => {
  test('writes plan, tasks, shortcomings, targets, duties, file and audit entry together', async () => {
    const bytes = planText()
    const { draft } = await read(bytes)
    const confirmed = await confirm(bytes, draft)
    expect(confirmed.tasks).toEqual({ added: draft.tasks.length, kept: 0, withdrawn: 0 })
    const plan = await office.call('officer', routes.plan, { params: { planId: confirmed.id } })
    expect(plan).toMatchObject({ number: '15/KH-SO', year: 2023, issuedOn: '2023-03-28', tasks: draft.tasks.length })
    expect(plan.shortcomings.map(({ cause }) => cause)).toEqual(draft.shortcomings.map(({ cause }) => cause))
    expect(plan.targets.map(({ value, unit, op }) => [value, unit, op])).toEqual([['80', '%', '>=']])
    expect(plan.recipients).toEqual(draft.recipients)
    const tasks = await tasksOf(confirmed.id)
    expect(tasks.map(({ itemId }) => itemId)).toEqual(draft.tasks.map(({ id }) => id))
    expect(tasks[0]?.lead).toEqual([
      { words: 'Phòng Một', unitId: office.own.roomId, groupId: null, name: 'Phòng Một' },
    ])
    expect(tasks[0]?.coordinating[0]?.name).toBe('Các phòng, đơn vị')
    expect(tasks[0]?.deadline).toEqual(draft.tasks[0]?.deadline)
    const [file] = plan.files
    const got = await office.download('officer', routes.file, {
      params: { planId: plan.id, documentId: file?.id ?? '' },
    })
    expect(Buffer.from(got).equals(Buffer.from(bytes))).toBe(true)
    const log = await office.call('director', auditRoutes.list, { query: { action: 'plan.confirmed' } })
    expect(log.rows[0]).toMatchObject({ subjectId: plan.id, subjectName: plan.subject })
  })

  test('the same file again tells which plan it is, and doubles nothing', async () => {
    const before = await counts()
    const again = await read(planText(), 'tên khác.txt')
    expect(again.known?.kind).toBe('same')
    const response = await office.send('office', routes.confirm, { body: bodyOf(planText(), again.draft) })
    expect(response.statusCode).toBe(409)
    expect(response.json()).toMatchObject({ code: 'plan-known', problems: [{ where: again.known?.plan.id }] })
    expect(await counts()).toEqual(before)
    expect(filesKept()).toBe(1)
  })

  test('the same file confirmed twice at the same moment becomes one plan', async () => {
    const bytes = planText({ number: '77/KH-SO' })
    const { draft } = await read(bytes)
    const sent = await Promise.all(
      [1, 2, 3].map(() => office.send('office', routes.confirm, { body: bodyOf(bytes, draft) })),
    )
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })

  test('words not tied to a unit, no deadline and no criterion keep nothing back', async () => {
    const bytes = planText({ number: '16/KH-SO', first: 'Tổ giúp việc liên ngành' })
    const { draft } = await read(bytes)
    expect(draft.tasks[0]?.lead[0]).toEqual({ words: 'Tổ giúp việc liên ngành', unitId: null, groupId: null })
    const { id } = await confirm(bytes, changeItem(draft, 'tasks', draft.tasks[0]?.id ?? '', { deadline: null }))
    const [task] = await tasksOf(id)
    expect(task?.lead[0]).toMatchObject({ name: 'Tổ giúp việc liên ngành', unitId: null })
    expect(task?.deadline).toBeNull()
  })

  test.each([
    [
      'a unit of another department',
      () => ({ unitId: office.other.roomId, groupId: null }),
      'unit-of-another-department',
    ],
    ['a group that is not there', () => ({ unitId: null, groupId: crypto.randomUUID() }), 'unit-of-another-department'],
    ['a unit and a group at once', () => ({ unitId: office.own.id, groupId: crypto.randomUUID() }), 'invalid-input'],
  ])('%s is refused and leaves nothing', async (_, tie, code) => {
    const bytes = planText({ number: '17/KH-SO' })
    const { draft } = await read(bytes)
    const before = await counts()
    const kept = filesKept()
    const bad = changeItem(draft, 'tasks', draft.tasks[0]?.id ?? '', { lead: [{ words: 'Phòng', ...tie() }] })
    const response = await office.send('office', routes.confirm, { body: bodyOf(bytes, bad) })
    expect([response.statusCode, response.json().code]).toEqual([400, code])
    expect(await counts()).toEqual(before)
    expect(filesKept()).toBe(kept)
  })

  test('a draft at fault is refused with every fault at its place', async () => {
    const bytes = planText({ number: '18/KH-SO' })
    const { draft } = await read(bytes)
    const { draft: longer } = addItem({ ...draft, year: null }, 'tasks', null)
    const response = await office.send('office', routes.confirm, { body: bodyOf(bytes, longer) })
    expect(response.json().problems.map((problem: { where: string }) => problem.where)).toEqual([
      'draft.year',
      `draft.tasks.${draft.tasks.length}.text`,
    ])
  })

  test('a write that fails at the end leaves no row and no file', async () => {
    const bytes = planText({ number: '19/KH-SO' })
    const { draft } = await read(bytes)
    const before = await counts()
    const kept = filesKept()
    await sql`alter table plan_task add constraint planted check (section <> 'planted')`.execute(office.db)
    const bad = changeItem(draft, 'tasks', draft.tasks.at(-1)?.id ?? '', { section: 'planted' })
    const response = await office.send('office', routes.confirm, { body: bodyOf(bytes, bad) })
    await sql`alter table plan_task drop constraint planted`.execute(office.db)
    expect(response.statusCode).toBe(500)
    expect(await counts()).toEqual(before)
    expect(filesKept()).toBe(kept)
  })

  test('signs that no database holds are left out, and nothing else', async () => {
    const bytes = planText({ number: '20/KH-SO' })
    const { draft } = await read(bytes)
    const odd = changeItem(draft, 'tasks', draft.tasks[0]?.id ?? '', { text: 'Rà\u0000 soát\uD800 hồ sơ\ncả năm 😀' })
    const { id } = await confirm(bytes, odd)
    expect((await tasksOf(id))[0]?.text).toBe('Rà soát hồ sơ\ncả năm 😀')
  })

  test.each([
    ['not base64', 'Kế hoạch!'],
    ['a file that is no document', Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')],
  ])('bytes that are %s are refused', async (_, content) => {
    const { draft } = await read(planText({ number: '21/KH-SO' }))
    const response = await office.send('office', routes.confirm, { body: { ...bodyOf(planText(), draft), content } })
    expect(response.statusCode).toBe(400)
  })
})

describe('a new version', () => {
  const number = '30/KH-SO'

  test('keeps the rows of items that stay, adds new ones, marks those that went', async () => {
    const bytes = planText({ number, extra: '- Rà soát thủ tục không phát sinh hồ sơ. Hoàn thành trong tháng 5/2023.' })
    const first = await read(bytes)
    const extended = addItem(first.draft, 'tasks', null)
    const own = changeItem(extended.draft, 'tasks', extended.added, { text: 'Việc thêm bằng tay' })
    const plan = await confirm(bytes, own)
    const before = await tasksOf(plan.id)
    const kept = before[0]
    expect(before).toHaveLength(first.draft.tasks.length + 1)

    const later = planText({ number, extra: '' })
    const second = await read(later)
    expect(second.known).toMatchObject({ kind: 'version', plan: { id: plan.id, version: 1 } })
    const result = await confirm(later, second.draft, second.known)
    expect(result).toMatchObject({ id: plan.id, version: 2 })
    expect(result.tasks.withdrawn).toBe(before.length - second.draft.tasks.length)
    const standing = await tasksOf(plan.id, { state: 'standing' })
    expect(standing.map(({ itemId }) => itemId)).toEqual(second.draft.tasks.map(({ id }) => id))
    expect(standing[0]).toMatchObject({ id: kept?.id, version: (kept?.version ?? 0) + 1 })
    const gone = await tasksOf(plan.id, { state: 'withdrawn' })
    expect(gone.map(({ withdrawnIn }) => new Set([withdrawnIn]))).toEqual(gone.map(() => new Set([2])))
    const view = await office.call('office', routes.plan, { params: { planId: plan.id } })
    expect(view.files.map(({ ordinal }) => ordinal)).toEqual([1, 2])
    expect(view).toMatchObject({ withdrawnTasks: gone.length, documents: 2 })
    expect(view.shortcomings).toHaveLength(second.draft.shortcomings.length)
  })

  test('an item that comes back stands again in its old row', async () => {
    const bytes = planText({ number, extra: '- Rà soát thủ tục không phát sinh hồ sơ. Hoàn thành trong tháng 6/2023.' })
    const third = await read(bytes)
    const planId = third.known?.plan.id ?? ''
    const before = await tasksOf(planId)
    await confirm(bytes, third.draft, third.known)
    const after = await tasksOf(planId, { state: 'standing' })
    const idOf = (itemId: string) => before.find((task) => task.itemId === itemId)?.id
    expect(after.map(({ id }) => id)).toEqual(after.map(({ itemId }) => idOf(itemId)))
  })

  test('of a plan that somebody changed meanwhile is refused, and writes nothing', async () => {
    const bytes = planText({ number, extra: '- Việc khác, làm xong trước ngày 30/6/2023.' })
    const { draft, known } = await read(bytes)
    const before = await counts()
    const stale = known && { ...known, plan: { ...known.plan, version: known.plan.version - 1 } }
    const response = await office.send('office', routes.confirm, { body: bodyOf(bytes, draft, stale) })
    expect([response.statusCode, response.json().code]).toEqual([409, 'changed-meanwhile'])
    expect(await counts()).toEqual(before)
  })

  test('is offered to the issued document of a draft that had no number yet', async () => {
    const subject = 'Kế hoạch còn chờ số năm 2023'
    const draftOfIt = planText({ number: '/KH-SO', subject })
    const { draft } = await read(draftOfIt)
    expect(draft.header.number).toBeNull()
    const { id } = await confirm(draftOfIt, draft)
    expect((await read(planText({ number: '31/KH-SO', subject }))).known).toMatchObject({
      kind: 'version',
      plan: { id },
    })
    expect((await read(planText({ number: '31/KH-SO', subject: `${subject}, phần hai` }))).known).toBeNull()
  })

  test('is offered by number, issuer and year, not by the number alone', async () => {
    const other = Buffer.from(planText({ number, extra: '- Việc khác.' }))
      .toString()
      .replace('SỞ THỬ NGHIỆM', 'SỞ KHÁC')
    expect((await read(Buffer.from(other))).known).toBeNull()
  })
})

const formats = join('..', 'shared', 'documents', 'plans', 'formats')
const published = existsSync(formats) ? ['ha-noi-308-kh-ubnd-2025', 'lai-chau-7360-kh-ubnd-2025'] : []

describe.skipIf(published.length === 0)('the PDF of a DOCX', () => {
  test.each(published)('of %s is offered as a new version in which most tasks keep their rows', async (name) => {
    const [docx, pdf] = ['docx', 'pdf'].map((ending) => readFileSync(join(formats, `${name}.${ending}`)))
    if (!docx || !pdf) throw new Error('Both files are there')
    const first = await read(docx, `${name}.docx`)
    const { id } = await confirm(docx, first.draft)
    const second = await read(pdf, `${name}.pdf`)
    expect(second.known).toMatchObject({ kind: 'version', plan: { id } })
    const { tasks } = await confirm(pdf, second.draft, second.known)
    expect(tasks.kept).toBeGreaterThan(first.draft.tasks.length * 0.9)
  })
})

describe('with criteria sets in use', () => {
  beforeAll(async () => {
    const by = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const
    const doing = { by, departmentId: office.own.id, now: new Date() }
    for (const year of [2022, 2023]) await takeFolderIntoUse(office.db, doing, `khanh-hoa/so/${year}`)
  })

  test('a shortcoming is proposed the criterion it names, and last year’s loss under the same code', async () => {
    const { draft, criteria } = await read(planText({ number: '40/KH-SO' }))
    expect(draft.shortcomings[0]?.criteria).toEqual([{ code: '4.2.2', lossCode: '4.2.2' }])
    expect([criteria.running?.year, criteria.loss?.year]).toEqual([2023, 2022])
  })

  test('names stand beside codes, and a link is corrected with a version check', async () => {
    const bytes = planText({ number: '41/KH-SO' })
    const { id, version } = await confirm(bytes, (await read(bytes)).draft)
    const plan = await office.call('office', routes.plan, { params: { planId: id } })
    const [shortcoming] = plan.shortcomings
    expect(shortcoming?.criteria[0]?.name).toBe('Tỷ lệ giảm biên chế so với năm 2015')
    const params = { planId: id, shortcomingId: shortcoming?.id ?? '' }
    const criteria = [{ code: '4.2.1', lossCode: null }]
    const body = { cause: 'evidence', criteria, version }
    const changed = await office.call('office', routes.changeShortcoming, { params, body })
    expect(changed.shortcomings[0]).toMatchObject({ cause: 'evidence', criteria: [{ code: '4.2.1', lossCode: null }] })
    const stale = await office.send('office', routes.changeShortcoming, { params, body })
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'changed-meanwhile'])
    const unknown = { ...body, criteria: [{ code: '99.9', lossCode: null }], version: changed.version }
    const refused = await office.send('office', routes.changeShortcoming, { params, body: unknown })
    expect(refused.json().code).toBe('criterion-unknown')
  })
})

describe('a task', () => {
  let planId = ''
  beforeAll(async () => {
    const bytes = planText({ number: '50/KH-SO' })
    planId = (await confirm(bytes, (await read(bytes)).draft)).id
  })
  const first = async () => {
    const [task] = await tasksOf(planId)
    if (!task) throw new Error('The plan has a task')
    return task
  }
  const bodyOfTask = ({ title, text, deadline, product, version }: Awaited<ReturnType<typeof first>>) => ({
    title,
    text,
    deadline,
    product,
    criteria: [],
    version,
  })

  test('changed by two people at once: the second is told', async () => {
    const task = await first()
    const params = { taskId: task.id }
    const body = { ...bodyOfTask(task), deadline: { raw: 'quý II/2023', kind: 'quarter', year: 2023, quarter: 2 } }
    const sent = await Promise.all([
      office.send('office', routes.changeTask, { params, body }),
      office.send('head', routes.changeTask, { params, body: { ...body, title: 'Tên khác' } }),
    ])
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await first()).deadline).toEqual(body.deadline)
  })

  const editableFor = async (person: Person, taskId: string) => {
    const { rows } = await office.call(person, routes.tasks, { params: { planId } })
    return rows.find(({ id }) => id === taskId)?.mayEdit
  }

  test('led by another room is not the head’s to change, and is not offered', async () => {
    const before = await first()
    const params = { taskId: before.id }
    expect(await editableFor('head', before.id)).toBe(true)
    expect(await editableFor('officer', before.id)).toBe(false)
    const lead = [{ words: 'Phòng Hai', unitId: office.own.otherRoomId, groupId: null }]
    const assigned = await office.call('director', routes.assignTask, {
      params,
      body: { lead, coordinating: [], version: before.version },
    })
    expect(assigned.lead).toEqual([{ ...lead[0], name: 'Phòng Hai' }])
    const body = bodyOfTask(await first())
    expect(await editableFor('head', before.id)).toBe(false)
    expect(await editableFor('office', before.id)).toBe(true)
    expect((await office.send('head', routes.changeTask, { params, body })).statusCode).toBe(403)
    expect((await office.send('office', routes.changeTask, { params, body })).statusCode).toBe(200)
  })

  test('is found by the unit that leads it, alone or in a group, and by words without diacritics', async () => {
    expect(await tasksOf(planId, { unitId: office.own.otherRoomId, state: 'standing' })).not.toHaveLength(0)
    expect((await tasksOf(planId, { text: 'minh chung' })).map(({ itemId }) => itemId)).toEqual([
      (await first()).itemId,
    ])
    expect((await tasksOf(planId, { text: '%' })).every(({ text }) => text.includes('%'))).toBe(true)
  })

  test.each([
    ['a day that does not exist', { deadline: { raw: '', kind: 'beforeDate', date: '2023-02-30' } }, 'deadline'],
    ['a day before the plan', { deadline: { raw: '', kind: 'beforeDate', date: '2023-03-27' } }, 'deadline'],
    ['a month before the plan', { deadline: { raw: '', kind: 'month', year: 2023, month: 2 } }, 'deadline'],
    ['nothing to do', { title: ' ', text: '' }, 'text'],
    ['a text of 40,000 letters', { text: 'a'.repeat(40_000) }, 'text'],
  ])('%s is refused at its field', async (_, change, where) => {
    const task = await first()
    const response = await office.send('office', routes.changeTask, {
      params: { taskId: task.id },
      body: { ...bodyOfTask(task), ...change },
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().problems.map((problem: { where: string }) => problem.where)).toEqual([where])
  })

  test('a deadline that the document itself set before the plan stays when other words are changed', async () => {
    const task = await first()
    const deadline = { raw: 'trước 01/3/2023', kind: 'beforeDate', date: '2023-03-01' }
    await sql`update plan_task set deadline = ${JSON.stringify(deadline)}::jsonb where id = ${task.id}`.execute(
      office.db,
    )
    const body = { ...bodyOfTask(await first()), title: 'Tên mới' }
    const response = await office.send('office', routes.changeTask, { params: { taskId: task.id }, body })
    expect(response.json()).toMatchObject({ title: 'Tên mới', deadline })
  })
})

describe('progress of a task', () => {
  let task: PlanTaskView
  const params = () => ({ taskId: task.id })
  const view = (person: Person = 'office') => office.call(person, routes.progress, { params: params() })
  const report = (person: Person, body: unknown) => office.send(person, routes.report, { params: params(), body })
  const assign = async (lead: unknown) => {
    const body = { lead, coordinating: [], version: task.version }
    task = await office.call('office', routes.assignTask, { params: params(), body })
  }

  beforeAll(async () => {
    const bytes = planText({ number: '31/KH-SO' })
    const { draft } = await read(bytes)
    const { id } = await confirm(bytes, draft)
    const [first] = await tasksOf(id)
    if (!first) throw new Error('The plan has a task')
    task = first
    await assign([{ words: 'Phòng Một', unitId: office.own.roomId, groupId: null }])
  })

  test('begins with its day and an empty history', async () => {
    expect(task.progress).toMatchObject({ occurrence: 'once', due: '2023-04-15', status: 'ahead', doneOn: null })
    expect(await view('officer')).toMatchObject({ mayReport: true, entries: [], current: 'once' })
  })

  test('an officer of the room that leads notes and reports it done; the log says so', async () => {
    expect((await report('officer', { kind: 'note', note: 'Đã lập bảng' })).statusCode).toBe(200)
    const body = { kind: 'done', occurrence: 'once', doneOn: '2023-04-03', note: 'Bảng ở tủ hồ sơ', seen: null }
    const answer = await report('officer', body)
    expect(answer.json().progress).toMatchObject({ status: 'done', doneOn: '2023-04-03' })
    const { entries, total } = await view()
    expect(total).toBe(2)
    expect(entries.map(({ kind, note }) => [kind, note])).toEqual([
      ['done', 'Bảng ở tủ hồ sơ'],
      ['note', 'Đã lập bảng'],
    ])
    const { rows } = await office.call('director', auditRoutes.list, { query: { action: 'task.done' } })
    expect(rows[0]).toMatchObject({ subjectId: task.id, detail: { doneOn: '2023-04-03' } })
  })

  test('opened again it keeps its history, and is done anew', async () => {
    const lastId = (await view()).occurrences[0]?.lastId
    const opened = await report('head', {
      kind: 'reopened',
      occurrence: 'once',
      note: 'Thiếu 2 tiêu chí',
      seen: lastId,
    })
    expect(opened.json().progress).toMatchObject({ status: 'ahead', doneOn: null })
    const seen = (await view()).occurrences[0]?.lastId
    const done = await report('head', { kind: 'done', occurrence: 'once', doneOn: '2023-04-05', seen })
    expect(done.json().progress).toMatchObject({ status: 'done', doneOn: '2023-04-05' })
    expect((await view()).total).toBe(4)
  })

  test('of two people who report at once the second is told, and one entry stands', async () => {
    const seen = (await view()).occurrences[0]?.lastId
    const body = { kind: 'reopened', occurrence: 'once', seen }
    const sent = await Promise.all([report('office', body), report('officer', body)])
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await view()).total).toBe(5)
  })

  test.each<[string, unknown, string]>([
    ['a day after today', { kind: 'done', occurrence: 'once', doneOn: '2023-04-06', seen: null }, 'doneOn'],
    ['a day that does not exist', { kind: 'done', occurrence: 'once', doneOn: '2023-02-30', seen: null }, 'doneOn'],
    ['a day long before', { kind: 'done', occurrence: 'once', doneOn: '2021-12-31', seen: null }, 'doneOn'],
    ['a year cut short', { kind: 'done', occurrence: 'once', doneOn: '0023-04-01', seen: null }, 'doneOn'],
    [
      'an occurrence it has not',
      { kind: 'done', occurrence: '2023-M04', doneOn: '2023-04-01', seen: null },
      'occurrence',
    ],
    ['an empty note', { kind: 'note', note: '  ' }, 'note'],
    ['a note of 32,000 letters', { kind: 'note', note: 'a'.repeat(32_000) }, 'note'],
  ])('%s is refused at its field, and nothing is stored', async (_, body, where) => {
    const answer = await report('office', body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toContain(where)
    expect((await view()).total).toBe(5)
  })

  test('a room that does not lead may read it and not report; led by a group it is in, it may', async () => {
    await assign([{ words: 'Phòng Hai', unitId: office.own.otherRoomId, groupId: null }])
    expect((await view('officer')).mayReport).toBe(false)
    expect((await report('officer', { kind: 'note', note: 'x' })).statusCode).toBe(403)
    expect((await report('director', { kind: 'note', note: 'x' })).statusCode).toBe(403)
    expect((await report('other-office', { kind: 'note', note: 'x' })).statusCode).toBe(404)
    const unitIds = [office.own.roomId, office.own.otherRoomId]
    const body = { name: 'Hai phòng', unitIds }
    const group = await office.call('office', unitRoutes.createGroup, { body })
    await assign([{ words: 'Hai phòng', unitId: null, groupId: group.id }])
    expect((await report('officer', { kind: 'note', note: 'Phòng Một đã gửi danh sách' })).statusCode).toBe(200)
  })

  test('each month of a monthly task is done by itself, from the month of the plan on', async () => {
    const deadline = { raw: 'hằng tháng', kind: 'recurring', every: ['monthly'] } as const
    const { title, text, product } = task
    const body = { title, text, product, deadline, criteria: [], version: task.version }
    task = await office.call('office', routes.changeTask, { params: params(), body })
    const done = { kind: 'done', occurrence: '2023-M03', doneOn: '2023-03-30', seen: null }
    expect((await report('office', done)).statusCode).toBe(200)
    expect((await report('office', { ...done, occurrence: '2023-M02' })).statusCode).toBe(400)
    const { occurrences } = await view()
    expect(occurrences).toHaveLength(10)
    expect(occurrences.filter(({ doneOn }) => doneOn !== null).map(({ key }) => key)).toEqual(['2023-M03'])
  })

  test('a task that a new version dropped takes no more reports, and keeps its history when it comes back', async () => {
    const before = (await view()).total
    const bytes = planText({ number: '31/KH-SO', extra: ' ' })
    const { draft } = await read(bytes)
    const again = await read(bytes)
    expect(again.known?.kind).toBe('version')
    await confirm(bytes, removeItem(draft, 'tasks', task.itemId), again.known)
    expect((await report('office', { kind: 'note', note: 'x' })).statusCode).toBe(409)
    expect(await view()).toMatchObject({ total: before, mayReport: false })
    const back = await read(planText({ number: '31/KH-SO', extra: '  ' }))
    await confirm(planText({ number: '31/KH-SO', extra: '  ' }), back.draft, back.known)
    expect(await view()).toMatchObject({ total: before, mayReport: true })
  })

  test('a task whose plan is deleted at the same moment takes no report: it is not there', async () => {
    const body = { kind: 'note', note: 'Gửi lúc đang xoá' }
    const answer = await office.db.transaction().execute(async (tx) => {
      await sql`delete from remediation_plan where id = ${task.planId}`.execute(tx)
      const sent = report('officer', body)
      await waitingForLock()
      return { sent }
    })
    expect((await answer.sent).statusCode).toBe(404)
    await sweepPlanFiles(office.services)
  })
})

describe('what belongs to another department', () => {
  test('is not there for its people: plan, tasks, file, task', async () => {
    const { rows } = await office.call('office', routes.list, {})
    const planId = rows[0]?.id ?? ''
    const plan = await office.call('office', routes.plan, { params: { planId } })
    const [task] = await tasksOf(planId)
    const params = { planId, documentId: plan.files[0]?.id ?? '', taskId: task?.id ?? '' }
    for (const route of [routes.plan, routes.tasks, routes.sheet, routes.file])
      expect((await office.send('other-office', route, { params })).statusCode).toBe(404)
    const body = { lead: [], coordinating: [], version: 1 }
    expect((await office.send('other-director', routes.assignTask, { params, body })).statusCode).toBe(404)
    const removal = { params, query: { version: plan.version } }
    expect((await office.send('other-office', routes.remove, removal)).statusCode).toBe(404)
    expect((await office.call('other-office', routes.list, {})).rows).toEqual([])
  })

  test('a file is not found under another plan', async () => {
    const { rows } = await office.call('office', routes.list, {})
    const [one, two] = rows
    const plan = await office.call('office', routes.plan, { params: { planId: one?.id ?? '' } })
    const params = { planId: two?.id ?? '', documentId: plan.files[0]?.id ?? '' }
    expect((await office.send('office', routes.file, { params })).statusCode).toBe(404)
  })
})

describe('the list and the sheet', () => {
  test('are found by year and words, by pages', async () => {
    const found = await office.call('office', routes.list, { query: { text: '15/kh', year: 2023, pageSize: 1 } })
    expect(found).toMatchObject({ total: 1, rows: [{ number: '15/KH-SO' }] })
    expect((await office.call('office', routes.list, { query: { year: 2020 } })).total).toBe(0)
  })

  test('the sheet is an Excel file', async () => {
    const { rows } = await office.call('office', routes.list, {})
    const bytes = await office.download('office', routes.sheet, { params: { planId: rows[0]?.id ?? '' } })
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK')
  })
})

describe('deleting', () => {
  test('takes tasks and file along, after a version check; then the same file is new again', async () => {
    const bytes = planText({ number: '60/KH-SO' })
    const { draft } = await read(bytes)
    const { id, version } = await confirm(bytes, removeItem(draft, 'tasks', draft.tasks[0]?.id ?? ''))
    const kept = filesKept()
    const params = { planId: id }
    expect((await office.send('office', routes.remove, { params, query: { version: version + 1 } })).statusCode).toBe(
      409,
    )
    expect((await office.send('head', routes.remove, { params, query: { version } })).statusCode).toBe(403)
    await office.call('office', routes.remove, { params, query: { version } })
    expect((await office.send('office', routes.plan, { params })).statusCode).toBe(404)
    expect(filesKept()).toBe(kept - 1)
    expect((await read(bytes)).known).toBeNull()
  })

  test('sweeping takes no file that a plan names', async () => {
    const kept = filesKept()
    expect(kept).toBeGreaterThan(3)
    expect(await sweepPlanFiles(office.services)).toBe(0)
    expect(filesKept()).toBe(kept)
  })
})
