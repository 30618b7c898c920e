import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../../tests/support/app.ts'
import { type FreshDatabase, freshDatabase } from '../../../../tests/support/database.ts'
import { accountRoutes } from '../../../contract/accounts.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { readSheet } from '../../platform/sheets/readSheet.ts'
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
  await expect(sql`truncate audit_entry`.execute(fresh.db)).rejects.toThrow('never changed')
})

test('an entry changed behind the database is found, and named', async () => {
  await sql`alter table audit_entry disable trigger audit_entry_is_final`.execute(fresh.db)
  await sql`update audit_entry set detail = '{"b": 99}' where id = (select min(id) + 6 from audit_entry)`.execute(
    fresh.db,
  )
  const first = await sql<{ id: string }>`select min(id) + 6 as id from audit_entry`.execute(fresh.db)
  expect(await verifyAudit(fresh.db)).toEqual({ intact: false, entries: 6, firstBroken: Number(first.rows[0]?.id) })
})

test('the sheet of the log speaks Vietnamese and shows the time of Vietnam', async () => {
  const office = await testApp()
  try {
    await office.call('administrator', accountRoutes.changeLanguage, { body: { language: 'vi' } })
    const at = new Date('2023-04-05T01:02:00Z')
    const by = { userId: null, fullName: 'dòng lệnh (root)', departmentId: null, via: 'command' } as const
    const subject = { kind: 'backup', id: null, name: '=1+1' }
    await office.db
      .transaction()
      .execute((tx) => recordAudit(tx, { at, by, action: 'backup.made', subject, departmentId: office.own.id }))
    const read = await readSheet(await office.download('administrator', auditRoutes.sheet))
    if (!read.ok) throw new Error(read.problems[0]?.text)
    const rows = read.value.map((row) => row.cells)
    expect(rows[0]).toEqual(['Thời điểm', 'Người thực hiện', 'Cách vào', 'Việc', 'Đối tượng'])
    expect(rows[1]).toEqual([new Date('2023-04-05T08:02:00Z'), 'dòng lệnh (root)', 'Dòng lệnh', 'Sao lưu', '=1+1'])
    expect(rows[2]?.slice(1)).toEqual(['Người administrator', 'Màn hình', 'Đổi ngôn ngữ', 'Người administrator'])
  } finally {
    await office.close()
  }
})

test('the log is sorted by each of its columns, and its sheet likewise', async () => {
  const office = await testApp()
  try {
    const at = new Date('2023-04-05T01:02:00Z')
    const by = { userId: null, fullName: 'Ấu', departmentId: null, via: 'system' } as const
    const names = ['Phòng Đất', 'Phòng Dầu', null]
    for (const [n, name] of names.entries()) {
      const subject = { kind: 'unit', id: `u${n}`, name }
      const action = (['unit.changed', 'backup.made', 'unit.created'] as const)[n] ?? ('unit.merged' as const)
      const event = { at, by: { ...by, fullName: `${by.fullName} ${3 - n}` }, action, subject }
      await office.db.transaction().execute((tx) => recordAudit(tx, { ...event, departmentId: office.own.id }))
    }
    const query = { text: 'au', pageSize: 10 }
    const sorted = async (order: Record<string, string>) =>
      (await office.call('administrator', auditRoutes.list, { query: { ...query, ...order } })).rows
        .filter(({ actorId }) => actorId === null)
        .map(({ subjectId }) => subjectId)
    expect(await sorted({})).toEqual(['u2', 'u1', 'u0'])
    expect(await sorted({ sort: 'at' })).toEqual(['u0', 'u1', 'u2'])
    expect(await sorted({ sort: 'actor' })).toEqual(['u2', 'u1', 'u0'])
    expect(await sorted({ sort: 'actor', order: 'desc' })).toEqual(['u0', 'u1', 'u2'])
    expect(await sorted({ sort: 'subject' })).toEqual(['u2', 'u1', 'u0'])
    // Sao lưu, Sửa đơn vị, Thêm đơn vị
    expect(await sorted({ sort: 'action' })).toEqual(['u1', 'u0', 'u2'])
    const sheet = await office.download('administrator', auditRoutes.sheet, { query: { text: 'au', sort: 'action' } })
    const read = await readSheet(sheet)
    if (!read.ok) throw new Error(read.problems[0]?.text)
    expect(read.value.slice(1).map((row) => row.cells[3])).toEqual(['Sao lưu', 'Sửa đơn vị', 'Thêm đơn vị'])
  } finally {
    await office.close()
  }
})
