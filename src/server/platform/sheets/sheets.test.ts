/** Sheets go out and come back the same; strangers' files are refused with a sentence, in little time and memory. */
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeOds } from 'hucre'
import { describe, expect, test } from 'vitest'
import { type ReadCell, readSheet } from './readSheet.ts'
import { type Cell, writeSheet } from './writeSheet.ts'

async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly ReadCell[])[]> {
  const read = await readSheet(bytes)
  if (!read.ok) throw new Error(read.problems[0]?.text)
  return read.value.map((row) => row.cells)
}

async function roundTrip(cell: Cell): Promise<ReadCell | undefined> {
  const bytes = await writeSheet({ name: 'Thử', columns: ['Cột'], rows: [[cell], ['hết']] })
  return (await cellsOf(bytes))[1]?.[0]
}

const partOf = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unzipSync(bytes)[name])

describe('out and in', () => {
  test.each([
    '=1+1',
    "'=1+1",
    "''=1",
    '-5',
    '- gạch đầu dòng',
    '+84 258',
    '@nguoi.dung',
    '=HYPERLINK("http://x","y")',
    '_x0041_',
    '_x005F_x000D_',
    'hai\ndòng',
    '<&>"',
    '0123',
    '1,5',
    'true',
    "'trích dẫn",
    '😀 ổ',
  ])('%s comes back as it went', async (text) => {
    expect(await roundTrip(text)).toBe(text)
  })

  test('any text comes back, trimmed and in NFC', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
        const expected = text
          .replace(/[\p{Cc}\p{Cs}]/gu, '')
          .normalize('NFC')
          .trim()
        expect((await roundTrip(expected)) ?? '').toBe(expected)
      }),
      { numRuns: 150 },
    )
  })

  test.each([1.5, -7, 0, 1e15, true, false, new Date('2023-04-05T00:00:00Z')])('%s keeps its kind', async (cell) => {
    expect(await roundTrip(cell)).toEqual(cell)
  })

  test('a day shows as a day, a moment with its minutes', async () => {
    const rows = [[new Date('2023-04-05T00:00:00Z')], [new Date('2023-04-05T08:30:00Z')]]
    const bytes = await writeSheet({ name: 'x', columns: ['Lúc'], rows })
    const formats = [...partOf(bytes, 'xl/styles.xml').matchAll(/formatCode="([^"]+)"/g)].map((match) => match[1])
    expect(formats).toEqual(['dd/mm/yyyy', 'dd/mm/yyyy hh:mm'])
    expect((await cellsOf(bytes)).slice(1)).toEqual(rows)
  })

  test('nothing in the file is a formula, the header row is bold and stays in view', async () => {
    const bytes = await writeSheet({ name: 'A/B:C', columns: ['=x', 'Tên'], rows: [['=1+1', '@x']] })
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(partOf(bytes, 'xl/styles.xml')).toMatch(/<b\/>/)
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('name="A B C"')
    expect(partOf(bytes, 'xl/sharedStrings.xml')).not.toMatch(/<t[^>]*>[=@]/)
  })
})

describe('other kinds of file', () => {
  test.each([
    ['CSV with commas', 'Mã,Tên\nphong-mot,"Phòng Một, Hai"\n'],
    ['CSV with semicolons and a mark at its start', '\ufeffMã;Tên\r\nphong-mot;"Phòng Một, Hai"\r\n'],
    ['CSV with tabs', 'Mã\tTên\nphong-mot\tPhòng Một, Hai\n'],
  ])('%s', async (_, text) => {
    expect(await cellsOf(new TextEncoder().encode(text))).toEqual([
      ['Mã', 'Tên'],
      ['phong-mot', 'Phòng Một, Hai'],
    ])
  })

  test('ODS', async () => {
    const rows = [
      ['Mã', 'Số'],
      ['a', 2],
    ]
    const bytes = await writeOds({ sheets: [{ name: 'x', rows }] })
    expect(await cellsOf(bytes)).toEqual([
      ['Mã', 'Số'],
      ['a', 2],
    ])
  })
})

describe('files of strangers', async () => {
  const good = await writeSheet({ name: 'x', columns: ['a'], rows: [['b']] })
  const sheetName = 'xl/worksheets/sheet1.xml'
  const withRows = (rows: string) => {
    const sheet = partOf(good, sheetName).replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`)
    return zipSync({ ...unzipSync(good), [sheetName]: strToU8(sheet) }, { level: 1 })
  }
  /** The same archive, but its directory says that everything is small. */
  const lying = (bytes: Uint8Array) => {
    const copy = Buffer.from(bytes)
    for (let at = 0; at + 46 <= copy.length; at += 1) {
      const mark = copy.readUInt32LE(at)
      if (mark === 0x02014b50) copy.writeUInt32LE(500, at + 24)
      if (mark === 0x04034b50) copy.writeUInt32LE(500, at + 22)
    }
    return copy
  }
  const bomb = withRows(' '.repeat(80 * 1_048_576))
  test.each([
    ['an empty file', 'sheet-empty', new Uint8Array()],
    ['a sheet without a word', 'sheet-empty', await writeSheet({ name: 'x', columns: [], rows: [] })],
    ['a cut-off sheet', 'sheet-unreadable', good.slice(0, good.length / 2)],
    ['a ZIP that is no sheet', 'sheet-unreadable', zipSync({ 'a.txt': strToU8('a') })],
    ['bytes', 'sheet-unreadable', new Uint8Array(1_000).map((_, n) => (n * 7) % 256)],
    ['text that is not UTF-8', 'sheet-unreadable', Buffer.from('Ph\u00f2ng', 'latin1')],
    ['a sheet that swells', 'sheet-too-large', bomb],
    ['a sheet that swells and says it does not', 'sheet-unreadable', lying(bomb)],
    ['30,000 rows', 'sheet-too-long', withRows('<row><c><v>1</v></c></row>'.repeat(30_000))],
    ['a CSV of a million lines', 'sheet-too-long', strToU8('a,b\n'.repeat(1_000_000))],
  ])('%s gets a sentence', async (_, code, bytes) => {
    const read = await readSheet(bytes)
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual([code])
  })

  test('a cell in the farthest corner costs nothing', async () => {
    const corner = withRows(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    )
    const before = process.memoryUsage().rss
    await readSheet(corner)
    expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(200)
  })

  test('any bytes are a result, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(typeof (await readSheet(bytes)).ok).toBe('boolean')
        expect(typeof (await readSheet(Buffer.concat([good.slice(0, 200), bytes, good.slice(200)]))).ok).toBe('boolean')
      }),
      { numRuns: 100 },
    )
  })
})
