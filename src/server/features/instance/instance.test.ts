import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { accountRoutes } from '../../../contract/accounts.ts'
import { instanceRoutes, REMOVAL_WORDS } from '../../../contract/settings.ts'
import { unitRoutes } from '../../../contract/units.ts'
import { calendarDate } from '../../../core/values/calendarDate.ts'
import { knownMigrations, recordedMigrations } from '../../platform/db/migrate.ts'
import { verifyAudit } from '../audit/audit.ts'
import { markSample } from '../settings/settings.ts'

let office: TestApp
beforeAll(async () => {
  office = await testApp()
})
afterAll(() => office.close())

test('a backup is made, listed and downloaded whole', async () => {
  const made = await office.call('instance', instanceRoutes.makeBackup)
  expect((await office.call('instance', instanceRoutes.backups)).map((backup) => backup.fileName)).toContain(
    made.fileName,
  )
  const bytes = await office.download('instance', instanceRoutes.downloadBackup, {
    params: { fileName: made.fileName },
  })
  expect(bytes.length).toBe(made.bytes)
  expect(Buffer.from(bytes).equals(readFileSync(join(office.services.dataDir, 'backups', made.fileName)))).toBe(true)
})

test.each(['../postgres/PG_VERSION', '..%2fpostgres', '.zip', 'khong-co.zip', 'a/b.zip'])(
  '%s is no backup',
  async (fileName) => {
    const answer = await office.send('instance', instanceRoutes.downloadBackup, { params: { fileName } })
    expect([400, 404]).toContain(answer.statusCode)
  },
)

test('without a sample there is nothing to remove', async () => {
  const answer = await office.send('instance', instanceRoutes.removeSample, { body: { confirmation: REMOVAL_WORDS } })
  expect(answer.json().code).toBe('no-sample')
})

test('leaving the sample behind needs its words, keeps a backup, the log and the administrator, and nothing else', async () => {
  await office.db.transaction().execute((tx) => markSample(tx, { demonstrationDay: calendarDate('2023-04-05') }))
  const refused = await office.send('instance', instanceRoutes.removeSample, { body: { confirmation: 'có' } })
  expect(refused.json()).toMatchObject({ code: 'not-confirmed', text: expect.stringContaining(REMOVAL_WORDS) })
  expect((await office.call('instance', unitRoutes.list)).length).toBe(6)

  const { backup } = await office.call('instance', instanceRoutes.removeSample, {
    body: { confirmation: 'xoá dữ liệu mẫu' },
  })
  expect((await office.call('instance', instanceRoutes.backups)).map(({ fileName }) => fileName)).toContain(backup)
  expect((await office.call('instance', unitRoutes.list)).map((unit) => unit.code)).toEqual(['co-quan'])
  expect((await office.call('instance', accountRoutes.users)).rows.map((user) => user.login)).toEqual(['instance'])
  expect(await office.call('instance', accountRoutes.me)).toMatchObject({ sample: false, demonstration: false })
  const signIn = await office.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: 'office', password: 'x' },
  })
  expect(signIn.statusCode).toBe(401)
  const log = await verifyAudit(office.db)
  expect(log.intact).toBe(true)
  expect(log.entries).toBeGreaterThan(15)
  // The application starts again on what is left: its migrations are still known to have run.
  expect(await recordedMigrations(office.db)).toEqual(await knownMigrations())
})
