import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildModules } from '../builtModules.testing.ts'
import { writeSheet } from './writeSheet.ts'

let built: Awaited<ReturnType<typeof buildModules>>
let readSheetSafely: typeof import('./readSheetSafely.ts').readSheetSafely

beforeAll(async () => {
  built = await buildModules(import.meta.dirname, ['readSheetSafely', 'readSheetWorker'])
  ;({ readSheetSafely } = await built.load('readSheetSafely'))
}, 60_000)

afterAll(() => built.remove())

const sheetOf = (rows: number) =>
  writeSheet({ name: 'Đơn vị', columns: ['Mã', 'Tên'], rows: Array.from({ length: rows }, (_, at) => [at, 'Phòng']) })

test('a sheet is read in a thread of its own while this one goes on', async () => {
  let turns = 0
  const counting = setInterval(() => {
    turns += 1
  }, 1)
  const result = await readSheetSafely(await sheetOf(15_000))
  clearInterval(counting)
  expect(result).toMatchObject({ ok: true, value: { 1: { number: 2, cells: [0, 'Phòng'] }, length: 15_001 } })
  expect(turns).toBeGreaterThan(20)
})

test('a file that cannot be read gives its problem', async () => {
  expect(await readSheetSafely(new Uint8Array())).toMatchObject({ ok: false, problems: [{ code: 'sheet-empty' }] })
})

test.each([{ timeoutMs: 5 }, { memoryMb: 8 }])('reading beyond %o is stopped', async (limits) => {
  const result = await readSheetSafely(await sheetOf(15_000), limits)
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'sheet-too-large' }] })
})
