/**
 * The sample office's morning: from the overview to a task done with a note and a file, its fact filled in, and the overview
 * moved by it; the Director assigns; a head of room sees the own tasks; days set by a person; what cannot be is told.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoAxeViolations, type OpenBrowser, screenshot, settled } from '../support/browser.ts'
import { type SampleLogin, sampleBrowser } from '../support/sampleBrowser.ts'

let browser: OpenBrowser<SampleLogin | 'nobody'>
beforeAll(async () => {
  browser = await sampleBrowser()
}, 240_000)
afterAll(() => browser?.close())

const OPEN_LIST = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)'

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
  }
  throw new Error(`The keyboard does not come to ${target}`)
}

async function pressByKeys(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

const rows = (page: Page) => page.getByRole('rowheader')

test('from the morning’s overview to a task done and its fact filled, by the keyboard alone', {
  timeout: 120_000,
}, async () => {
  const page = await browser.openAs('van-phong')
  await page.getByText('Đã có số liệu 4/80 tiêu chí').waitFor()
  await pressByKeys(page, page.getByRole('link', { name: '2 sắp đến hạn' }))
  await page.getByRole('heading', { name: 'Nhiệm vụ', exact: true }).waitFor()
  await settled(page)
  expect(new URL(page.url()).search).toBe('?year=2023&status=soon')
  expect(await rows(page).count()).toBe(2)
  await expectNoAxeViolations(page)
  await screenshot(page, 'tasks-soon')

  await pressByKeys(page, page.getByRole('button', { name: 'Tiến độ nhiệm vụ III.2.2', exact: true }))
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Chưa có báo cáo nào').waitFor()
  await tabTo(page, drawer.getByRole('radio', { name: 'Ghi tiến độ' }))
  await page.keyboard.press('ArrowRight')
  await drawer.getByLabel('Ngày hoàn thành').waitFor()
  await drawer.locator('input[type=file]').setInputFiles({
    name: 'danh-sach.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Danh sách 2 thủ tục đề nghị bãi bỏ\n'),
  })
  await drawer.getByText('danh-sach.txt').waitFor()
  await tabTo(page, drawer.getByLabel('Nội dung'))
  await page.keyboard.type('Đã đề nghị bãi bỏ 2 thủ tục')
  await expectNoAxeViolations(page)
  await screenshot(page, 'task-done')
  await pressByKeys(page, drawer.getByRole('button', { name: 'Ghi', exact: true }))

  // What the task serves has no fact yet: it is asked for on the spot, and only then.
  const offer = page.getByRole('dialog', { name: 'Nhiệm vụ đã xong, nhập số liệu luôn?' })
  await offer.getByText('7.2.1').waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'task-served')
  await pressByKeys(page, offer.getByRole('button', { name: 'Nhập số liệu' }))
  const form = page.getByRole('dialog', { name: /^Số liệu của 7\.2\.1/ })
  await tabTo(page, form.getByLabel('Số đạt'))
  await page.keyboard.type('9')
  await tabTo(page, form.getByLabel('Tổng số'))
  await page.keyboard.type('11')
  await page.keyboard.press('Enter')
  await offer.getByText('Đã có số liệu').waitFor()
  await expectNoAxeViolations(page)
  await pressByKeys(page, offer.getByRole('button', { name: 'Xong' }))
  await page.getByRole('button', { name: /^1 hoàn thành/ }).waitFor()

  await page.goto('/')
  await page.getByText('Đã có số liệu 5/80 tiêu chí').waitFor()
  await page.getByRole('link', { name: '1 hoàn thành' }).click()
  await page.getByRole('button', { name: 'Tiến độ nhiệm vụ III.2.2', exact: true }).click()
  const coming = page.waitForEvent('download')
  await drawer.getByRole('button', { name: 'Tải danh-sach.txt' }).click()
  expect((await coming).suggestedFilename()).toBe('danh-sach.txt')
  await page.context().close()
})

test('the Director assigns a task from the list, on a telephone', async () => {
  const page = await browser.openAs('giam-doc', { path: '/nhiem-vu?text=III.4.1', size: 'phone' })
  await page.getByRole('button', { name: 'Giao nhiệm vụ III.4.1', exact: true }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: /^Thêm/ }).first().click()
  await expectNoAxeViolations(page)
  await screenshot(page, 'task-assign-phone')
  const added = drawer.getByRole('combobox').nth(2)
  await added.click()
  await added.fill('quan ly thuong mai')
  await page.locator(OPEN_LIST).getByText('Phòng Quản lý thương mại').last().click()
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Phòng Quản lý thương mại').first().waitFor()
  await page.context().close()
})

test('a head of room begins with only the own tasks, and may look at all, on both sizes', async () => {
  for (const size of ['wide', 'phone'] as const) {
    const page = await browser.openAs('truong-phong-thuong-mai', { path: '/nhiem-vu', size })
    await rows(page).first().waitFor()
    await settled(page)
    const own = await rows(page).count()
    await expectNoAxeViolations(page)
    await screenshot(page, `tasks-mine-${size}`)
    await page.goto('/nhiem-vu?mine=false')
    await rows(page).first().waitFor()
    await settled(page)
    expect(own).toBeGreaterThan(0)
    expect(await rows(page).count()).toBeGreaterThan(own)
    await page.context().close()
  }
})

test('a report that is too long is told at its field, and stays as it was typed', async () => {
  const page = await browser.openAs('van-phong', { path: '/nhiem-vu?text=III.1.3' })
  await page.getByRole('button', { name: 'Tiến độ nhiệm vụ III.1.3', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Nội dung').fill('x'.repeat(32_001))
  await drawer.getByRole('button', { name: 'Ghi', exact: true }).click()
  await drawer.locator('.ant-form-item', { hasText: 'Nội dung' }).getByText('Dài quá 4.000 ký tự').waitFor()
  expect((await drawer.getByLabel('Nội dung').inputValue()).length).toBe(32_001)
  await page.context().close()
})

test('a day is set where the deadline names none; a day before the plan is told at its field', async () => {
  const page = await browser.openAs('van-phong', { path: '/nhiem-vu?status=noDay' })
  await page.getByRole('button', { name: /^Đặt ngày cho nhiệm vụ III\.3\.1/ }).click()
  const drawer = page.getByRole('dialog')
  const day = drawer.getByLabel('Ngày phải xong')
  await day.fill('01/02/2020')
  await page.keyboard.press('Enter')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer.locator('.ant-form-item-explain-error').first().waitFor()
  await expectNoAxeViolations(page)
  await day.fill('30/06/2023')
  await page.keyboard.press('Enter')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer.waitFor({ state: 'detached' })
  await page.goto('/nhiem-vu?status=ahead')
  await page.getByText(/đặt ngày 30\/06\/2023/).waitFor()
  await page.context().close()
})

test('a file of no known kind is refused, and what was typed stays', async () => {
  const page = await browser.openAs('van-phong', { path: '/nhiem-vu?text=III.1.3' })
  await page.getByRole('button', { name: 'Tiến độ nhiệm vụ III.1.3', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Nội dung').fill('Có hai sáng kiến')
  await drawer.locator('input[type=file]').setInputFiles({
    name: 'anh.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\u0000\u0001 không phải PDF'),
  })
  await drawer.getByRole('button', { name: 'Ghi', exact: true }).click()
  await drawer.getByRole('alert').first().waitFor()
  expect(await drawer.getByLabel('Nội dung').inputValue()).toBe('Có hai sáng kiến')
  await expectNoAxeViolations(page)
  await page.context().close()
})
