import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../tests/support/database.ts'
import { APPLICATION_NAME, watchDatabase } from './databaseWatch.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const watchers = () =>
  sql<{ pid: number }>`select pid from pg_stat_activity
    where datname = current_database() and application_name = ${APPLICATION_NAME}`.execute(fresh.db)

test('closed while the database comes back, it ends, and leaves no connection behind', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const watch = await watchDatabase({
    url: fresh.url,
    revive: async () => {
      await held
      return fresh.url
    },
    onReturn: () => {},
    log: { warn: () => {}, info: () => {} },
  })
  for (const { pid } of (await watchers()).rows) await sql`select pg_terminate_backend(${pid})`.execute(fresh.db)
  while (watch.ready()) await sleep(10)
  const closing = watch.close().then(() => 'closed')
  release()
  expect(await Promise.race([closing, sleep(3_000, 'hangs')])).toBe('closed')
  await sleep(100)
  expect((await watchers()).rows).toEqual([])
})
