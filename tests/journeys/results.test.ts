/** Published results on the screen: added, compared with the year before, changed by two people, removed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rankingRoutes } from '../../src/contract/ranking.ts'
import { type BrowserTest, browserTest, expectNoAxeViolations, screenshot } from '../support/browser.ts'

let browser: BrowserTest

beforeAll(async () => {
  browser = await browserTest()
})
afterAll(() => browser?.close())

const PATH = '/ket-qua'

test('the empty page says what to do; two years are typed and compared; a fault stays at its field', async () => {
  const page = await browser.openAs('office', { path: PATH })
  const drawer = page.getByRole('dialog')
  await page.getByText('Chưa có kết quả nào').waitFor()
  await page.getByRole('button', { name: 'Thêm kết quả' }).first().click()
  await drawer.getByLabel('Năm').fill('2021')
  await drawer.getByLabel('Chỉ số (%)').fill('7981')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer.getByText('Nhập số phần trăm không quá 100').waitFor()
  await drawer.getByLabel('Chỉ số (%)').fill('79,81')
  await drawer.getByLabel('Thứ hạng').fill('22')
  await drawer.getByLabel('Trên tổng số đơn vị').fill('21')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer.locator('.ant-form-item', { hasText: 'Thứ hạng' }).getByText('lớn hơn số đơn vị').waitFor()
  await expectNoAxeViolations(page)
  expect(await drawer.getByLabel('Chỉ số (%)').inputValue()).toBe('79,81')
  await drawer.getByLabel('Thứ hạng').fill('19')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('row', { name: /2021/ }).getByText('19/21').waitFor()

  const { keyboard } = page
  await page.getByRole('button', { name: 'Thêm kết quả' }).focus()
  await keyboard.press('Enter')
  await drawer.getByLabel('Chỉ số (%)').fill('83,47')
  await drawer.getByLabel('Xếp loại').fill('Khá')
  await drawer.getByLabel('Thứ hạng').fill('17')
  await drawer.getByLabel('Trên tổng số đơn vị').fill('21')
  await keyboard.press('Enter')
  const row = page.getByRole('row', { name: /2022/ })
  await row.getByText('tăng 3,66 điểm %, lên 2 bậc').waitFor()
  expect(await row.getByRole('link', { name: 'Bảng điểm 2022' }).getAttribute('href')).toBe('/bang-diem?year=2022')
  await expectNoAxeViolations(page)
  await screenshot(page, 'results-wide')
  await page.context().close()
})

test('a year that has its result is not taken twice, and what was typed stays', async () => {
  const page = await browser.openAs('office', { path: PATH })
  const drawer = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Thêm kết quả' }).click()
  await drawer.getByLabel('Năm').fill('2021')
  await drawer.getByLabel('Chỉ số (%)').fill('80')
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer.getByText('Năm 2021 đã có kết quả.').first().waitFor()
  expect(await drawer.getByLabel('Chỉ số (%)').inputValue()).toBe('80')
  await page.context().close()
})

test('of two people who change one year the second sees the difference and overwrites nothing unknowingly', async () => {
  const page = await browser.openAs('office', { path: PATH, size: 'phone' })
  const drawer = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Sửa kết quả năm 2022' }).click()
  await drawer.getByLabel('Thứ hạng').fill('16')
  const { app } = browser
  const params = { unitId: app.own.id, year: '2022' }
  await app.call('office', rankingRoutes.write, { params, body: { index: '83.5', rank: 17, of: 21, version: 1 } })
  await drawer.getByRole('button', { name: 'Lưu' }).click()
  await drawer.getByText('Đã có người sửa trước.').waitFor()
  await drawer.getByRole('button', { name: 'Xem bản mới nhất' }).click()
  await drawer.getByText('83,5', { exact: true }).waitFor()
  await expectNoAxeViolations(page)
  await screenshot(page, 'results-conflict-phone')
  expect(await drawer.getByLabel('Thứ hạng').inputValue()).toBe('16')
  await page.context().close()
})

test('a reader sees the results without ways to change them; the Office removes one after a question', async () => {
  const reader = await browser.openAs('officer', { path: PATH })
  await reader.getByRole('row', { name: /2022/ }).waitFor()
  expect(
    await reader
      .locator('main')
      .getByRole('button', { name: /Thêm|Sửa|Xoá/ })
      .count(),
  ).toBe(0)
  await reader.context().close()
  const page = await browser.openAs('office', { path: PATH })
  await page.getByRole('button', { name: 'Xoá kết quả năm 2021' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Xoá' }).click()
  await page.getByText('Đã xoá kết quả năm 2021.').waitFor()
  await page.getByRole('row', { name: /2021/ }).waitFor({ state: 'detached' })
  await page.context().close()
})
