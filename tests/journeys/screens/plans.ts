/** Plans: the list, reading a document in every tab and dialog, one plan in every tab and drawer. */
import type { Page } from 'playwright-core'
import { settled } from '../../support/browser.ts'
import { planDocument } from '../../support/planDocument.ts'
import { openCalendar, openList, press, type Screen } from './screen.ts'

export const READING = '/ke-hoach/doc-van-ban'

/** A reading with its document; each call brings other bytes. */
async function read(page: Page): Promise<void> {
  const buffer = await planDocument({ number: String(Date.now()) })
  await page.setInputFiles('input[type=file]', { name: 'Kế hoạch.docx', mimeType: '', buffer })
  await page.getByRole('button', { name: 'Xác nhận…' }).waitFor()
  await settled(page)
}

const readThen =
  (act: (page: Page) => Promise<unknown> = async () => {}): NonNullable<Screen['act']> =>
  async (page) => {
    await read(page)
    await act(page)
  }

const tab = (name: RegExp) => async (page: Page) => page.getByRole('tab', { name }).click()

/** A plan, read and confirmed, then opened. */
export const planThen =
  (act: (page: Page) => Promise<unknown> = async () => {}): NonNullable<Screen['act']> =>
  async (page) => {
    await read(page)
    await press('Xác nhận…')(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận và ghi' }).click()
    await page.getByRole('button', { name: 'Xoá kế hoạch' }).waitFor()
    await settled(page)
    await act(page)
  }

const reading: readonly Screen[] = [
  { name: 'plan-upload', path: READING, as: 'office' },
  {
    name: 'plan-upload-refused',
    path: READING,
    as: 'office',
    act: async (page) => {
      const buffer = Buffer.from('d0cf11e0a1b11ae1', 'hex')
      await page.setInputFiles('input[type=file]', { name: 'kế hoạch.doc', mimeType: '', buffer })
      await page.locator('.refusal').waitFor()
    },
  },
  { name: 'reading', path: READING, as: 'office', act: readThen() },
  {
    name: 'reading-task',
    path: READING,
    as: 'office',
    act: async (page) => {
      await read(page)
      await press('Sửa mục III.1.1')(page)
      return openList(page, '.named-unit')
    },
  },
  {
    name: 'reading-deadline',
    path: READING,
    as: 'office',
    act: async (page) => {
      await read(page)
      await press('Sửa mục III.1.1')(page)
      return openCalendar(page)
    },
  },
  {
    name: 'reading-shortcoming',
    path: READING,
    as: 'office',
    act: readThen(async (page) => {
      await tab(/^Tồn tại/)(page)
      await press(/^Sửa mục/)(page)
    }),
  },
  {
    name: 'reading-target',
    path: READING,
    as: 'office',
    act: readThen(async (page) => {
      await tab(/^Chỉ tiêu/)(page)
      await press(/^Sửa mục/)(page)
    }),
  },
  {
    name: 'reading-responsibility',
    path: READING,
    as: 'office',
    act: readThen(async (page) => {
      await tab(/^Trách nhiệm/)(page)
      await press(/^Sửa mục/)(page)
    }),
  },
  { name: 'reading-header', path: READING, as: 'office', act: readThen(tab(/^Thông tin chung/)) },
  { name: 'reading-closing', path: READING, as: 'office', act: readThen(tab(/^Nơi nhận/)) },
  {
    name: 'reading-faults',
    path: READING,
    as: 'office',
    act: readThen(async (page) => {
      await press('Thêm nhiệm vụ')(page)
      await press('Xác nhận…')(page)
      await page.getByText('Còn 1 chỗ phải sửa').waitFor()
    }),
  },
  { name: 'reading-confirm', path: READING, as: 'office', act: readThen(press('Xác nhận…')) },
  { name: 'reading-give-up', path: READING, as: 'office', act: readThen(press('Chọn tệp khác')) },
]

const plan: readonly Screen[] = [
  { name: 'plan', path: READING, as: 'office', act: planThen() },
  { name: 'plan-shortcomings', path: READING, as: 'office', act: planThen(tab(/^Tồn tại/)) },
  {
    name: 'plan-shortcoming',
    path: READING,
    as: 'office',
    act: planThen(async (page) => {
      await tab(/^Tồn tại/)(page)
      await press('Sửa tồn tại thứ 1')(page)
    }),
  },
  { name: 'plan-targets', path: READING, as: 'office', act: planThen(tab(/^Chỉ tiêu/)) },
  { name: 'plan-responsibilities', path: READING, as: 'office', act: planThen(tab(/^Trách nhiệm/)) },
  { name: 'plan-files', path: READING, as: 'office', act: planThen(tab(/^Văn bản/)) },
  { name: 'plan-task', path: READING, as: 'office', act: planThen(press('Sửa nhiệm vụ III.1.1')) },
  { name: 'plan-assign', path: READING, as: 'office', act: planThen(press('Giao nhiệm vụ III.1.1')) },
  {
    name: 'plan-progress',
    path: READING,
    as: 'office',
    act: planThen(async (page) => {
      await press('Tiến độ nhiệm vụ III.1.1')(page)
      await settled(page)
      await page.getByRole('radio', { name: 'Báo hoàn thành' }).check({ force: true })
      await openCalendar(page)
    }),
  },
  { name: 'plan-delete', path: READING, as: 'office', act: planThen(press('Xoá kế hoạch')) },
  { name: 'plan-gone', path: '/ke-hoach/00000000-0000-4000-8000-000000000000', as: 'officer' },
]

const list: readonly Screen[] = [
  { name: 'plans', path: '/ke-hoach', as: 'office' },
  { name: 'plans-read-only', path: '/ke-hoach', as: 'officer' },
  { name: 'plans-none', path: '/ke-hoach?text=khong-co-ke-hoach-nay', as: 'office' },
]

export const planScreens: readonly Screen[] = [...reading, ...plan, ...list]
