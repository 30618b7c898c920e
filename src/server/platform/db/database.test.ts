import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../tests/support/database.ts'
import { openDatabase } from './database.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

/** The server ends the connection that `held` stands for, and says so before it goes. */
const pidOf = async (held: FreshDatabase['db']) =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(held)).rows[0]?.pid ?? 0

test.each([
  ['between two queries', 100],
  ['before it is asked again', 0],
])('a connection that breaks %s fails its own work and nothing else', async (_, ms) => {
  const { db, close } = openDatabase({ url: fresh.url })
  const work = db.connection().execute(async (held) => {
    await sql`select pg_terminate_backend(${await pidOf(held)})`.execute(db)
    await sleep(ms)
    await sql`select 1`.execute(held)
  })
  await expect(work).rejects.toThrow(/terminat|not queryable|closed/i)
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  await close()
})

test('a connection that breaks while nobody holds it is told to who asked to hear', async () => {
  const heard: Error[] = []
  const { db, close } = openDatabase({ url: fresh.url, onError: (error) => heard.push(error) })
  await sql`select pg_terminate_backend(${await pidOf(db)})`.execute(fresh.db)
  await sleep(100)
  expect(heard.map((error) => error.message)).toEqual([expect.stringMatching(/terminating/)])
  await close()
})
