/** Signing in, the frame, account, users, units, audit log, settings, API page. */
import { openCalendar, openList, popups, press, type Screen, unfoldFilters } from './screen.ts'

const before: readonly Screen[] = [
  { name: 'sign-in', path: '/dang-nhap', as: 'nobody' },
  { name: 'sign-in-refused', path: '/dang-nhap', as: 'nobody', act: press('Đăng nhập') },
  { name: 'link-dead', path: '/lien-ket/khong-co-lien-ket-nay', as: 'nobody' },
  {
    name: 'api',
    path: '/api',
    as: 'nobody',
    act: async (page) => {
      for (const part of (await page.locator('details summary').all()).slice(0, 12)) await part.click()
    },
  },
]

const frame: readonly Screen[] = [
  { name: 'overview', path: '/', as: 'instance' },
  { name: 'overview-officer', path: '/', as: 'officer' },
  { name: 'user-menu', path: '/', as: 'office', act: press(/Tài khoản đang dùng/) },
  {
    name: 'menu',
    path: '/don-vi',
    as: 'office',
    act: async (page) => {
      const open = page.getByRole('button', { name: 'Mở mục lục' })
      if (await open.isVisible()) await open.click()
    },
  },
  { name: 'not-found', path: '/khong-co-trang-nay', as: 'officer' },
  { name: 'forbidden', path: '/nguoi-dung', as: 'officer' },
]

const account: readonly Screen[] = [
  { name: 'account', path: '/tai-khoan', as: 'office' },
  { name: 'account-faults', path: '/tai-khoan', as: 'office', act: press('Đổi mật khẩu') },
  { name: 'account-everywhere', path: '/tai-khoan', as: 'office', act: press('Đăng xuất khỏi mọi máy') },
  {
    name: 'account-token',
    path: '/tai-khoan',
    as: 'office',
    shows: popups.calendar,
    act: async (page) => {
      await press('Tạo mã truy cập')(page)
      await openCalendar(page)
    },
  },
  {
    name: 'account-token-made',
    path: '/tai-khoan',
    as: 'director',
    act: async (page) => {
      await press('Tạo mã truy cập')(page)
      await page.getByLabel('Dùng để làm gì').fill('Lấy bảng điểm')
      await page.getByRole('dialog').getByRole('button', { name: 'Tạo mã truy cập' }).click()
      await page.getByText('Mã chỉ hiện một lần').waitFor()
    },
  },
  { name: 'account-revoke', path: '/tai-khoan', as: 'director', act: press(/Thu hồi mã/) },
]

const users: readonly Screen[] = [
  { name: 'users', path: '/nguoi-dung', as: 'instance' },
  { name: 'users-none', path: '/nguoi-dung?text=khong-ai-ten-nay', as: 'instance' },
  {
    name: 'users-filter',
    path: '/nguoi-dung',
    as: 'administrator',
    shows: popups.list,
    act: async (page) => {
      await unfoldFilters(page)
      await openList(page, '.filter-more')
    },
  },
  { name: 'user-add', path: '/nguoi-dung', as: 'instance', act: press('Thêm người dùng') },
  {
    name: 'user-faults',
    path: '/nguoi-dung',
    as: 'instance',
    act: async (page) => {
      await press('Thêm người dùng')(page)
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
      await page.getByText('Mục này không được để trống').first().waitFor()
    },
  },
  {
    name: 'user-unit-list',
    path: '/nguoi-dung',
    as: 'instance',
    shows: popups.list,
    act: async (page) => {
      await press(/^Sửa: /)(page)
      await openList(page, '[role=dialog]')
    },
  },
  {
    name: 'user-discard',
    path: '/nguoi-dung',
    as: 'instance',
    act: async (page) => {
      await press(/^Sửa: /)(page)
      await page.getByLabel('Họ và tên').fill('Tên khác')
      await page.getByRole('dialog').getByRole('button', { name: 'Bỏ qua' }).click()
      await page.getByText('Bỏ phần đang nhập?').waitFor()
    },
  },
  { name: 'user-disable', path: '/nguoi-dung', as: 'instance', act: press(/^Khoá: /) },
  {
    name: 'user-invitation',
    path: '/nguoi-dung?text=other-officer',
    as: 'instance',
    act: async (page) => {
      await press(/^Liên kết mới: /)(page)
      await page.getByRole('dialog').getByRole('button', { name: 'Liên kết mới' }).click()
      await page.getByText('Liên kết chỉ hiện một lần').waitFor()
    },
  },
]

const units: readonly Screen[] = [
  { name: 'units', path: '/don-vi', as: 'instance' },
  { name: 'units-read-only', path: '/don-vi', as: 'officer' },
  { name: 'units-none', path: '/don-vi?text=khong-co-don-vi-nay', as: 'instance' },
  {
    name: 'unit-add',
    path: '/don-vi',
    as: 'instance',
    shows: popups.calendar,
    act: async (page) => {
      await press('Thêm đơn vị')(page)
      await openCalendar(page)
    },
  },
  { name: 'unit-merge', path: '/don-vi', as: 'instance', act: press(/^Sáp nhập /) },
  { name: 'unit-import', path: '/don-vi', as: 'instance', act: press('Nhập từ Excel') },
  {
    name: 'unit-import-refused',
    path: '/don-vi',
    as: 'instance',
    act: async (page) => {
      await press('Nhập từ Excel')(page)
      await page.setInputFiles('input[type=file]', {
        name: 'khong-phai-excel.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('không phải Excel'),
      })
      await page.locator('.refusal, .problems').first().waitFor()
    },
  },
  { name: 'groups', path: '/don-vi?tab=groups', as: 'office' },
  {
    name: 'group-add',
    path: '/don-vi?tab=groups',
    as: 'office',
    shows: popups.list,
    act: async (page) => {
      await press('Thêm nhóm')(page)
      await openList(page, '[role=dialog]')
    },
  },
]

const system: readonly Screen[] = [
  { name: 'audit', path: '/nhat-ky', as: 'director' },
  { name: 'audit-none', path: '/nhat-ky?text=khong-co-ai', as: 'director' },
  {
    name: 'audit-calendar',
    path: '/nhat-ky',
    as: 'administrator',
    shows: popups.calendar,
    act: async (page) => {
      await unfoldFilters(page)
      await openCalendar(page)
    },
  },
  {
    name: 'audit-actions',
    path: '/nhat-ky',
    as: 'administrator',
    shows: popups.list,
    act: async (page) => {
      await unfoldFilters(page)
      await openList(page, '.filter-more')
    },
  },
  { name: 'audit-entry', path: '/nhat-ky', as: 'director', act: press(/^Mở dòng/) },
  { name: 'audit-verified', path: '/nhat-ky', as: 'instance', act: press('Kiểm tra chuỗi') },
  { name: 'settings', path: '/thiet-lap', as: 'instance' },
]

export const groundScreens: readonly Screen[] = [...before, ...frame, ...account, ...users, ...units, ...system]
