/** The sample office of a first start: every page of the menu at both sizes, its day, and leaving it behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoAxeViolations, type OpenBrowser, screenshot, settled, sizes } from '../support/browser.ts'
import { type SampleLogin, sampleBrowser } from '../support/sampleBrowser.ts'

let browser: OpenBrowser<SampleLogin | 'nobody'>

beforeAll(async () => {
  browser = await sampleBrowser()
}, 240_000)
afterAll(() => browser?.close())

const people: readonly SampleLogin[] = ['quan-tri', 'van-phong', 'giam-doc', 'chuyen-vien-thuong-mai']

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])('at the size %s', (size) => {
  test.each(people)(
    'every page in the menu of %s opens without an axe violation',
    { timeout: 120_000 },
    async (login) => {
      const page = await browser.openAs(login, { size })
      await page.getByText('Dữ liệu mẫu · hôm nay là 05/04/2023 (ngày trình diễn)').waitFor()
      const paths = await page
        .locator('.shell > .side a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      expect(paths.length).toBeGreaterThan(5)
      for (const path of paths) {
        await page.goto(path)
        await page.locator('h1').waitFor()
        await settled(page)
        await screenshot(page, `sample-${login}${path.replaceAll('/', '-')}-${size}`)
        await expectNoAxeViolations(page)
      }
      await page.context().close()
    },
  )
})

test('the demonstration day is changed in the settings, and the banner follows at once', async () => {
  const page = await browser.openAs('quan-tri', { path: '/thiet-lap' })
  const day = page.getByLabel('Hôm nay là ngày')
  await day.fill('15/6/2023')
  await day.press('Enter')
  await page.getByRole('button', { name: 'Đổi ngày' }).click()
  await page.getByText('Dữ liệu mẫu · hôm nay là 15/06/2023 (ngày trình diễn)').waitFor()
  await page.context().close()
})

test('the sample goes only when its name is typed, and leaves a backup and an empty office', async () => {
  const page = await browser.openAs('quan-tri', { path: '/thiet-lap' })
  await page.getByRole('button', { name: 'Bỏ dữ liệu mẫu…' }).click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: 'Sao lưu rồi xoá' })
  await dialog.getByRole('textbox').fill('đồng ý')
  expect(await confirm.isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill('xoá dữ liệu mẫu')
  await expectNoAxeViolations(page)
  await confirm.click()
  await page.getByRole('button', { name: 'Bỏ dữ liệu mẫu…' }).waitFor({ state: 'detached', timeout: 25_000 })
  await page
    .getByText(/cchc-.*\.zip/)
    .first()
    .waitFor()
  expect(await page.getByText('Dữ liệu mẫu ·').count()).toBe(0)
  await page.goto('/')
  await page.getByRole('heading', { name: 'Các bước đầu tiên' }).waitFor()
  await page.context().close()
})
