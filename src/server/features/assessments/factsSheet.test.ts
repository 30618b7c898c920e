import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { assessmentRoutes as routes } from '../../../contract/assessments.ts'
import { filesWith } from '../../../core/catalogue/smallSet.testing.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import { type ReadRow, readSheet } from '../../platform/sheets/readSheet.ts'
import { type Cell, writeSheet } from '../../platform/sheets/writeSheet.ts'
import { draftFromZip, takeIntoUse } from '../catalogue/catalogue.ts'

const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const

let t: TestApp
let params: { unitId: string; year: string }
beforeAll(async () => {
  t = await testApp()
  params = { unitId: t.own.id, year: '2022' }
  const doing = { by: system, departmentId: t.own.id, now: new Date() }
  const { row } = await draftFromZip(t.db, doing, { bytes: writeZip(filesWith()), fileName: 'bo.zip' })
  await takeIntoUse(t.db, doing, row.id, row.edition)
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.db.deleteFrom('fact').execute()
})

const YAML = `unit: so
year: 2022
facts:
  "1.1.1": { numerator: 7, denominator: 11, assumed: true, note: ước }
  "1.1.2": { parts: { a: true, b: false } }
  "1.2": { periods: { Q1: { achieved: true }, Y: { nothingArose: true } } }
  "2.1": { percent: "84.56" }
  "2.2": { nothingArose: true }
  T1: { count: 3 }
  P1: { events: {} }
`
const importing = (upload: Uint8Array, fileName: string, query: Record<string, string> = {}) =>
  t.send('office', routes.importFacts, { params, query: { fileName, ...query }, upload })
const importYaml = () => importing(new TextEncoder().encode(YAML), 'so-lieu.yaml')
const exported = () => t.download('office', routes.sheetFile, { params })
const kept = async () => {
  const rows = await t.db.selectFrom('fact').select(['criterion', 'fact']).orderBy('criterion').execute()
  return rows.map(({ criterion, fact }) => [criterion, fact])
}

/** The exported file with cells changed: by the row's code and item, and the column's heading. */
async function filledIn(changes: readonly [code: string, item: string, column: string, value: Cell][]) {
  const read = await readSheet(await exported())
  if (!read.ok) throw new Error('The file is sound')
  const [header, ...rows] = read.value as readonly ReadRow[]
  const columns = (header?.cells ?? []).map(String)
  const cells = rows.map((row) => columns.map((_, at) => (row.cells[at] ?? null) as Cell))
  for (const [code, item, column, value] of changes) {
    const row = cells.find((one) => one[0] === code && (one[columns.indexOf('Mục')] ?? '') === item)
    if (!row) throw new Error(`No row ${code} ${item}`)
    row[columns.indexOf(column)] = value
  }
  return writeSheet({ name: 'Bảng điểm', columns, rows: cells })
}

test('facts of every kind that went out in the sheet’s file come back the same', async () => {
  expect((await importYaml()).statusCode).toBe(200)
  const before = await kept()
  const file = await exported()
  await t.db.deleteFrom('fact').execute()
  const answer = await importing(file, 'Bảng điểm.xlsx')
  expect(answer.json()).toMatchObject({ problems: [], written: true, changed: [], same: [] })
  expect(await kept()).toEqual(before)
})

test('a row that is filled in is written, the blank ones change nothing', async () => {
  await importYaml()
  const file = await filledIn([
    ['2.1', '', 'Số liệu', '85,5%'],
    ['1.2', 'Năm', 'Số liệu', 'Đạt'],
    ['1.1.1', '', 'Số liệu', null],
    ['1.1.1', '', 'Trên tổng số, hoặc so với', null],
  ])
  const preview = (await importing(file, 'b.xlsx', { dryRun: 'true' })).json()
  expect(preview).toMatchObject({ created: [], changed: ['1.2', '2.1'], problems: [], written: false })
  const done = await importing(file, 'b.xlsx', { stamp: preview.stamp })
  expect(done.json()).toMatchObject({ written: true, changed: ['1.2', '2.1'] })
  expect(Object.fromEntries(await kept())).toMatchObject({
    '2.1': { percent: '85.5' },
    '1.2': { periods: { Q1: { achieved: true }, Y: { achieved: true } } },
    '1.1.1': { numerator: 7, denominator: 11, assumed: true, note: 'ước' },
  })
})

test('every wrong cell is told at its row and column, and nothing is stored', async () => {
  const file = await filledIn([
    ['1.1.1', '', 'Số liệu', 12],
    ['1.1.1', '', 'Trên tổng số, hoặc so với', 11],
    ['1.1.2', 'A', 'Số liệu', 'có lẽ'],
    ['2.1', '', 'Số liệu', 0.8456],
    ['I', '', 'Số liệu', 5],
    ['2.2', '', 'Số liệu', 'Không áp dụng'],
  ])
  const { problems } = (await importing(file, 'b.xlsx', { dryRun: 'true' })).json()
  expect(problems.map(({ where, code }: { where: string; code: string }) => [where, code])).toEqual([
    ['dòng 2, cột Mục', 'unknown-item'],
    ['dòng 4, cột Số liệu', 'above-denominator'],
    ['dòng 6, cột Số liệu', 'cell-wrong'],
    ['dòng 12, cột Số liệu', 'cell-wrong'],
    ['dòng 13, cột Lý do', 'blank'],
  ])
  expect((await importing(file, 'b.xlsx')).statusCode).toBe(400)
  expect(await kept()).toEqual([])
})

test.each<[string, () => Promise<Uint8Array>, string]>([
  [
    'a column missing',
    () => writeSheet({ name: 'x', columns: ['Mã', 'Tên'], rows: [['2.1', 'Thang']] }),
    'Không thấy cột “Số liệu”',
  ],
  [
    'a code that the set has not',
    () => writeSheet({ name: 'x', columns: ['Mã', 'Số liệu'], rows: [['9.9', 5]] }),
    'không có mã “9.9”',
  ],
  [
    'a code twice',
    () =>
      writeSheet({
        name: 'x',
        columns: ['Mã', 'Số liệu'],
        rows: [
          ['2.1', 5],
          ['2.1', 6],
        ],
      }),
    'đã có ở dòng 2',
  ],
  ['no spreadsheet at all', async () => Buffer.from('PK\u0003\u0004 hỏng'), 'Không đọc được tệp bảng tính'],
])('%s is told', async (_case, make, words) => {
  const { problems } = (await importing(await make(), 'b.xlsx', { dryRun: 'true' })).json()
  expect(problems).toHaveLength(1)
  expect(problems[0].text).toContain(words)
})

test('whoever writes in between makes the import ask again', async () => {
  const file = await filledIn([['2.1', '', 'Số liệu', '85%']])
  const { stamp } = (await importing(file, 'b.xlsx', { dryRun: 'true' })).json()
  await importYaml()
  expect((await importing(file, 'b.xlsx', { stamp })).statusCode).toBe(409)
})

const leadsOf = async () => {
  const rows = await t.db
    .selectFrom('criterion_responsibility')
    .select(['criterion', 'lead_unit_id'])
    .orderBy('criterion')
    .execute()
  return rows.map((row) => [row.criterion, row.lead_unit_id])
}
const importLeads = async (rows: readonly (readonly Cell[])[], dryRun = false) =>
  t.call('office', routes.importResponsibilities, {
    params,
    query: { fileName: 'b.xlsx', dryRun },
    upload: await writeSheet({ name: 'x', columns: ['Mã', 'Đơn vị chủ trì'], rows }),
  })

test('leads come from the sheet’s column: a field’s lead counts for what stands below, and is not written again', async () => {
  await t.db.deleteFrom('criterion_responsibility').execute()
  const rows = [
    ['I', 'phong mot'],
    ['1.1.1', 'Phòng Một'],
    ['1.2', 'Phòng Hai'],
    ['2.1', ''],
  ]
  expect(await importLeads(rows, true)).toMatchObject({ created: 2, changed: 0, same: 1, problems: [] })
  expect(await leadsOf()).toEqual([])
  expect(await importLeads(rows)).toMatchObject({ created: 2, changed: 0, same: 1 })
  expect(await leadsOf()).toEqual([
    ['1.2', t.own.otherRoomId],
    ['I', t.own.roomId],
  ])
  expect(await importLeads([['1.2', 'Phòng Một']])).toMatchObject({ changed: 1, created: 0 })
})

test('a unit that is not there and a code that is not known are told at their rows, and nothing is stored', async () => {
  await t.db.deleteFrom('criterion_responsibility').execute()
  const { problems } = await importLeads([
    ['2.1', 'Phòng Một'],
    ['2.2', 'Phòng Ma'],
    ['9.9', 'Phòng Một'],
  ])
  expect(problems.map(({ where, code }) => [where, code])).toEqual([
    ['dòng 3, cột Đơn vị chủ trì', 'unknown-unit'],
    ['dòng 4, cột Mã', 'unknown-id'],
  ])
  expect(await leadsOf()).toEqual([])
})
