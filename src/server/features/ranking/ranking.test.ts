import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { rankingRoutes as routes } from '../../../contract/ranking.ts'
import { readSheet } from '../../platform/sheets/readSheet.ts'
import { type Cell, writeSheet } from '../../platform/sheets/writeSheet.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

const result = {
  index: '83.47',
  class: 'Khá',
  rank: 17,
  of: 21,
  decisionNumber: '123/QĐ-UBND',
  decidedOn: '2023-02-28',
  points: { '1.5.1': '1' },
  version: null,
}
const send = (year: string, change: object = {}, person: Person = 'office') =>
  t.send(person, routes.write, { params: { unitId: t.own.id, year }, body: { ...result, ...change } })

test('a result is written, listed newest first, changed by who saw the latest, and removed', async () => {
  await send('2021', { index: '79.81', rank: 19 })
  const written = await send('2022')
  expect(written.json()).toMatchObject({ index: '83.47', rank: 17, of: 21, unitName: 'Sở so', version: 1 })
  const list = await t.call('officer', routes.list, { query: { unitId: t.own.id } })
  expect(list.rows.map(({ year, index }) => [year, index])).toEqual([
    [2022, '83.47'],
    [2021, '79.81'],
  ])
  expect(list.rows.map(({ change, rankChange }) => [change, rankChange])).toEqual([
    ['3.66', 2],
    [null, null],
  ])
  const twice = await send('2022', { rank: 16 })
  expect([twice.statusCode, twice.json().problems[0].where]).toEqual([409, 'year'])
  expect((await send('2022', { rank: 16, version: 1 })).json()).toMatchObject({ rank: 16, rankChange: 3, version: 2 })
  expect((await send('2022', { rank: 15, version: 1 })).json()).toMatchObject({ code: 'changed-meanwhile' })
  const remove = (version: number) =>
    t.send('office', routes.remove, { params: { unitId: t.own.id, year: '2022' }, query: { version } })
  expect((await remove(1)).statusCode).toBe(409)
  expect((await remove(2)).statusCode).toBe(204)
})

test('every fault of a result is told at its field at once', async () => {
  const answer = await send('2020', { rank: 22, decidedOn: '2023-02-30' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().problems.map(({ where }: { where: string }) => where)).toEqual(['rank', 'decidedOn'])
})

test('the sheet has a row for each year, figures as figures', async () => {
  await send('2017')
  const read = await readSheet(await t.download('officer', routes.sheet))
  if (!read.ok) throw new Error(read.problems[0]?.text)
  const row = read.value.find(({ cells }) => cells[0] === 2017)
  expect(row?.cells.slice(1, 8)).toEqual(['Sở so', 83.47, null, 'Khá', 17, 21, null])
  expect(row?.cells[9]).toEqual(new Date('2023-02-28T00:00:00Z'))
})

test.each([
  ['a comma', { index: '83,47' }],
  ['no figure', { index: 'cao' }],
  ['a minus', { index: '-1' }],
  ['a rank beyond the units', { rank: 22 }],
  ['a day that does not exist', { decidedOn: '2023-02-30' }],
  ['points with a comma', { points: { '1.1': '0,5' } }],
])('is not taken: %s', async (_, change) => {
  expect((await send('2020', change)).statusCode).toBe(400)
})

test.each(['director', 'head', 'officer', 'administrator', 'other-office'] as const)(
  '%s writes none',
  async (person) => {
    expect((await send('2020', {}, person)).statusCode).toBeGreaterThanOrEqual(403)
  },
)

test("another department's results are not seen", async () => {
  await send('2019')
  expect((await t.call('other-officer', routes.list, { query: {} })).rows).toEqual([])
  expect((await t.call('other-officer', routes.list, { query: { unitId: t.own.id } })).rows).toEqual([])
})

const importing = async (columns: readonly string[], rows: readonly (readonly Cell[])[], dryRun = false) =>
  t.call('office', routes.importSheet, {
    query: { fileName: 'ket-qua.xlsx', dryRun },
    upload: await writeSheet({ name: 'Kết quả', columns, rows }),
  })

test('results of past years come from a spreadsheet: seen first, written together, points of criteria kept', async () => {
  await t.db.deleteFrom('published_result').execute()
  await send('2022')
  const columns = ['Năm', 'Chỉ số (%)', 'Xếp loại', 'Thứ hạng', 'Trên tổng số', 'Ngày quyết định']
  const rows: Cell[][] = [
    [2021, '79,81', 'Khá', 19, 21, new Date('2022-02-15T00:00:00Z')],
    [2022, 84.5, 'Khá', 16, 21, '28/2/2023'],
  ]
  expect(await importing(columns, rows, true)).toEqual({ created: 1, changed: 1, same: 0, problems: [] })
  expect((await t.call('officer', routes.list)).total).toBe(1)
  expect(await importing(columns, rows)).toMatchObject({ created: 1, changed: 1 })
  const list = await t.call('officer', routes.list)
  expect(list.rows.map(({ year, index, rank, decidedOn }) => [year, index, rank, decidedOn])).toEqual([
    [2022, '84.5', 16, '2023-02-28'],
    [2021, '79.81', 19, '2022-02-15'],
  ])
  expect(list.rows[0]?.points).toEqual({ '1.5.1': '1' })
  const [header, ...exported] = await rowsOf(await t.download('office', routes.sheet))
  const again = await importing((header ?? []).map(String), exported as Cell[][])
  expect(again).toEqual({ created: 0, changed: 0, same: 2, problems: [] })
})

test('every wrong cell of a results file is told at its row and column, and nothing is stored', async () => {
  await t.db.deleteFrom('published_result').execute()
  const columns = ['Năm', 'Đơn vị', 'Chỉ số (%)', 'Thứ hạng', 'Trên tổng số', 'Ngày quyết định']
  const { problems } = await importing(columns, [
    [2020, '', 70, 3, 21, ''],
    [1999, '', 70, '', '', ''],
    [2021, 'Sở khác', 170, 'hai', 21, '30/02/2022'],
    [2020, '', 71, 22, 21, ''],
  ])
  expect(problems.map(({ where, code }) => [where, code])).toEqual([
    ['dòng 3, cột Năm', 'year-wrong'],
    ['dòng 4, cột Đơn vị', 'other-unit'],
    ['dòng 4, cột Chỉ số (%)', 'index-wrong'],
    ['dòng 4, cột Thứ hạng', 'count-wrong'],
    ['dòng 4, cột Ngày quyết định', 'no-such-day'],
    ['dòng 5, cột Thứ hạng', 'rank-above-count'],
  ])
  expect((await importing(['Năm'], [[2020]])).problems.map(({ code }) => code)).toEqual(['column-missing'])
  expect((await t.call('officer', routes.list)).total).toBe(0)
})

async function rowsOf(bytes: Uint8Array) {
  const read = await readSheet(bytes)
  if (!read.ok) throw new Error('The file is sound')
  return read.value.map(({ cells }) => cells)
}
