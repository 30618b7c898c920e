import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../tests/support/database.ts'
import { listAudit, recordAudit, verifyAudit } from './audit.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const

function record(name: string, detail: Record<string, unknown> = {}) {
  return fresh.db.transaction().execute((tx) =>
    recordAudit(tx, {
      at: new Date('2023-04-05T01:02:03.456Z'),
      by: system,
      action: 'unit.created',
      subject: { kind: 'unit', id: name, name },
      detail,
    }),
  )
}

test('entries written at the same moment form one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => record(`Phòng ${n}`, { b: n, a: { d: [1, 'hai'], c: null } })))
  expect(await verifyAudit(fresh.db)).toEqual({ intact: true, entries: 20, firstBroken: null })
})

test('a write that fails leaves no entry', async () => {
  await expect(
    fresh.db.transaction().execute(async (tx) => {
      await recordAudit(tx, {
        at: new Date(),
        by: system,
        action: 'unit.created',
        subject: { kind: 'unit', id: null, name: null },
      })
      throw new Error('the write failed')
    }),
  ).rejects.toThrow('the write failed')
  expect((await verifyAudit(fresh.db)).entries).toBe(20)
})

test('the log is searched without diacritics', async () => {
  await record('Phòng Quản lý năng lượng')
  const found = await listAudit(fresh.db, { departmentId: null, text: 'nang luong' }, { limit: 10, offset: 0 })
  expect(found.rows.map((row) => row.subject_name)).toEqual(['Phòng Quản lý năng lượng'])
  expect(found.total).toBe(1)
})

test('the database refuses to change or delete an entry', async () => {
  await expect(sql`update audit_entry set actor_name = 'khác'`.execute(fresh.db)).rejects.toThrow('never changed')
  await expect(sql`delete from audit_entry`.execute(fresh.db)).rejects.toThrow('never changed')
})

test('an entry changed behind the database is found, and named', async () => {
  await sql`alter table audit_entry disable trigger audit_entry_is_final`.execute(fresh.db)
  await sql`update audit_entry set detail = '{"b": 99}' where id = (select min(id) + 6 from audit_entry)`.execute(
    fresh.db,
  )
  const first = await sql<{ id: string }>`select min(id) + 6 as id from audit_entry`.execute(fresh.db)
  expect(await verifyAudit(fresh.db)).toEqual({ intact: false, entries: 6, firstBroken: Number(first.rows[0]?.id) })
})
