import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { accountRoutes } from '../../../contract/accounts.ts'
import { settingRoutes } from '../../../contract/settings.ts'
import { calendarDate } from '../../../core/values/calendarDate.ts'
import { listAudit } from '../audit/audit.ts'
import { markSample, readSettings, statusDay, today } from './settings.ts'

let office: TestApp
beforeAll(async () => {
  office = await testApp({ today: '2026-11-23' })
})
afterAll(() => office.close())

const change = (day: string, version: number) =>
  office.send('instance', settingRoutes.changeDemonstrationDay, { body: { day, version } })

test('a real office lives in its own time and has no demonstration day', async () => {
  expect(await office.call('instance', settingRoutes.read)).toEqual({
    demonstrationDay: null,
    sample: false,
    soonDays: 7,
    version: 1,
  })
  expect(await today(office.services)).toBe('2026-11-23')
  expect((await change('2023-04-05', 1)).json().code).toBe('no-sample')
})

describe('while the sample is there', () => {
  beforeAll(() =>
    office.db.transaction().execute((tx) => markSample(tx, { demonstrationDay: calendarDate('2023-04-05') })),
  )

  test('its day is today for everybody, and is told', async () => {
    expect(await today(office.services)).toBe('2023-04-05')
    expect(await office.call('officer', accountRoutes.me)).toMatchObject({
      today: '2023-04-05',
      demonstration: true,
      sample: true,
    })
  })

  test('the day is changed, and the change is written down with both days', async () => {
    const { version } = await readSettings(office.db)
    expect((await change('2023-12-31', version)).json()).toMatchObject({ demonstrationDay: '2023-12-31' })
    expect(await today(office.services)).toBe('2023-12-31')
    const { rows } = await listAudit(
      office.db,
      { departmentId: null, action: 'setting.changed' },
      { limit: 1, offset: 0 },
    )
    expect(rows[0]?.detail).toEqual({ from: '2023-04-05', to: '2023-12-31' })
  })

  test('of two who change it at one moment the second is told', async () => {
    const { version } = await readSettings(office.db)
    const answers = await Promise.all([change('2023-05-01', version), change('2023-06-01', version)])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
  })

  test.each(['2023-02-29', '2023-13-01', '31/12/2023', ''])('"%s" is no day', async (day) => {
    const { version } = await readSettings(office.db)
    expect((await change(day, version)).statusCode).toBe(400)
  })

  test('once the sample is gone, the calendar holds again', async () => {
    await office.db.transaction().execute((tx) => markSample(tx, { demonstrationDay: null }))
    expect(await readSettings(office.db)).toMatchObject({ demonstrationDay: null, sample: false })
    expect(await today(office.services)).toBe('2026-11-23')
  })
})

describe('how many days before it is due a task is soon due', () => {
  const send = (soonDays: unknown, version: number) =>
    office.send('instance', settingRoutes.changeSoonDays, { body: { soonDays, version } })

  test('is changed, told to whoever asks what today is, and written down', async () => {
    const { version } = await readSettings(office.db)
    expect((await send(14, version)).json()).toMatchObject({ soonDays: 14, version: version + 1 })
    expect(await statusDay(office.services)).toEqual({ today: '2026-11-23', soonDays: 14 })
    const { rows } = await listAudit(
      office.db,
      { departmentId: null, action: 'setting.changed' },
      { limit: 1, offset: 0 },
    )
    expect(rows[0]).toMatchObject({ subject_id: 'soonDays', detail: { from: 7, to: 14 } })
  })

  test('of two who change it at one moment the second is told', async () => {
    const { version } = await readSettings(office.db)
    const answers = await Promise.all([send(3, version), send(5, version)])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
  })

  test.each([-1, 61, 1.5, '7', null, 1e9])('%s is refused at its field, and nothing is stored', async (soonDays) => {
    const before = await readSettings(office.db)
    const answer = await send(soonDays, before.version)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual(['soonDays'])
    expect(await readSettings(office.db)).toEqual(before)
  })
})
