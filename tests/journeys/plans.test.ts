import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { remediationRoutes } from '../../src/contract/remediation.ts'
import { unitRoutes } from '../../src/contract/units.ts'
import { takeFolderIntoUse } from '../../src/server/features/catalogue/catalogue.ts'
import {
  type BrowserTest,
  browserTest,
  expectNoAxeViolations,
  type Size,
  screenshot,
  settled,
} from '../support/browser.ts'
import { planDocument } from '../support/planDocument.ts'

let browser: BrowserTest
let document: Buffer

beforeAll(async () => {
  browser = await browserTest()
  const { app } = browser
  const by = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const
  for (const year of [2022, 2023]) {
    await takeFolderIntoUse(app.db, { by, departmentId: app.own.id, now: new Date() }, `khanh-hoa/so/${year}`)
  }
  const unitIds = [app.own.roomId, app.own.otherRoomId]
  await app.call('office', unitRoutes.createGroup, { body: { name: 'Các phòng, đơn vị', unitIds } })
  document = await planDocument()
})
afterAll(() => browser?.close())

const upload = (page: Page, buffer: Buffer, name = 'Kế hoạch 2023.docx') =>
  page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer })

const taskCard = (page: Page, id: string) => page.getByRole('article', { name: id, exact: true })

async function openReading(options: { readonly size?: Size; readonly bytes?: Buffer } = {}): Promise<Page> {
  const page = await browser.openAs('office', { path: '/ke-hoach/doc-van-ban', size: options.size ?? 'wide' })
  await upload(page, options.bytes ?? document)
  await page.getByRole('button', { name: 'Xác nhận…' }).waitFor()
  await settled(page)
  return page
}

const plansStored = async () => (await browser.app.call('office', remediationRoutes.list, {})).total

test('the empty list tells how to read the first plan, and leads there', async () => {
  const page = await browser.openAs('office', { path: '/ke-hoach' })
  await page.getByText('Chưa có kế hoạch nào').waitFor()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Đọc văn bản' }).last().click()
  await page.getByRole('heading', { name: 'Đọc văn bản kế hoạch' }).waitFor()
  await expectNoAxeViolations(page)
  await page.context().close()
})

test.each(['/ke-hoach/sai', '/bo-tieu-chi/sai', '/bo-tieu-chi/sai/so-sanh/sai'])(
  'an address whose id is none is said to be no page: %s',
  async (path) => {
    const page = await browser.openAs('office', { path })
    await page.getByRole('heading', { name: 'Không có trang này' }).waitFor()
    await page.context().close()
  },
)

test('a file that is no plan is refused with what to do', async () => {
  const page = await browser.openAs('office', { path: '/ke-hoach/doc-van-ban' })
  await upload(page, Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'kế hoạch.doc')
  await page.getByRole('alert').getByText('lưu lại thành .docx').waitFor()
  await page.context().close()
})

test('a document is read, corrected, taken back, kept over a reload and confirmed', async () => {
  const page = await openReading()
  await page.getByText('Văn bản chưa có số').waitFor()
  await screenshot(page, 'reading-tasks')

  // An item leads to its place.
  await taskCard(page, 'III.2.1')
    .getByRole('button', { name: /^Xem đoạn/ })
    .click()
  await page.locator('.document-line.shown').getByText('Rà soát vị trí việc làm').waitFor()
  expect(await page.evaluate('document.activeElement?.className')).toContain('document-line')
  await screenshot(page, 'reading-place')
  await page.keyboard.press('Escape')
  await page.waitForFunction(`document.activeElement?.getAttribute('aria-label')?.startsWith('Xem đoạn')`)

  // One task becomes two at the cursor, and one again.
  await taskCard(page, 'III.1.1').getByRole('button', { name: 'Sửa mục III.1.1' }).click()
  await page.getByRole('textbox', { name: 'Nội dung' }).focus()
  await page.evaluate(`{
    const area = document.activeElement
    const at = area.value.indexOf('Kiểm tra')
    area.setSelectionRange(at, at)
  }`)
  await page.getByRole('button', { name: 'Tách tại con trỏ' }).click()
  await taskCard(page, 'III.1.1~2').getByText('Kiểm tra chéo giữa các phòng').waitFor()
  await screenshot(page, 'reading-open')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await taskCard(page, 'III.1.1~2').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Làm lại' }).click()
  await taskCard(page, 'III.1.1~2').waitFor()

  // A deadline of another kind, and words tied to a unit.
  await taskCard(page, 'III.1.1').getByRole('button', { name: 'Xong' }).click()
  await taskCard(page, 'III.2.1').getByRole('button', { name: 'Sửa mục III.2.1' }).click()
  await choose(page, page.getByLabel('Chủ trì 1: là đơn vị hoặc nhóm'), 'phong hai')
  await page.getByLabel('Thời hạn', { exact: true }).first().click()
  await page.getByTitle('Trước hoặc trong ngày').last().click()
  await page.getByLabel('Ngày', { exact: true }).fill('20/06/2023')
  await page.keyboard.press('Enter')
  await page.getByLabel('Sản phẩm').fill('Báo cáo rà soát')
  await choose(page, page.getByLabel('Tiêu chí phục vụ'), '4.2.1')
  await page.keyboard.press('Escape')

  // A reload loses nothing.
  await page.waitForTimeout(600)
  await page.reload()
  await page.getByRole('button', { name: 'Xác nhận…' }).waitFor()
  await taskCard(page, 'III.2.1').getByText('Chậm nhất 20/06/2023').waitFor()
  await taskCard(page, 'III.2.1').getByText('Phòng Hai').waitFor()
  await taskCard(page, 'III.1.1~2').waitFor()

  // The shortcomings came with their criteria.
  await page.getByRole('tab', { name: /^Tồn tại/ }).click()
  await page.getByText('4.2.2').waitFor()
  await screenshot(page, 'reading-shortcomings')
  for (const tab of [/^Thông tin chung/, /^Chỉ tiêu/, /^Trách nhiệm/, /^Nơi nhận/]) {
    await page.getByRole('tab', { name: tab }).click()
    await expectNoAxeViolations(page)
  }
  await page.getByRole('tab', { name: /^Thông tin chung/ }).click()
  await screenshot(page, 'reading-header')
  await page.getByLabel('Số, ký hiệu').fill('15/KH-SO')

  expect(await plansStored()).toBe(0)
  await page.getByRole('button', { name: 'Xác nhận…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^4 nhiệm vụ/).waitFor()
  await screenshot(page, 'reading-confirm')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Xác nhận và ghi' }).click()

  await page.getByText('Đã ghi kế hoạch với 4 nhiệm vụ.').waitFor()
  await page.getByRole('heading', { name: /^Khắc phục tồn tại/ }).waitFor()
  await settled(page)
  const row = page.getByRole('row').filter({ hasText: 'III.2.1' })
  await row.getByText('Phòng Hai').waitFor()
  await row.getByText('Chậm nhất 20/06/2023').waitFor()
  await row.getByText('Báo cáo rà soát').waitFor()
  await screenshot(page, 'plan-tasks')
  await expectNoAxeViolations(page)
  await page.goto('/ke-hoach/doc-van-ban')
  await page.getByText('Kéo tệp vào đây').waitFor()
  await page.context().close()
})

test('the same file again says so with a link, and doubles nothing', async () => {
  const before = await plansStored()
  const page = await browser.openAs('office', { path: '/ke-hoach/doc-van-ban' })
  await upload(page, document, 'bản khác tên.docx')
  await page.getByRole('alert').getByText('đã được xác nhận thành kế hoạch').waitFor()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Mở kế hoạch' }).click()
  await page.getByRole('heading', { name: /^Khắc phục tồn tại/ }).waitFor()
  expect(await plansStored()).toBe(before)
  await page.context().close()
})

test('other bytes of the same plan are offered as a new version, in which what a person tied is kept', async () => {
  const page = await openReading({
    bytes: await planDocument({ number: '15', extra: 'Tổ chức đối thoại ít nhất 2 lần/năm.' }),
  })
  await page.getByText('là một bản khác của kế hoạch 15/KH-SO').waitFor()
  await taskCard(page, 'III.2.1').getByText('Phòng Hai').waitFor()
  await page.getByRole('button', { name: 'Xác nhận…' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('Bản mới của kế hoạch 15/KH-SO').isChecked()).toBe(true)
  await dialog.getByRole('button', { name: 'Xác nhận và ghi' }).click()
  await page.getByText('Đã ghi bản mới: 1 nhiệm vụ thêm, 3 giữ lại, 1 không còn.').waitFor()
  await page.getByRole('row').filter({ hasText: 'III.1.1~2' }).getByText('Không còn từ bản 2').waitFor()
  expect(await plansStored()).toBe(1)

  // Filters live in the address.
  await page.getByLabel('Tìm').fill('doi thoai')
  await page.waitForURL('**/ke-hoach/*?text=doi+thoai')
  await page.reload()
  await settled(page)
  expect(await page.locator('tbody tr').count()).toBe(1)

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  expect(
    readFileSync(await (await coming).path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')

  await page.getByRole('tab', { name: /^Văn bản/ }).click()
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải về Kế hoạch 2023.docx' }).first().click()
  expect(readFileSync(await (await file).path()).equals(document)).toBe(true)
  await screenshot(page, 'plan-files')
  await page.context().close()
})

test('of two people who assign one task, the second sees the differences and loses nothing', async () => {
  const { rows } = await browser.app.call('office', remediationRoutes.list, {})
  const path = `/ke-hoach/${rows[0]?.id}`
  const first = await browser.openAs('director', { path })
  const second = await browser.openAs('office', { path })
  for (const page of [first, second]) await page.getByRole('button', { name: 'Giao nhiệm vụ III.2.1' }).click()
  await choose(first, first.getByRole('dialog').getByLabel('Chủ trì 1: là đơn vị hoặc nhóm'), 'phong mot')
  await first.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await first.getByText('Đã lưu.').waitFor()
  await first.context().close()
  await second.getByRole('dialog').getByLabel('Chủ trì 1: ghi trong văn bản').fill('Tổ mới')
  await expectNoAxeViolations(second)
  await second.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await second.getByText('Đã có người sửa trước.').waitFor()
  expect(await second.getByRole('dialog').getByLabel('Chủ trì 1: ghi trong văn bản').inputValue()).toBe('Tổ mới')
  await second.context().close()
})

test('an officer of the room that leads reports progress and completion; another opens it again', async () => {
  const { rows } = await browser.app.call('office', remediationRoutes.list, {})
  const path = `/ke-hoach/${rows[0]?.id}`
  const page = await browser.openAs('officer', { path })
  const drawer = page.getByRole('dialog')
  const open = () => page.getByRole('button', { name: 'Tiến độ nhiệm vụ III.2.1' }).click()
  await open()
  await drawer.getByText('Chưa có báo cáo nào').waitFor()
  await drawer.getByRole('button', { name: 'Ghi' }).click()
  await drawer.getByText('Viết vài lời về tiến độ.').waitFor()
  await drawer.getByLabel('Nội dung').fill('Đã gửi danh sách 7 thủ tục')
  await drawer.getByRole('button', { name: 'Ghi' }).click()
  await page.getByText('Đã ghi tiến độ.').waitFor()
  await open()
  await drawer.getByText('Đã gửi danh sách 7 thủ tục').waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'plan-progress')
  await drawer.getByText('Báo hoàn thành', { exact: true }).click()
  await drawer.getByRole('button', { name: 'Ghi' }).click()
  const row = page.getByRole('row', { name: /III\.2\.1 / })
  await row.getByText('Hoàn thành', { exact: true }).waitFor()
  await page.context().close()

  const other = await browser.openAs('office', { path, size: 'phone' })
  await other.getByRole('button', { name: 'Tiến độ nhiệm vụ III.2.1' }).click()
  await other.getByRole('dialog').getByText('Mở lại', { exact: true }).click()
  await other.getByRole('dialog').getByLabel('Nội dung').fill('Còn thiếu phụ lục')
  await expectNoAxeViolations(other)
  await screenshot(other, 'plan-progress-phone')
  await other.getByRole('dialog').getByRole('button', { name: 'Ghi' }).click()
  await other.getByText('Đã ghi tiến độ.').waitFor()
  await other.getByRole('button', { name: 'Tiến độ nhiệm vụ III.2.1' }).click()
  await other.getByRole('dialog').getByText('Mở lại để làm tiếp').waitFor()
  expect(await other.getByRole('dialog').locator('.task-history li').count()).toBe(3)
  await other.context().close()
})

test('a head of room is offered changes of the tasks that the room leads, and of no other', async () => {
  const { app } = browser
  const { rows } = await app.call('office', remediationRoutes.list, {})
  const params = { planId: rows[0]?.id ?? '' }
  const tasks = (await app.call('office', remediationRoutes.tasks, { params })).rows
  const given = tasks.find(({ itemId }) => itemId !== 'III.2.1')
  if (!given) throw new Error('The plan has more than one task')
  const lead = [{ words: 'Phòng Hai', unitId: app.own.otherRoomId, groupId: null }]
  const body = { lead, coordinating: [], version: given.version }
  await app.call('office', remediationRoutes.assignTask, { params: { taskId: given.id }, body })
  const page = await browser.openAs('head', { path: `/ke-hoach/${params.planId}` })
  await page.getByRole('button', { name: 'Sửa nhiệm vụ III.2.1' }).waitFor()
  await page.getByRole('button', { name: `Tiến độ nhiệm vụ ${given.itemId}`, exact: true }).waitFor()
  expect(await page.getByRole('button', { name: `Sửa nhiệm vụ ${given.itemId}`, exact: true }).count()).toBe(0)
  await page.context().close()
})

test('a room that does not lead a task reads its progress and is offered no form', async () => {
  const { rows } = await browser.app.call('office', remediationRoutes.list, {})
  const page = await browser.openAs('director', { path: `/ke-hoach/${rows[0]?.id}` })
  await page.getByRole('button', { name: 'Tiến độ nhiệm vụ III.2.1' }).click()
  await page.getByText('Đơn vị chủ trì và Văn phòng Sở báo cáo nhiệm vụ này.').waitFor()
  expect(await page.getByRole('dialog').getByRole('button', { name: 'Ghi' }).count()).toBe(0)
  await page.context().close()
})

test('on a telephone the document and the reading stand one at a time', async () => {
  const page = await openReading({ size: 'phone', bytes: await planDocument({ number: '99' }) })
  await screenshot(page, 'reading-phone')
  await expectNoAxeViolations(page)
  expect(await page.locator('.document-pane').isVisible()).toBe(false)
  await taskCard(page, 'III.2.1')
    .getByRole('button', { name: /^Xem đoạn/ })
    .click()
  await page.locator('.document-line.shown').waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'reading-phone-place')
  await page.getByText('Bản đọc', { exact: true }).click()
  await taskCard(page, 'III.1.1').getByRole('button', { name: 'Sửa mục III.1.1' }).click()
  await screenshot(page, 'reading-phone-open')
  await expectNoAxeViolations(page)
  await page.context().close()
})

test('a whole plan is read, corrected and confirmed by the keyboard alone', async () => {
  const page = await openReading({ bytes: await planDocument({ number: '77' }) })
  const { keyboard } = page
  const reach = async (name: string | RegExp, role: 'button' | 'tab' = 'button') => {
    await page.getByRole(role, { name }).first().focus()
    expect(await page.evaluate('document.activeElement?.matches(":focus-visible")')).toBe(true)
  }
  await reach('Sửa mục III.2.1')
  await keyboard.press('Enter')
  // The editor takes the focus; the next field is the text.
  await keyboard.press('Tab')
  await keyboard.press('Control+End')
  await keyboard.type(' Gửi Phòng Hai tổng hợp.')
  await taskCard(page, 'III.2.1').getByText('Gửi Phòng Hai tổng hợp.').waitFor()
  await reach('Xong')
  await keyboard.press('Enter')
  await page.waitForFunction(`document.activeElement?.getAttribute('aria-label') === 'Sửa mục III.2.1'`)
  await reach(/^Nhiệm vụ/, 'tab')
  await keyboard.press('ArrowRight')
  await reach('Xác nhận…')
  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await reach('Xác nhận và ghi')
  await keyboard.press('Enter')
  await page.getByText('Đã ghi kế hoạch với 3 nhiệm vụ.').waitFor()
  await page.getByText('Gửi Phòng Hai tổng hợp.').waitFor()
  await page.context().close()
})

/** Types into a list and takes what it offers first. */
async function choose(page: Page, field: ReturnType<Page['getByLabel']>, typed: string): Promise<void> {
  await field.click()
  await page.keyboard.type(typed)
  await page.waitForTimeout(100)
  await page.keyboard.press('Enter')
}
