import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../tests/support/database.ts'
import { calendarDate } from '../core/values/calendarDate.ts'
import { markSample, readSettings } from './features/settings/settings.ts'
import { addUnit, listUnits } from './features/units/units.ts'
import { begin, isBegun } from './firstStart.ts'
import { systemClock } from './platform/clock.ts'
import { silentLog } from './platform/log.ts'
import type { Services } from './platform/services.ts'

let fresh: FreshDatabase
let services: Services

beforeEach(async () => {
  fresh = await freshDatabase()
  services = {
    db: fresh.db,
    clock: systemClock,
    log: silentLog,
    dataDir: '/nowhere',
    publicUrl: 'http://127.0.0.1:8080',
  }
})
afterEach(() => fresh.close())

const codes = async () => (await listUnits(fresh.db, null)).map((unit) => unit.code)

test('an empty office begins with one department and a link for its first administrator', async () => {
  expect(await isBegun(fresh.db)).toBe(false)
  const greeting = await begin(services, 'empty')
  expect(greeting.join('\n')).toContain('http://127.0.0.1:8080/lien-ket/')
  expect(await isBegun(fresh.db)).toBe(true)
  expect(await codes()).toEqual(['co-quan'])
})

test('an empty office may follow a sample that was cut off half-way; nothing of it stays', async () => {
  const by = { userId: null, fullName: 'Dữ liệu mẫu', departmentId: null, via: 'system' } as const
  await fresh.db.transaction().execute(async (tx) => {
    await markSample(tx, { demonstrationDay: calendarDate('2023-04-05') })
    const half = { name: 'Sở mẫu', shortName: null, parentId: null, validFrom: null, validUntil: null }
    await addUnit(tx, { ...half, code: 'so-mau', kind: 'department' }, { by, at: new Date() })
  })
  expect(await isBegun(fresh.db)).toBe(false)
  await begin(services, 'empty')
  expect(await codes()).toEqual(['co-quan'])
  expect(await readSettings(fresh.db)).toMatchObject({ sample: false, demonstrationDay: null })
  expect(await isBegun(fresh.db)).toBe(true)
})
