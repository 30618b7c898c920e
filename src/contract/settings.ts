/** Settings of the instance, its backups, and leaving the sample behind. */
import { z } from 'zod'
import { Day, route, Version } from './route.ts'

export const Settings = z.object({
  /** The day that counts as today while the sample office is in use; null in a real office. */
  demonstrationDay: Day.nullable(),
  sample: z.boolean(),
  /** From this many days before it is due a task is soon due. */
  soonDays: z.number().int(),
  version: z.number().int(),
})

export const MOST_SOON_DAYS = 60
export type Settings = z.infer<typeof Settings>

export const settingRoutes = {
  read: route({
    method: 'GET',
    path: '/api/settings',
    summary: 'Thiết lập của hệ thống',
    permission: 'writeSettings',
    answer: Settings,
  }),
  changeDemonstrationDay: route({
    method: 'PUT',
    path: '/api/settings/demonstration-day',
    summary: 'Đổi ngày trình diễn (chỉ khi còn dữ liệu mẫu)',
    permission: 'writeSettings',
    body: z.object({ day: Day, version: Version }),
    answer: Settings,
  }),
  changeSoonDays: route({
    method: 'PUT',
    path: '/api/settings/soon-days',
    summary: 'Đổi số ngày trước hạn mà nhiệm vụ được coi là sắp đến hạn',
    permission: 'writeSettings',
    body: z.object({ soonDays: z.number().int().min(0).max(MOST_SOON_DAYS), version: Version }),
    answer: Settings,
  }),
}

/** Typed by a person before the sample goes; read without regard to case and diacritics. */
export const REMOVAL_WORDS = 'XOÁ DỮ LIỆU MẪU'

export const instanceRoutes = {
  makeBackup: route({
    method: 'POST',
    path: '/api/backups',
    summary: 'Sao lưu toàn bộ: mọi bảng và tệp tại một thời điểm',
    permission: 'makeBackups',
    answer: z.object({
      fileName: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      madeAt: z.iso.datetime(),
    }),
  }),
  backups: route({
    method: 'GET',
    path: '/api/backups',
    summary: 'Các bản sao lưu trong thư mục dữ liệu',
    permission: 'makeBackups',
    answer: z.array(z.object({ fileName: z.string(), bytes: z.number().int(), madeAt: z.iso.datetime() })),
  }),
  downloadBackup: route({
    method: 'GET',
    path: '/api/backups/:fileName',
    summary: 'Tải một bản sao lưu',
    permission: 'makeBackups',
    params: z.object({ fileName: z.string().regex(/^[a-zA-Z0-9._-]{1,120}$/) }),
    download: 'application/zip',
  }),
  removeSample: route({
    method: 'DELETE',
    path: '/api/sample',
    summary: 'Bỏ dữ liệu mẫu sau khi sao lưu; để lại một cơ quan trống và người quản trị',
    permission: 'writeSettings',
    body: z.object({ confirmation: z.string().max(100) }),
    answer: z.object({ backup: z.string() }),
  }),
}
