/** A plan made from lost points: drafted, edited, saved, downloaded as Word, issued; bad input; two people; a long draft. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type PlanDraftView, planDraftRoutes } from '../../src/contract/planDrafts.ts'
import { remediationRoutes } from '../../src/contract/remediation.ts'
import { takeFolderIntoUse } from '../../src/server/features/catalogue/catalogue.ts'
import {
  type BrowserTest,
  browserTest,
  expectNoAxeViolations,
  type Size,
  screenshot,
  settled,
} from '../support/browser.ts'
import { prepareSampleYear } from './sampleYear.ts'

const DRAFTS = '/ke-hoach/du-thao'
const OPEN_LIST = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)'
let browser: BrowserTest

beforeAll(async () => {
  browser = await browserTest()
  const { app } = browser
  const by = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const
  await prepareSampleYear(app)
  await takeFolderIntoUse(app.db, { by, departmentId: app.own.id, now: new Date() }, 'khanh-hoa/so/2023')
})
afterAll(() => browser?.close())

const makeDraft = () => browser.app.call('office', planDraftRoutes.make, { body: { year: 2023 } })
const stored = ({ id }: Pick<PlanDraftView, 'id'>) =>
  browser.app.call('office', planDraftRoutes.draft, { params: { draftId: id } })
// Each test begins without drafts, whatever became of the one before.
afterEach(async () => {
  const { rows } = await browser.app.call('office', planDraftRoutes.list, {})
  for (const { id, version } of rows) {
    await browser.app.call('office', planDraftRoutes.remove, { params: { draftId: id }, query: { version } })
  }
})
const card = (page: Page, id: string) => page.getByRole('article', { name: id, exact: true })

async function openDraft({ id }: Pick<PlanDraftView, 'id'>, size: Size = 'wide'): Promise<Page> {
  const page = await browser.openAs('office', { path: `${DRAFTS}/${id}`, size })
  await page.getByRole('tab', { name: /^Nhiệm vụ/ }).waitFor()
  await settled(page)
  return page
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press(key)
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
  }
  throw new Error(`The keyboard does not come to ${target}`)
}

const backTo = (page: Page, target: Locator) => tabTo(page, target, 'Shift+Tab')

/** The page's own policy forbids to wait in it by a script. */
const focusIsIn = (page: Page, selector: string) =>
  expect.poll(() => page.evaluate(`document.activeElement?.closest(${JSON.stringify(selector)}) !== null`)).toBe(true)

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()

async function download(page: Page, press: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  await press()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('where nothing was drafted yet, the screen says what to do next', async () => {
  const page = await browser.openAs('office', { path: DRAFTS })
  await page.getByText('Chưa có dự thảo nào').waitFor()
  await page.getByText('Đang dùng mẫu kèm phần mềm').waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'drafts-empty')
  // Of a year before which nothing was scored, the dialog says why there is nothing to make.
  await button(page, 'Lập kế hoạch từ điểm bị mất').click()
  await page.getByRole('dialog').getByRole('combobox').click()
  await page.getByTitle('2022', { exact: true }).click()
  await button(page.getByRole('dialog'), 'Lập dự thảo').click()
  await page.getByRole('dialog').getByRole('alert').waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'drafts-nothing-lost')
  await page.context().close()
})

describe.each<Size>(['wide', 'phone'])('on a %s screen', (size) => {
  test('the losses of a year become a plan whose tasks are followed, by the keyboard alone', async () => {
    const page = await browser.openAs('office', { path: '/ke-hoach', size })
    await expectNoAxeViolations(page)
    await tabTo(page, button(page, 'Lập kế hoạch từ điểm bị mất'))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Lấy điểm bị mất của năm 2022.').waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-make-${size}`)
    await tabTo(page, button(dialog, 'Lập dự thảo'))
    await page.keyboard.press('Enter')
    await page.getByText(/^Đã lập dự thảo với \d+ tồn tại/).waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-${size}`)

    // A shortcoming tells what it cost, and leads to the task that remedies it.
    await tabTo(page, page.getByRole('tab', { name: /^Nhiệm vụ/ }))
    await page.keyboard.press('ArrowLeft')
    await page
      .getByText(/^Năm 2022 mất/)
      .first()
      .waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-shortcomings-${size}`)
    await tabTo(page, button(page, 'Mở nhiệm vụ III.1.1'))
    await page.keyboard.press('Enter')

    // Its words, its lead and its deadline are written.
    const task = card(page, 'III.1.1')
    const text = task.getByRole('textbox', { name: 'Nội dung' })
    await text.waitFor()
    await focusIsIn(page, '[id="muc-tasks-III.1.1"]')
    await tabTo(page, text)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Gửi Sở Nội vụ một bản.')
    await tabTo(page, button(task, 'Thêm đơn vị chủ trì'))
    await page.keyboard.press('Enter')
    const lead = task.getByRole('combobox', { name: 'Chủ trì 1: là đơn vị hoặc nhóm' })
    await backTo(page, lead)
    for (const typed of ['phong mot', 'phong hai']) {
      await page.keyboard.type(typed)
      await page.waitForTimeout(150)
      await page.keyboard.press('Enter')
    }
    // What the plan will say follows the unit that was chosen last.
    await expect
      .poll(() => task.getByRole('textbox', { name: 'Chủ trì 1: ghi trong văn bản' }).inputValue())
      .toBe('Phòng Hai')
    const deadline = task.getByRole('combobox', { name: 'Thời hạn', exact: true })
    await tabTo(page, deadline)
    await page.keyboard.press('Enter')
    await page.locator(OPEN_LIST).waitFor()
    await screenshot(page, `draft-deadline-${size}`)
    await expectNoAxeViolations(page)
    await choose(page, 'Trong quý')
    await tabTo(page, task.getByRole('textbox', { name: 'Sản phẩm' }))
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Báo cáo đã gửi')
    await expectNoAxeViolations(page)
    await tabTo(page, button(task, 'Xong'))
    await page.keyboard.press('Enter')
    await task.getByText('Quý IV/2023').waitFor()

    // Ctrl+S saves wherever one is.
    await page.getByText('Có phần chưa lưu').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Đã lưu.').waitFor()
    expect(await page.getByText('Có phần chưa lưu').count()).toBe(0)
    await expectNoAxeViolations(page)

    // The Word document is one that the reader of plans reads the same tasks from.
    await tabTo(page, button(page, 'Tải Word'))
    const { name, bytes } = await download(page, () => page.keyboard.press('Enter'))
    expect(name).toMatch(/\.docx$/)
    const read = await browser.app.call('office', remediationRoutes.read, { query: { fileName: name }, upload: bytes })
    const draftId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const { draft } = await stored({ id: draftId })
    expect(read.draft.tasks.map(({ text }) => text)).toEqual(draft.tasks.map(({ text }) => text))
    expect(read.draft.tasks[0]).toMatchObject({
      text: expect.stringMatching(/Gửi Sở Nội vụ một bản\.$/),
      deadline: { kind: 'quarter', year: 2023, quarter: 4 },
      product: 'Báo cáo đã gửi',
      lead: [{ unitId: browser.app.own.otherRoomId }],
    })

    await tabTo(page, button(page, 'Ban hành…'))
    await page.keyboard.press('Enter')
    await dialog.getByText('Văn bản Word của dự thảo được giữ làm tệp gốc').waitFor()
    await dialog.getByText('Dự thảo chưa có số hoặc ngày ban hành.').waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-issue-${size}`)
    await tabTo(page, button(dialog, 'Ban hành'))
    await page.keyboard.press('Enter')

    await page.getByText(`Đã ban hành kế hoạch với ${draft.tasks.length} nhiệm vụ.`).waitFor()
    await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/)
    const row = page.getByRole('row').filter({ hasText: 'Gửi Sở Nội vụ một bản.' })
    await row.getByText('Quý IV/2023').waitFor()
    await row.getByText('Báo cáo đã gửi').waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-issued-${size}`)
    expect((await browser.app.call('office', planDraftRoutes.list, {})).total).toBe(0)
    const planId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const plan = await browser.app.call('office', remediationRoutes.plan, { params: { planId } })
    expect(plan).toMatchObject({ number: null, tasks: draft.tasks.length })
    expect(plan.files).toHaveLength(1)
    await browser.app.call('office', remediationRoutes.remove, { params: { planId }, query: { version: plan.version } })
    await page.context().close()
  })

  test('what cannot be is told at its field, nothing typed is lost and nothing is stored', async () => {
    const made = await makeDraft()
    const page = await openDraft(made, size)
    await button(page, 'Sửa mục III.1.1').click()
    const task = card(page, 'III.1.1')
    const text = task.getByRole('textbox', { name: 'Nội dung' })
    await text.fill('ư'.repeat(32_001))
    await task.getByText('Dài 32.001 ký tự, nhiều nhất 32.000: hãy viết gọn lại.').waitFor()
    expect(await text.getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Control+s')
    await page.getByText(/^Chưa lưu được/).waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-too-long-${size}`)
    expect((await stored(made)).version).toBe(made.version)
    await text.fill('ư'.repeat(32_000))
    expect(await task.getByText(/^Dài /).count()).toBe(0)

    // A day that is in no calendar.
    await page.getByRole('tab', { name: /^Thông tin chung/ }).click()
    const issued = page.getByLabel('Ngày ban hành')
    await issued.fill('31/02/2023')
    // A pointer that rests on the calendar does not write over what is typed.
    await page.locator('td[title^="20"]:visible').first().hover()
    expect(await issued.inputValue()).toBe('31/02/2023')
    await page.keyboard.press('Tab')
    await page.getByText('“31/02/2023” không phải một ngày có trong lịch').waitFor()
    await expect.poll(() => issued.inputValue()).toBe('')
    await issued.fill('28/03/2023')
    await page.keyboard.press('Enter')

    // A deadline before the plan is pointed out, and the list of points leads to it.
    await page.getByRole('tab', { name: /^Nhiệm vụ/ }).click()
    await pick(page, task.getByRole('combobox', { name: 'Thời hạn', exact: true }), 'Trước hoặc trong ngày')
    await task.getByLabel('Ngày', { exact: true }).fill('01/03/2023')
    await page.keyboard.press('Enter')
    await task.getByText('Thời hạn 01/03/2023 trước ngày ban hành kế hoạch 28/03/2023.').waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-before-plan-${size}`)
    await page.getByRole('tab', { name: /^Tồn tại/ }).click()
    await button(page, /^Đến Nhiệm vụ III\.1\.1: Thời hạn 01\/03\/2023/).click()
    await focusIsIn(page, '[data-field=deadline]')

    // A figure is a number, with a comma or a point.
    await page.getByRole('tab', { name: /^Chỉ tiêu/ }).click()
    await button(page, /^Sửa mục .*CT\.1$/).click()
    const level = page.getByRole('textbox', { name: 'Mức', exact: true })
    await level.fill('tám mươi')
    await page.getByText('Mức chỉ tiêu phải là một số, ví dụ 80 hoặc 83,5.').first().waitFor()
    expect(await level.getAttribute('aria-invalid')).toBe('true')
    await expectNoAxeViolations(page)
    await level.fill('83.5')
    expect(await level.inputValue()).toBe('83,5')
    expect(await level.getAttribute('aria-invalid')).toBe(null)

    // A blank item may be kept, but not issued; the way leads to it.
    await button(page, /^Đến Nhiệm vụ III\.1\.1: Thời hạn 01\/03\/2023/).click()
    await focusIsIn(page, '[data-field=deadline]')
    await text.fill('')
    await task.getByRole('textbox', { name: 'Tên nhóm việc' }).fill('')
    await task.getByText('Mục này chưa có nội dung').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Đã lưu.').waitFor()
    expect((await stored(made)).draft.tasks[0]).toMatchObject({ text: '', deadline: { date: '2023-03-01' } })
    await button(page, 'Ban hành…').click()
    const dialog = page.getByRole('dialog')
    expect(await button(dialog, 'Ban hành').isDisabled()).toBe(true)
    await expectNoAxeViolations(page)
    await dialog.getByRole('button', { name: /III\.1\.1: Mục này chưa có nội dung/ }).click()
    await focusIsIn(page, '[data-field=text]')
    await page.context().close()
  })

  test('of two people the second is told who saved, keeps what was typed, and both changes come together', async () => {
    const made = await makeDraft()
    const page = await openDraft(made, size)
    await button(page, 'Sửa mục III.1.1').click()
    const task = card(page, 'III.1.1')
    await task.getByRole('textbox', { name: 'Nội dung' }).fill('Phần của tôi')
    const [first, second, ...rest] = made.draft.tasks
    if (!first || !second) throw new Error('The draft has two tasks')
    const theirs = {
      ...made.draft,
      tasks: [
        { ...first, text: 'Phần của người kia', product: 'Báo cáo quý' },
        { ...second, text: 'Việc khác' },
        ...rest,
      ],
    }
    const body = { draft: theirs, version: made.version }
    await browser.app.call('office', planDraftRoutes.save, { params: { draftId: made.id }, body })
    await page.keyboard.press('Control+s')
    const told = page.getByRole('alert').filter({ hasText: 'Đã có người lưu trước' })
    await told.getByText(/đã lưu dự thảo này lúc/).waitFor()
    await told.getByText('Phần của người kia').waitFor()
    await told.getByText(`Nhiệm vụ ${second.id}: Nội dung`).waitFor()
    await expectNoAxeViolations(page)
    await screenshot(page, `draft-newer-${size}`)
    expect(await task.getByRole('textbox', { name: 'Nội dung' }).inputValue()).toBe('Phần của tôi')
    expect((await stored(made)).draft.tasks[0]?.text).toBe('Phần của người kia')
    await button(told, 'Gộp hai bản').click()
    await told.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+s')
    await page.getByText('Đã lưu.').waitFor()
    expect((await stored(made)).draft.tasks.slice(0, 2)).toMatchObject([
      { text: 'Phần của tôi', product: 'Báo cáo quý' },
      { text: 'Việc khác' },
    ])
    await page.context().close()
  })
})

test('what is written in a draft that somebody else deleted meanwhile is kept as another', async () => {
  const made = await makeDraft()
  const page = await openDraft(made)
  await button(page, 'Sửa mục III.1.1').click()
  await card(page, 'III.1.1').getByRole('textbox', { name: 'Nội dung' }).fill('Phần của tôi')
  const seen = { params: { draftId: made.id }, query: { version: made.version } }
  await browser.app.call('office', planDraftRoutes.remove, seen)
  await button(page, 'Lưu').click()
  const told = page.getByRole('alert').filter({ hasText: 'Không có dự thảo này' })
  await told.waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'draft-gone-meanwhile')
  await button(told, 'Ghi phần đang sửa thành dự thảo mới').click()
  await page.getByText('Phần đang sửa đã được ghi thành một dự thảo mới.').waitFor()
  await page.waitForURL((url) => !url.pathname.endsWith(made.id))
  await card(page, 'III.1.1').getByText('Phần của tôi').waitFor()
  await page.context().close()
})

test('what was changed is taken back and done again, and the page asks before it is left', async () => {
  const made = await makeDraft()
  const page = await openDraft(made)
  await button(page, 'Sửa mục III.1.1').click()
  const text = card(page, 'III.1.1').getByRole('textbox', { name: 'Nội dung' })
  const before = await text.inputValue()
  await text.fill('Viết lại')
  await button(page, 'Hoàn tác').click()
  expect(await text.inputValue()).toBe(before)
  expect(await page.getByText('Có phần chưa lưu').count()).toBe(0)
  await button(page, 'Làm lại').click()
  expect(await text.inputValue()).toBe('Viết lại')
  await page.getByRole('link', { name: /Tất cả dự thảo/ }).click()
  await page.getByRole('dialog').getByText('Phần sửa từ lần lưu trước sẽ mất.').waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'draft-leave')
  await button(page.getByRole('dialog'), 'Ở lại').click()
  expect(await text.inputValue()).toBe('Viết lại')
  await button(page, 'Lưu').click()
  await page.getByText('Đã lưu.').waitFor()
  await page.getByRole('link', { name: /Tất cả dự thảo/ }).click()
  await page.getByRole('heading', { name: 'Dự thảo kế hoạch' }).waitFor()

  // It is removed from the list, after a question.
  await expectNoAxeViolations(page)
  await screenshot(page, 'drafts')
  await button(page, /^Xoá dự thảo/).click()
  await expectNoAxeViolations(page)
  await button(page.getByRole('dialog'), 'Xoá dự thảo').click()
  await page.getByText('Đã xoá dự thảo.').waitFor()
  await page.getByText('Chưa có dự thảo nào').waitFor()
  await page.goto(`${DRAFTS}/${made.id}`)
  await page.getByRole('alert').getByText('Không có dự thảo này').waitFor()
  await expectNoAxeViolations(page)
  await page.context().close()
})

test('tasks that nobody leads get their lead at once, by section', async () => {
  const made = await makeDraft()
  const page = await openDraft(made)
  const without = (draft: PlanDraftView['draft']) => draft.tasks.filter(({ lead }) => lead.length === 0)
  const [first] = without(made.draft)
  await button(page, 'Giao chủ trì cho các nhiệm vụ còn thiếu').click()
  const dialog = page.getByRole('dialog')
  await button(dialog, 'Giao chủ trì').click()
  await dialog.getByText('Chọn đơn vị chủ trì.').waitFor()
  await pick(page, dialog.getByRole('combobox', { name: 'Nhiệm vụ của mục' }), new RegExp(`^${first?.section}: `))
  await dialog.getByRole('combobox', { name: 'Chủ trì' }).click()
  await page.keyboard.type('phong mot')
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
  await expectNoAxeViolations(page)
  await screenshot(page, 'draft-lead-rest')
  await button(dialog, 'Giao chủ trì').click()
  await page.getByText(/^Phòng Một chủ trì thêm \d+ nhiệm vụ\.$/).waitFor()
  await page.keyboard.press('Control+s')
  await page.getByText('Đã lưu.').waitFor()
  const { draft } = await stored(made)
  expect(without(draft)).toEqual(without(made.draft).filter(({ section }) => section !== first?.section))
  expect(draft.tasks.find(({ id }) => id === first?.id)?.lead).toMatchObject([
    { words: 'Phòng Một', unitId: browser.app.own.roomId },
  ])
  await page.context().close()
})

test('those who may only read see the draft and download it', async () => {
  const made = await makeDraft()
  const page = await browser.openAs('officer', { path: `${DRAFTS}/${made.id}` })
  await page.getByText('Văn phòng Sở sửa dự thảo').waitFor()
  await expectNoAxeViolations(page)
  expect(await page.getByRole('button', { name: /^(Sửa mục|Thêm|Ban hành|Lưu)/ }).count()).toBe(0)
  await page.getByRole('tab', { name: /^Thông tin chung/ }).click()
  expect(await page.getByLabel('Trích yếu').isDisabled()).toBe(true)
  expect((await download(page, () => button(page, 'Tải Word').click())).bytes.subarray(0, 2).toString()).toBe('PK')
  await page.context().close()
})

test('the department uses a template of its own, and returns to ours', async () => {
  const page = await browser.openAs('office', { path: DRAFTS })
  const { bytes } = await download(page, () => button(page, 'Tải mẫu đang dùng').click())
  const send = async (name: string, buffer: Buffer) => {
    await page.setInputFiles('input[type=file]', { name, mimeType: '', buffer })
  }
  await button(page, 'Dùng mẫu riêng').click()
  await expectNoAxeViolations(page)
  await send('hong.docx', Buffer.from('không phải tệp Word'))
  await page.getByRole('dialog').getByRole('alert').waitFor()
  await screenshot(page, 'template-refused')
  await send('Mẫu của Sở.docx', bytes)
  await page.getByText('Từ nay dự thảo được viết vào mẫu vừa tải lên.').waitFor()
  await page.getByText(/Đang dùng mẫu riêng của Sở: Mẫu của Sở\.docx/).waitFor()
  await expectNoAxeViolations(page)
  await button(page, 'Trở lại mẫu kèm phần mềm').click()
  await expectNoAxeViolations(page)
  await button(page.getByRole('dialog'), 'Trở lại mẫu kèm phần mềm').click()
  await page.getByText('Đã trở lại mẫu kèm phần mềm.').waitFor()
  await page.getByText('Đang dùng mẫu kèm phần mềm').waitFor()
  await page.context().close()
})

test('a draft of 500 tasks stays quick: by pages, searched, typed in', async () => {
  const made = await makeDraft()
  const [task] = made.draft.tasks
  if (!task) throw new Error('The draft has a task')
  const tasks = Array.from({ length: 500 }, (_, at) => ({
    ...task,
    id: `III.9.${at + 1}`,
    section: 'III.9',
    text: `Việc thứ ${at + 1}: rà soát, cập nhật và công khai thủ tục hành chính của lĩnh vực.`,
    lead: [],
  }))
  const body = { draft: { ...made.draft, tasks }, version: made.version }
  await browser.app.call('office', planDraftRoutes.save, { params: { draftId: made.id }, body })
  const page = await openDraft(made)
  expect(await page.getByRole('article').count()).toBe(40)
  await expectNoAxeViolations(page)
  await screenshot(page, 'draft-500')
  await page.getByLabel('Tìm').fill('viec thu 437')
  await page.getByText('Thấy 1 trong 500 mục').waitFor()
  await button(page, 'Sửa mục III.9.437').click()
  const text = card(page, 'III.9.437').getByRole('textbox', { name: 'Nội dung' })
  await text.focus()
  await page.keyboard.press('Control+End')
  const words = ' Báo cáo kết quả trước ngày 15 hằng tháng.'
  const begun = performance.now()
  await page.keyboard.type(words)
  await expect.poll(() => text.inputValue()).toMatch(new RegExp(`${words}$`))
  // A person types about eight letters a second; each must be there well before the next.
  expect((performance.now() - begun) / words.length).toBeLessThan(100)
  await page.keyboard.press('Control+s')
  await page.getByText('Đã lưu.').waitFor()
  expect((await stored(made)).draft.tasks[436]?.text.endsWith(words)).toBe(true)
  await page.context().close()
})

/** Takes the option of that name in the list that is open, by the arrows. */
async function choose(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    const active = page.locator(`${OPEN_LIST} .ant-select-item-option-active`)
    const title = (await active.getAttribute('title')) ?? ''
    if (typeof name === 'string' ? title === name : name.test(title)) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`The list has no ${name}`)
}

async function pick(page: Page, field: Locator, name: string | RegExp): Promise<void> {
  await field.focus()
  await page.keyboard.press('Enter')
  await choose(page, name)
}
