/** Settings of the instance: the demonstration day of the sample office, whether the sample is still there, when a task is soon due. */
import type { Actor } from '../../../core/access/permissions.ts'
import { AppError } from '../../../core/values/appError.ts'
import { type CalendarDate, calendarDate, isCalendarDate } from '../../../core/values/calendarDate.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { readRow, writeRow } from './settings.sql.ts'

export interface InstanceSettings {
  readonly demonstrationDay: CalendarDate | null
  readonly sample: boolean
  /** From this many days before it is due a task is soon due. */
  readonly soonDays: number
  readonly version: number
}

export async function readSettings(db: Database | Transaction): Promise<InstanceSettings> {
  const row = await readRow(db)
  return {
    demonstrationDay: row.demonstration_day === null ? null : calendarDate(row.demonstration_day),
    sample: row.sample,
    soonDays: row.soon_days,
    version: row.version,
  }
}

/** The day that counts as today: the demonstration day of the sample office, else the clock's. */
export async function today({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<CalendarDate> {
  return (await readSettings(db)).demonstrationDay ?? clock.today()
}

/** What the status of a task is computed from beside its own days. */
export interface StatusDay {
  readonly today: CalendarDate
  readonly soonDays: number
}

export async function statusDay({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<StatusDay> {
  const { demonstrationDay, soonDays } = await readSettings(db)
  return { today: demonstrationDay ?? clock.today(), soonDays }
}

/** Only the sample office has a demonstration day: a real office lives in its own time. */
export async function changeDemonstrationDay(
  { db, clock }: Services,
  actor: Actor,
  input: { readonly day: string; readonly version: number },
): Promise<InstanceSettings> {
  const day = input.day
  if (!isCalendarDate(day)) throw new AppError('invalid', 'no-such-day', noSuchDay)
  await db.transaction().execute(async (tx) => {
    const before = await readSettings(tx)
    if (!before.sample) throw new AppError('conflict', 'no-sample', noSample)
    if (!(await writeRow(tx, { demonstration_day: day, sample: true, version: input.version }))) {
      throw new AppError('conflict', 'changed-meanwhile', changedMeanwhile)
    }
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'setting.changed',
      subject: { kind: 'setting', id: 'demonstrationDay', name: null },
      detail: { from: before.demonstrationDay, to: day },
    })
  })
  return readSettings(db)
}

/** From how many days before it is due a task is soon due. */
export async function changeSoonDays(
  { db, clock }: Services,
  actor: Actor,
  { soonDays, version }: { readonly soonDays: number; readonly version: number },
): Promise<InstanceSettings> {
  await db.transaction().execute(async (tx) => {
    const before = await readSettings(tx)
    if (!(await writeRow(tx, { soon_days: soonDays, version }))) {
      throw new AppError('conflict', 'changed-meanwhile', changedMeanwhile)
    }
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'setting.changed',
      subject: { kind: 'setting', id: 'soonDays', name: null },
      detail: { from: before.soonDays, to: soonDays },
    })
  })
  return readSettings(db)
}

/** Marks the instance as holding the sample office, or as rid of it; part of a larger transaction. */
export async function markSample(
  tx: Transaction,
  options: { readonly demonstrationDay: CalendarDate | null },
): Promise<void> {
  const { version } = await readSettings(tx)
  const sample = options.demonstrationDay !== null
  await writeRow(tx, { demonstration_day: options.demonstrationDay, sample, version })
}

const noSuchDay = {
  vi: 'Không có ngày này trong lịch. Nhập ngày theo dạng ngày/tháng/năm.',
  en: 'There is no such day. Enter it as day/month/year.',
}
const noSample = {
  vi: 'Cơ quan này không dùng dữ liệu mẫu nên không có ngày trình diễn; ngày làm việc là ngày hôm nay.',
  en: 'This office does not run on sample data, so there is no demonstration day; today is today.',
}
const changedMeanwhile = {
  vi: 'Thiết lập vừa được người khác sửa. Tải lại trang để xem giá trị mới rồi sửa tiếp.',
  en: 'Someone else has just changed the settings. Reload the page, look at the new values, and go on.',
}
