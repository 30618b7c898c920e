import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserTest, browserTest, expectNoAxeViolations, settled } from '../support/browser.ts'

let browser: BrowserTest

beforeAll(async () => {
  browser = await browserTest()
})
afterAll(() => browser?.close())

test('an administrator invites a person, who sets a password through the link and comes in', async () => {
  const page = await browser.openAs('administrator', { path: '/nguoi-dung' })
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Họ và tên').fill('Đỗ Thị Hồng Ánh')
  await drawer.getByLabel('Tên đăng nhập').fill('Anh.Do')
  await choose(page, drawer.getByLabel('Đơn vị công tác'), 'phong mot')
  await choose(page, drawer.getByLabel('Trong đơn vị, vai trò thứ 1'), 'phong mot')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  const link = await page.getByLabel(/^Dùng được một lần/).inputValue()
  expect(link).toContain('/lien-ket/')
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).last().click()
  await page.getByRole('rowheader', { name: 'Đỗ Thị Hồng Ánh' }).waitFor()
  await page.context().close()

  const path = new URL(link).pathname
  const guest = await browser.openAs('nobody', { path })
  await guest.getByText('Liên kết này dành cho Đỗ Thị Hồng Ánh (anh.do).').waitFor()
  await guest.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu dễ nhớ')
  await guest.getByLabel('Nhập lại mật khẩu mới').fill('một câu khác hẳn')
  await guest.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click()
  await guest.getByRole('alert').getByText('Hai lần nhập chưa giống nhau.').waitFor()
  await guest.getByLabel('Nhập lại mật khẩu mới').fill('một câu dễ nhớ')
  await guest.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click()
  await guest.getByText('Xin chào, Đỗ Thị Hồng Ánh.').waitFor()
  await guest.goto(path)
  await guest.getByRole('heading', { name: 'Không dùng được liên kết này' }).waitFor()
  await guest.context().close()
})

test('a login already taken is told at once and nothing typed is lost', async () => {
  const page = await browser.openAs('administrator', { path: '/nguoi-dung' })
  await page.getByRole('button', { name: 'Thêm người dùng' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Họ và tên').fill('Người trùng tên')
  await drawer.getByLabel('Tên đăng nhập').fill('officer')
  await choose(page, drawer.getByLabel('Đơn vị công tác'), 'phong hai')
  await choose(page, drawer.getByLabel('Trong đơn vị, vai trò thứ 1'), 'phong hai')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer
    .getByRole('alert')
    .getByText(/officer|đã có/)
    .first()
    .waitFor()
  expect(await drawer.getByLabel('Họ và tên').inputValue()).toBe('Người trùng tên')
  await page.context().close()
})

test('of two people who change one unit, the second sees the differences and loses nothing', async () => {
  const first = await browser.openAs('administrator', { path: '/don-vi' })
  // The administrator of the instance sees the other department's rooms, too; those of this one come after them.
  const second = await browser.openAs('instance', { path: '/don-vi' })
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Sửa: Phòng Hai' }).last().click()
  }
  await first.getByRole('dialog').getByLabel('Tên viết tắt').fill('P2')
  await first.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await first.getByText('Đã lưu.').waitFor()
  await first.context().close()

  const drawer = second.getByRole('dialog')
  await drawer.getByLabel('Tên đơn vị').fill('Phòng Tổng hợp')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer.getByText('Đã có người sửa trước.').waitFor()
  await drawer.getByRole('button', { name: 'Xem bản mới nhất' }).click()
  await drawer.locator('.differences').getByText('P2').waitFor()
  await expectNoAxeViolations(second)
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await second.getByText('Đã lưu.').waitFor()
  await second.getByRole('rowheader', { name: 'Phòng Tổng hợp' }).waitFor()
  await second.context().close()
})

test('the exported list of units comes back in as it went out, and a preview writes nothing', async () => {
  const page = await browser.openAs('administrator', { path: '/don-vi' })
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  const bytes = readFileSync(await file.path())
  await page.getByRole('button', { name: 'Nhập từ Excel' }).click()
  await page.setInputFiles('input[type=file]', { name: 'don-vi.xlsx', mimeType: '', buffer: bytes })
  await page.getByText('Tệp giống hệt danh sách hiện có').waitFor()
  await page.context().close()
})

test('filters of the log live in the address and survive a reload', async () => {
  const page = await browser.openAs('director', { path: '/nhat-ky' })
  await page.getByLabel('Người hoặc đối tượng').fill('officer')
  await page.waitForURL('**/nhat-ky?text=officer')
  await page.reload()
  await settled(page)
  expect(await page.getByLabel('Người hoặc đối tượng').inputValue()).toBe('officer')
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await page.waitForURL((url) => url.search === '')
  expect(await page.getByLabel('Người hoặc đối tượng').inputValue()).toBe('')
  await page.context().close()
})

test('a search is typed letter by letter without a pause of the list taking the cursor away', async () => {
  const page = await browser.openAs('administrator', { path: '/nguoi-dung' })
  await page.getByRole('searchbox').click()
  await page.keyboard.type('off', { delay: 500 })
  await page.keyboard.type('icer', { delay: 20 })
  await page.waitForURL('**/nguoi-dung?text=officer')
  expect(await page.getByRole('searchbox').inputValue()).toBe('officer')
  await page.context().close()
})

test('units whose days are over are shown when asked for, also after a reload', async () => {
  const page = await browser.openAs('administrator', { path: '/don-vi' })
  await page.getByLabel('Hiện cả đơn vị đã hết hiệu lực').check()
  await page.waitForURL('**/don-vi?ended=true')
  await page.reload()
  await settled(page)
  expect(await page.getByLabel('Hiện cả đơn vị đã hết hiệu lực').isChecked()).toBe(true)
  await page.context().close()
})

test.each(['wide', 'phone'] as const)('the users are put in another order, kept over a reload (%s)', async (size) => {
  const page = await browser.openAs('administrator', { path: '/nguoi-dung', size })
  const logins = () => page.locator('tbody tr td:nth-of-type(1)').allInnerTexts()
  if (size === 'wide') {
    await page.getByRole('button', { name: 'Tên đăng nhập' }).click()
    await page.waitForURL('**/nguoi-dung?sort=login')
    await page.getByRole('button', { name: 'Tên đăng nhập' }).click()
  } else {
    await page.getByLabel('Sắp xếp theo').selectOption('Tên đăng nhập')
    await page.getByRole('button', { name: /Đang tăng dần/ }).click()
  }
  await page.waitForURL('**/nguoi-dung?sort=login&order=desc')
  await page.reload()
  await settled(page)
  const found = await logins()
  expect(found.length).toBeGreaterThan(3)
  expect(found).toEqual(found.toSorted().reverse())
  await page.context().close()
})

test('a page outside one’s role says so, and the menu does not offer it', async () => {
  const page = await browser.openAs('officer', { path: '/nguoi-dung' })
  await page.getByRole('heading', { name: 'Trang này ngoài vai trò của bạn' }).waitFor()
  expect(await page.locator('.side').getByRole('link', { name: 'Người dùng' }).count()).toBe(0)
  await page.context().close()
})

type Page = Awaited<ReturnType<BrowserTest['openAs']>>

/** Types into a list and takes what it offers first. */
async function choose(page: Page, field: ReturnType<Page['getByLabel']>, typed: string): Promise<void> {
  await field.click()
  await field.fill(typed)
  await page.keyboard.press('Enter')
}
