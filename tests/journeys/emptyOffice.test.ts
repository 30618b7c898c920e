/**
 * An office that begins empty, from its first administrator to its first plan issued: units, people, sets, leads and facts
 * from Excel, a fact and a result typed, the overview, a plan made from the losses and its tasks.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheet } from '../../src/server/platform/sheets/readSheet.ts'
import { type Cell, writeSheet } from '../../src/server/platform/sheets/writeSheet.ts'
import { expectNoAxeViolations, screenshot, settled, sizes } from '../support/browser.ts'
import { emptyBrowser } from '../support/sampleBrowser.ts'

let browser: Awaited<ReturnType<typeof emptyBrowser>>
beforeAll(async () => {
  browser = await emptyBrowser()
}, 240_000)
afterAll(() => browser?.close())

const OPEN_LIST = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)'
const PASSWORD = 'một câu dễ nhớ'

async function setPassword(page: Page): Promise<void> {
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Nhập lại mật khẩu mới').fill(PASSWORD)
  await page.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click()
  await page.getByRole('heading', { name: /^Tổng quan/ }).waitFor()
}

async function choose(page: Page, label: string, typed: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true })
  await field.click()
  await field.fill(typed)
  await page.keyboard.press('Enter')
}

/** Chooses a file in the open drawer, sees what it would do, and has it written. */
async function importFile(page: Page, opener: string, file: Uint8Array, confirm: string): Promise<void> {
  await page.getByRole('button', { name: opener, exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer
    .locator('input[type=file]')
    .setInputFiles({ name: 'tep.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(file) })
  await drawer.getByRole('button', { name: confirm }).click()
  await drawer.waitFor({ state: 'detached' })
}

const units = () =>
  writeSheet({
    name: 'Đơn vị',
    columns: ['Mã', 'Tên đơn vị', 'Tên viết tắt', 'Loại', 'Mã đơn vị cấp trên'],
    rows: [
      ['van-phong', 'Văn phòng Sở', '', 'Phòng', 'co-quan'],
      ['phong-qltm', 'Phòng Quản lý thương mại', '', 'Phòng', 'co-quan'],
    ],
  })

/** The file that the sheet exports, with cells filled in: by code, item and heading. */
async function filledIn(page: Page, cells: readonly [code: string, item: string, column: string, value: Cell][]) {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  const read = await readSheet(readFileSync(await (await coming).path()))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const [header, ...rows] = read.value
  const columns = (header?.cells ?? []).map(String)
  const filled = rows.map((row) => columns.map((_, at): Cell => row.cells[at] ?? null))
  for (const [code, item, column, value] of cells) {
    const row = filled.find((one) => one[0] === code && (one[columns.indexOf('Mục')] ?? '') === item)
    if (!row) throw new Error(`The file has no row ${code} ${item}`)
    row[columns.indexOf(column)] = value
  }
  return writeSheet({ name: 'Bảng điểm', columns, rows: filled })
}

const OF = 'Trên tổng số, hoặc so với'

async function takeIntoUse(page: Page, folder: string): Promise<void> {
  await page.goto('/bo-tieu-chi')
  await page.getByRole('button', { name: 'Lấy từ thư mục có sẵn' }).first().click()
  await page.getByRole('button', { name: `Lập bản nháp từ ${folder}` }).click()
  await page.getByText('Không có lỗi, có thể đưa vào áp dụng.').waitFor()
  await page.getByRole('button', { name: 'Đưa vào áp dụng' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào áp dụng' }).click()
  await page.locator('.state-tag', { hasText: 'Đang áp dụng' }).first().waitFor()
}

test('an empty office comes to its first plan, nothing of it working for the sample alone', {
  timeout: 240_000,
}, async () => {
  const administrator = await browser.openAs('nobody', { path: browser.link })
  await setPassword(administrator)
  await administrator.getByRole('heading', { name: 'Các bước đầu tiên' }).waitFor()
  await administrator.goto('/don-vi')
  await importFile(administrator, 'Nhập từ Excel', await units(), 'Ghi vào danh sách')
  await administrator.getByRole('rowheader', { name: /Phòng Quản lý thương mại/ }).waitFor()
  await administrator.goto('/nguoi-dung')
  await administrator.getByRole('button', { name: 'Thêm người dùng' }).click()
  const drawer = administrator.getByRole('dialog')
  await drawer.getByLabel('Họ và tên').fill('Phạm Ngọc Lan')
  await drawer.getByLabel('Tên đăng nhập').fill('van-phong')
  await choose(administrator, 'Đơn vị công tác', 'van phong so')
  await drawer.getByLabel('Vai trò thứ 1', { exact: true }).click()
  await administrator.locator(OPEN_LIST).getByTitle('Văn phòng Sở', { exact: true }).last().click()
  await choose(administrator, 'Trong đơn vị, vai trò thứ 1', 'co quan')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  const link = await administrator.getByLabel(/^Dùng được một lần/).inputValue()
  await administrator.context().close()

  const page = await browser.openAs('nobody', { path: new URL(link).pathname })
  await setPassword(page)
  await takeIntoUse(page, 'khanh-hoa/so/2022')
  await takeIntoUse(page, 'khanh-hoa/so/2023')

  await page.goto('/bang-diem?year=2022')
  await settled(page)
  const leads = await filledIn(page, [
    ['I', '', 'Đơn vị chủ trì', 'Văn phòng Sở'],
    ['VIII', '', 'Đơn vị chủ trì', 'phong-qltm'],
  ])
  await importFile(page, 'Phân công từ Excel', leads, 'Ghi phân công')
  const facts = await filledIn(page, [
    ['1.1.3', '', 'Số liệu', 7],
    ['1.1.3', '', OF, 10],
    ['1.5.1', '', 'Số liệu', 1],
    ['8.1.1', '', 'Số liệu', '70,69%'],
    ['8.1.2', '', 'Số liệu', '90%'],
  ])
  await importFile(page, 'Nhập số liệu (Excel, YAML)', facts, 'Ghi số liệu')
  await expectNoAxeViolations(page)
  await page.goto('/bang-diem?year=2022&criterion=8.1.3')
  await page.getByRole('button', { name: 'Nhập số liệu', exact: true }).click()
  await page.getByLabel('Tỷ lệ %').check()
  await page.getByLabel('Tỷ lệ (%)').fill('84,56')
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã lưu: 8.1.3 được 0 điểm.').waitFor()

  await page.goto('/ket-qua')
  await page.getByRole('button', { name: 'Thêm kết quả' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Năm').fill('2022')
  await form.getByLabel('Chỉ số (%)').fill('83,47')
  await form.getByLabel('Xếp loại').fill('Khá')
  await form.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('rowheader', { name: '2022' }).waitFor()

  await page.goto('/')
  await page.getByRole('heading', { name: 'Tổng quan năm 2023' }).waitFor()
  await page.getByText('83,47%').waitFor()
  await page.getByText('tính theo bộ tiêu chí mẫu').first().waitFor()
  await page.getByText('Còn thiếu 3 nhiệm vụ: 7/10, cần 10/10 (100%)', { exact: false }).waitFor()
  await page.getByText('Năm 2023 chưa có kế hoạch').waitFor()
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    await settled(page)
    await screenshot(page, `empty-office-overview-${size}`)
    await expectNoAxeViolations(page)
  }
  await page.setViewportSize(sizes.wide)

  await page.goto('/ke-hoach/du-thao')
  await page.getByRole('button', { name: 'Lập kế hoạch từ điểm bị mất' }).first().click()
  await page.getByRole('dialog').getByText('Lấy điểm bị mất của năm 2022.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Lập dự thảo' }).click()
  await page.getByText(/^Đã lập dự thảo với \d+ tồn tại/).waitFor()
  await page.getByRole('button', { name: 'Ban hành…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ban hành', exact: true }).click()
  await page.getByText(/^Đã ban hành kế hoạch với \d+ nhiệm vụ/).waitFor()

  await page.goto('/')
  await page.getByRole('heading', { name: 'Nhiệm vụ năm 2023' }).waitFor()
  await page.getByRole('link', { name: /^\d+ nhiệm vụ$/ }).click()
  await page.getByRole('heading', { name: 'Nhiệm vụ', exact: true }).waitFor()
  await page.getByRole('searchbox').fill('quan ly thuong mai')
  await page.getByRole('cell', { name: 'Phòng Quản lý thương mại' }).first().waitFor()
  expect(await page.getByRole('rowheader').count()).toBeGreaterThan(2)
  await expectNoAxeViolations(page)
  await screenshot(page, 'empty-office-tasks')
  await page.context().close()
})
