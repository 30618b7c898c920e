import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { accountRoutes } from '../../../contract/accounts.ts'
import { instanceRoutes, REMOVAL_WORDS } from '../../../contract/settings.ts'
import { unitRoutes } from '../../../contract/units.ts'
import { calendarDate } from '../../../core/values/calendarDate.ts'
import { makeBackup } from '../../platform/backup/makeBackup.ts'
import { openBackup } from '../../platform/backup/openBackup.ts'
import { knownMigrations, recordedMigrations } from '../../platform/db/migrate.ts'
import { sha256Of } from '../../platform/files/fileStore.ts'
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

test('backups asked for at one moment are made one after the other, each whole and listed', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => office.call('instance', instanceRoutes.makeBackup)))
  expect(new Set(made.map(({ fileName }) => fileName)).size).toBe(6)
  for (const { fileName, sha256 } of made) {
    const path = join(office.services.dataDir, 'backups', fileName)
    expect(sha256Of(readFileSync(path))).toBe(sha256)
    ;(await openBackup(path)).close()
  }
})

test('two backups told the same place: one is made whole, the other refused, nothing is left beside', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-backup-'))
  const options = { url: office.url, dataDir: folder, path: join(folder, 'a.zip'), software: 't', madeAt: new Date() }
  const ends = await Promise.allSettled([makeBackup(options), makeBackup(options)])
  ;(await openBackup(options.path)).close()
  expect(readdirSync(folder)).toEqual(['a.zip'])
  const whole = sha256Of(readFileSync(options.path))
  const made = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.sha256] : []))
  expect(made).toContain(whole)
  rmSync(folder, { recursive: true })
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

  const body = { confirmation: 'xoá dữ liệu mẫu' }
  const [first, second] = await Promise.all([
    office.call('instance', instanceRoutes.removeSample, { body }),
    office.send('instance', instanceRoutes.removeSample, { body }),
  ])
  expect([second.statusCode, second.json().code]).toEqual([409, 'no-sample'])
  const { backup } = first
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
