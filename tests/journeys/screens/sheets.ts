/** Sheets, results and criteria sets of an office that has none yet; with data they are looked at in their own journeys. */
import { openCalendar, openList, popups, press, type Screen, unfoldFilters } from './screen.ts'

export const sheetScreens: readonly Screen[] = [
  { name: 'sheet-none', path: '/bang-diem', as: 'officer' },
  { name: 'sheet-no-set', path: '/bang-diem?year=2022', as: 'office' },
  { name: 'results-none', path: '/ket-qua', as: 'office' },
  { name: 'results-none-reader', path: '/ket-qua', as: 'officer' },
  {
    name: 'result-add',
    path: '/ket-qua',
    as: 'office',
    shows: popups.calendar,
    act: async (page) => {
      await press('Thêm kết quả')(page)
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
      await openCalendar(page)
    },
  },
  { name: 'sets-none', path: '/bo-tieu-chi', as: 'office' },
  { name: 'sets-none-reader', path: '/bo-tieu-chi', as: 'officer' },
  {
    name: 'sets-filter',
    path: '/bo-tieu-chi',
    as: 'office',
    act: async (page) => {
      await unfoldFilters(page)
      await openList(page, '.filter-more')
    },
    shows: popups.list,
  },
  { name: 'set-upload', path: '/bo-tieu-chi', as: 'office', act: press('Tải lên ZIP') },
  { name: 'set-folders', path: '/bo-tieu-chi', as: 'office', act: press('Lấy từ thư mục có sẵn') },
]
