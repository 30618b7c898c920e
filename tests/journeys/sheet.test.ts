/** The sheet in the browser: read, searched, opened, written, by mouse and by keyboard, at both sizes. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessmentRoutes } from '../../src/contract/assessments.ts'
import type { Person } from '../support/app.ts'
import {
  type BrowserTest,
  browserTest,
  expectNoAxeViolations,
  type Size,
  screenshot,
  settled,
  sizes,
} from '../support/browser.ts'
import { prepareSampleYear } from './sampleYear.ts'

let browser: BrowserTest
beforeAll(async () => {
  browser = await browserTest()
  await prepareSampleYear(browser.app)
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
const drawer = (page: Page) => page.getByRole('dialog')
const open = (criterion: string) => `/bang-diem?year=2022&criterion=${criterion}`
const write = async (page: Page) => {
  await drawer(page)
    .getByRole('button', { name: /^(Nhập|Sửa) số liệu/ })
    .click()
  await drawer(page).getByText('Có gì để báo cáo').waitFor()
}

/** A criterion of every rule kind that the set uses. */
const forms = ['1.1.1', '1.1.2', '1.2.1', '1.2.2', '1.3.1', '1.4.1', '1.4.2', '3.1.4', '5.6', '8.3.1', 'T5', 'P1']

describe.each(Object.keys(sizes) as Size[])('at the size %s', (size) => {
  test('the sheet shows index, class, points by field and each state', () =>
    at('officer', '/bang-diem', size, async (page) => {
      await page.getByRole('heading', { name: 'Bảng điểm Sở so, năm 2022' }).waitFor()
      await page.getByText('Bộ tiêu chí mẫu: dựng để dùng thử').waitFor()
      for (const state of ['Đã chấm', 'Thiếu số liệu', 'Không phát sinh', 'Không áp dụng'])
        await page.locator('.state-tag', { hasText: state }).first().waitFor()
      await screenshot(page, `sheet-${size}`)
      await expectNoAxeViolations(page)
    }))

  test('a criterion opens to its steps, facts, evidence and basis', () =>
    at('officer', open('7.2.1'), size, async (page) => {
      await drawer(page).getByText('Vì sao được 1,99 điểm').waitFor()
      await drawer(page).getByText('7 trên 11').waitFor()
      await drawer(page).getByText('giả định').first().waitFor()
      await screenshot(page, `sheet-criterion-${size}`)
      await expectNoAxeViolations(page)
      expect(
        await drawer(page)
          .getByRole('button', { name: /số liệu/ })
          .count(),
      ).toBe(0)
    }))

  test('the form of every rule kind has no axe violation', { timeout: 300_000 }, () =>
    at('office', '/bang-diem', size, async (page) => {
      for (const code of forms) {
        await page.goto(open(code))
        await write(page)
        for (const radio of await drawer(page).getByRole('radio', { name: 'Có số liệu' }).all()) await radio.check()
        await settled(page)
        await screenshot(page, `sheet-form-${code}-${size}`)
        await expectNoAxeViolations(page)
      }
    }),
  )

  test('what stands open beside: attributes, import, a whole field, no match', async () => {
    await at('office', '/bang-diem?year=2022', size, async (page) => {
      await page.getByRole('button', { name: 'Đơn vị có gì trong năm' }).click()
      await expectNoAxeViolations(page)
    })
    await at('office', '/bang-diem?year=2022', size, async (page) => {
      await page.getByRole('button', { name: 'Nhập số liệu (Excel, YAML)' }).click()
      await page.setInputFiles('input[type=file]', {
        name: 'sai.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from('unit: so\nyear: 2022\nfacts:\n  "9.9": { count: 1 }\n  "8.1.1": { percent: 5 }\n'),
      })
      await page.getByText('sai.yaml:5').waitFor()
      await screenshot(page, `sheet-import-${size}`)
      await expectNoAxeViolations(page)
    })
    await at('office', open('III'), size, async (page) => {
      await drawer(page).getByText('Đơn vị chủ trì').waitFor()
      await screenshot(page, `sheet-field-${size}`)
      await expectNoAxeViolations(page)
    })
    await at('officer', '/bang-diem?text=khong-co-tieu-chi-nay', size, expectNoAxeViolations)
  })
})

test('search needs no diacritics, filters stand in the address, everything opens and closes', () =>
  at('officer', '/bang-diem', 'wide', async (page) => {
    const rows = page.locator('.data-table tbody tr')
    const all = await rows.count()
    await page.getByRole('button', { name: 'Thu gọn tất cả' }).click()
    await expect.poll(() => rows.count()).toBe(10)
    await page.getByRole('button', { name: 'Mở tất cả' }).click()
    await expect.poll(() => rows.count()).toBe(all)
    await page.getByLabel('Tìm', { exact: true }).fill('sang kien')
    await page.getByRole('button', { name: /^1\.5\.1/ }).waitFor()
    await expect.poll(() => rows.count()).toBeLessThan(10)
    expect(page.url()).toContain('text=sang+kien')
    await page.goto('/bang-diem?state=notApplicable')
    await page.getByRole('button', { name: /^6\.2/ }).waitFor()
    expect(await rows.count()).toBe(3)
  }))

test('the Office writes a fact by keyboard alone and sees the points change', () =>
  at('office', open('8.1.5'), 'wide', async (page) => {
    await drawer(page).getByText('Vì sao chưa có điểm').waitFor()
    await drawer(page).getByRole('button', { name: 'Nhập số liệu' }).focus()
    await page.keyboard.press('Enter')
    await drawer(page).getByLabel('Tỷ lệ %').focus()
    await page.keyboard.press('Space')
    await drawer(page).getByLabel('Tỷ lệ (%)').focus()
    await page.keyboard.type('85,0')
    await page.keyboard.press('Enter')
    await drawer(page).getByText('Vì sao được 2 điểm').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    const row = page.locator('tr', { has: page.getByRole('button', { name: /^8\.1\.5/ }) })
    expect(await row.textContent()).toContain('Đã chấm')
  }))

test('a wrong number is told at its field, and nothing typed is lost', () =>
  at('office', open('1.3.1'), 'wide', async (page) => {
    await write(page)
    await drawer(page).getByLabel('Số đạt').fill('12')
    await drawer(page).getByLabel('Tổng số').fill('bảy')
    await drawer(page).getByRole('button', { name: 'Lưu' }).click()
    await drawer(page).locator('.ant-form-item-explain-error').first().waitFor()
    expect(await drawer(page).getByLabel('Tổng số').inputValue()).toBe('bảy')
    await drawer(page).getByLabel('Tổng số').fill('20')
    await drawer(page).getByRole('button', { name: 'Lưu' }).click()
    await drawer(page).getByText('Vì sao được 1 điểm').waitFor()
  }))

test('two people on one fact: the second is shown what the first wrote', () =>
  at('office', open('1.4.2'), 'wide', async (page) => {
    await write(page)
    await drawer(page).getByLabel('Số lượng').fill('1')
    await browser.app.call('office', assessmentRoutes.writeFact, {
      params: { unitId: browser.app.own.id, year: '2022', code: '1.4.2' },
      body: { fact: { count: 2 }, version: null },
    })
    await drawer(page).getByRole('button', { name: 'Lưu' }).click()
    await drawer(page).getByRole('button', { name: 'Xem bản mới nhất' }).click()
    await drawer(page).getByText('Đang nhập:').waitFor()
    await expectNoAxeViolations(page)
    expect(await drawer(page).getByLabel('Số lượng').inputValue()).toBe('1')
    await drawer(page).getByRole('button', { name: 'Lưu' }).click()
    await drawer(page).getByText('Vì sao được 0,25 điểm').waitFor()
  }))

test('a head of room writes what the own room leads, and only that', async () => {
  await at('head', open('3.4.2'), 'wide', async (page) => {
    await write(page)
    await drawer(page).getByLabel('Không phát sinh trong năm').check()
    await drawer(page).getByRole('button', { name: 'Lưu' }).click()
    await drawer(page).locator('.state-tag', { hasText: 'Không phát sinh' }).waitFor()
  })
  await at('head', open('7.1.1'), 'wide', async (page) => {
    await drawer(page).getByText('Vì sao chưa có điểm').waitFor()
    expect(
      await drawer(page)
        .getByRole('button', { name: /số liệu/ })
        .count(),
    ).toBe(0)
  })
})
