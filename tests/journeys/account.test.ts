import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../support/app.ts'
import { type BrowserTest, browserTest, expectNoAxeViolations, settled } from '../support/browser.ts'

let browser: BrowserTest

beforeAll(async () => {
  browser = await browserTest()
})
afterAll(() => browser?.close())

test('by keyboard alone a person signs in, makes an access token and copies it, and a script reads with it', async () => {
  const page = await browser.openAs('nobody', { path: '/tai-khoan' })
  expect(new URL(page.url()).pathname).toBe('/dang-nhap')
  const { keyboard } = page
  await keyboard.type('officer')
  await keyboard.press('Tab')
  await keyboard.type(password)
  await keyboard.press('Enter')
  await page.waitForURL('**/tai-khoan')
  await page.getByRole('button', { name: 'Tạo mã truy cập' }).first().waitFor()

  await tabTo(page, 'Tạo mã truy cập')
  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, 'Dùng để làm gì')
  await keyboard.type('Lấy danh sách đơn vị')
  await keyboard.press('Enter')
  await page.getByText('Mã chỉ hiện một lần').waitFor()
  await tabTo(page, 'Sao chép')
  await keyboard.press('Enter')
  await page.getByText('Đã sao chép').waitFor()
  const token = String(await page.evaluate('navigator.clipboard.readText()'))
  await keyboard.press('Escape')
  await page.getByRole('rowheader', { name: 'Lấy danh sách đơn vị' }).waitFor()

  const read = await fetch(`${browser.address}/api/units`, { headers: { authorization: `Bearer ${token}` } })
  expect(read.status).toBe(200)
  await page.context().close()
})

test('the skip link is the first stop and leads past the menu', async () => {
  const page = await browser.openAs('office', { path: '/don-vi' })
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Đến nội dung chính')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('noi-dung')
  await page.context().close()
})

test('another page takes the focus to its title and names the tab', async () => {
  const page = await browser.openAs('office')
  await page.locator('.side').getByRole('link', { name: 'Đơn vị' }).click()
  await page.getByRole('heading', { name: 'Đơn vị', level: 1 }).waitFor()
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
  expect(await page.title()).toBe('Đơn vị – CCHC')
  await page.context().close()
})

test('a wrong password is told in plain words and what was typed stays', async () => {
  const page = await browser.openAs('nobody', { path: '/dang-nhap' })
  await page.getByLabel('Tên đăng nhập').fill('director')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('alert').getByText(/\S/).waitFor()
  expect(new URL(page.url()).pathname).toBe('/dang-nhap')
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('director')
  await page.context().close()
})

test('the language switch changes every word, and the choice is kept', async () => {
  const page = await browser.openAs('head', { path: '/tai-khoan' })
  await page.getByRole('button', { name: /English/ }).click()
  await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor()
  expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  const words = String(await page.evaluate('document.querySelector(".shell").innerText'))
  expect(words).not.toMatch(/Mật khẩu|Đăng xuất|Mã truy cập|Bảng điểm|Nhật ký/)
  await expectNoAxeViolations(page)
  await page.reload()
  await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor()
  await page.getByRole('button', { name: /Tiếng Việt/ }).click()
  await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor()
  await page.context().close()
})

test('a session that ended elsewhere is taken up again over the page, and what was typed stays', async () => {
  const page = await browser.openAs('administrator', { path: '/don-vi' })
  await page.getByRole('button', { name: 'Thêm đơn vị', exact: true }).click()
  const drawer = page.getByRole('dialog', { name: 'Thêm đơn vị' })
  await drawer.getByLabel('Tên đơn vị').fill('Phòng Năng lượng')
  await drawer.getByLabel('Mã').fill('phong-nang-luong')
  await page.context().clearCookies()
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  const again = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' })
  await again.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này')
  await again.getByRole('button', { name: 'Đăng nhập lại' }).click()
  await again.getByRole('alert').waitFor()
  await expectNoAxeViolations(page)
  await again.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByText('Đã đăng nhập lại.').waitFor()
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('rowheader', { name: 'Phòng Năng lượng' }).waitFor()
  await page.context().close()
})

test('an address opened without signing in comes back to itself afterwards', async () => {
  const page = await browser.openAs('nobody', { path: '/nhat-ky?text=officer' })
  expect(new URL(page.url()).pathname).toBe('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill('director')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL('**/nhat-ky?text=officer')
  await settled(page)
  expect(await page.getByLabel('Người hoặc đối tượng').inputValue()).toBe('officer')
  await page.context().close()
})

/** Presses Tab until the focus is on what bears the name; fails where the keyboard never gets there. */
async function tabTo(page: Awaited<ReturnType<BrowserTest['openAs']>>, name: string): Promise<void> {
  const named = `(() => {
    const at = document.activeElement
    const label = at.labels?.[0]?.textContent ?? ''
    return [at.getAttribute('aria-label') ?? '', at.textContent, label].some((words) => words.trim() === ${JSON.stringify(name)})
  })()`
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate(named)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard never reaches "${name}"`)
}
