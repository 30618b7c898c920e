/** Criteria sets in the browser: from an empty list to a set in use, a new version compared with it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesWhere, filesWith, SMALL_SET } from '../../src/core/catalogue/smallSet.testing.ts'
import { writeZip } from '../../src/server/platform/files/writeZip.ts'
import type { Person } from '../support/app.ts'
import {
  type BrowserTest,
  browserTest,
  expectNoAxeViolations,
  type Size,
  screenshot,
  sizes,
} from '../support/browser.ts'

let browser: BrowserTest
beforeAll(async () => {
  browser = await browserTest()
})
afterAll(() => browser?.close())

async function at(person: Person, path: string, size: Size, act: (page: Page) => Promise<void>) {
  const page = await browser.openAs(person, { path, size })
  try {
    await act(page)
  } finally {
    await page.context().close()
  }
}
const choose = (page: Page, files: ReadonlyMap<string, string>, name = 'bo.zip') =>
  page.setInputFiles('input[type=file]', { name, mimeType: 'application/zip', buffer: Buffer.from(writeZip(files)) })
const secondVersion = () =>
  filesWith({
    'catalogue.yaml': (SMALL_SET['catalogue.yaml'] ?? '').replace('year: 2022', 'version: 2\nyear: 2022'),
    '2-hai.yaml': (SMALL_SET['2-hai.yaml'] ?? '').replace('from: "85"', 'from: "90"'),
  })

test('the empty list says what to do; a set is drafted with faults, mended, taken into use, superseded and compared', () =>
  at('office', '/bo-tieu-chi', 'wide', async (page) => {
    await page.getByText('Chưa có bộ tiêu chí nào').waitFor()
    await expectNoAxeViolations(page)

    await page.getByRole('button', { name: 'Tải lên ZIP' }).first().click()
    await choose(page, filesWhere('1-mot.yaml', 'max: "4"', 'max: "5"'))
    await page.getByRole('heading', { name: /Bộ tiêu chí còn \d+ lỗi/ }).waitFor()
    await page
      .getByText(/1-mot\.yaml:\d+/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: 'Đưa vào áp dụng' }).count()).toBe(0)
    await screenshot(page, 'set-faults-wide')
    await expectNoAxeViolations(page)

    await page.getByRole('button', { name: 'Tải lên lại' }).click()
    await choose(page, filesWith())
    await page.getByText('Không có lỗi, có thể đưa vào áp dụng.').waitFor()
    await page.getByRole('button', { name: 'Đưa vào áp dụng' }).click()
    await expectNoAxeViolations(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào áp dụng' }).click()
    await page.locator('.state-tag', { hasText: 'Đang áp dụng' }).waitFor()
    expect(await page.getByRole('button', { name: 'Xoá bản nháp' }).count()).toBe(0)

    await page.getByRole('link', { name: /Các bộ tiêu chí/ }).click()
    await page.getByRole('button', { name: 'Tải lên ZIP' }).click()
    await choose(page, filesWith())
    await page.getByText('Không có lỗi, có thể đưa vào áp dụng.').waitFor()
    await page.getByRole('button', { name: 'Đưa vào áp dụng' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào áp dụng' }).click()
    await page.getByText('version: 2 trong catalogue.yaml').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ qua' }).click()

    await page.getByRole('button', { name: 'Tải lên lại' }).click()
    await choose(page, secondVersion())
    await page.getByText('Đã thay các tệp của bản nháp.').waitFor()
    await page.getByRole('button', { name: 'Đưa vào áp dụng' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào áp dụng' }).click()
    await page.locator('.state-tag', { hasText: 'Đang áp dụng' }).waitFor()

    await page.getByLabel('So sánh với').click()
    await page.locator('.ant-select-item-option', { hasText: 'Đã thay thế' }).click()
    await page.getByText('Thêm 0, bỏ 0, sửa 1 tiêu chí.').waitFor()
    await page.getByText('Từ 90% trở lên').waitFor()
    await screenshot(page, 'sets-compared-wide')
    await expectNoAxeViolations(page)
  }))

test('a shipped folder becomes a draft, and its year is opened anew', () =>
  at('office', '/bo-tieu-chi', 'wide', async (page) => {
    await page.getByRole('button', { name: 'Lấy từ thư mục có sẵn' }).click()
    await page.getByText('khanh-hoa/so/2022').waitFor()
    await screenshot(page, 'folders-wide')
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Lập bản nháp từ khanh-hoa/so/2022' }).click()
    await page.getByRole('heading', { name: /năm 2022/ }).waitFor()
    await page.getByRole('button', { name: 'Mở năm mới' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('2025')
    await expectNoAxeViolations(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Mở năm mới' }).click()
    await page.getByRole('heading', { name: /năm 2025/ }).waitFor()
  }))

test('what is no ZIP is refused with a sentence', () =>
  at('office', '/bo-tieu-chi', 'wide', async (page) => {
    await page.getByRole('button', { name: 'Tải lên ZIP' }).click()
    await page.setInputFiles('input[type=file]', {
      name: 'khong-phai.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('không phải ZIP'),
    })
    await page.getByRole('alert').filter({ hasText: 'Không đọc được tệp ZIP này' }).waitFor()
    await expectNoAxeViolations(page)
  }))

describe.each(Object.keys(sizes) as Size[])('at the size %s', (size) => {
  test('a reader sees the list and a set with each criterion, and no way to change them', () =>
    at('officer', '/bo-tieu-chi', size, async (page) => {
      await screenshot(page, `sets-${size}`)
      await expectNoAxeViolations(page)
      expect(await page.getByRole('button', { name: 'Tải lên ZIP' }).count()).toBe(0)
      await page.getByRole('link', { name: /tỉnh Khánh Hòa, năm 2022/ }).click()
      await page.getByText('Bộ tiêu chí mẫu: dựng để dùng thử').waitFor()
      await page.getByRole('button', { name: /^7\.2\.1/ }).waitFor()
      await screenshot(page, `set-${size}`)
      await expectNoAxeViolations(page)
      await page.getByRole('button', { name: /^7\.2\.1/ }).click()
      await page.getByRole('dialog').getByText('Từ 80% trở lên được 2,5 điểm').first().waitFor()
      await page.getByRole('dialog').getByText('Ví dụ chấm điểm').waitFor()
      await screenshot(page, `set-criterion-${size}`)
      await expectNoAxeViolations(page)
    }))
})
