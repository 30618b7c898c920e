/** Reads the first sheet of an XLSX, XLS, ODS or CSV as rows of cells; the kind is told by the content, not the name. */
import { parseCsv, read } from 'hucre'
import { fail, ok, type Result } from '../../../core/values/result.ts'
import { meant } from './formulaText.ts'

export type ReadCell = string | number | boolean | Date | null

export interface ReadRow {
  /** The row's number as the spreadsheet shows it, from 1. */
  readonly number: number
  readonly cells: readonly ReadCell[]
}

/** Office lists are far below; a sheet is a rectangle in memory, so a far corner costs as much as a full one. */
const MOST_ROWS = 20_000
const MOST_COLUMNS = 256
/** A sheet that unpacks to more is no office's list but a bomb. */
const MOST_UNPACKED = 24 * 1_048_576

/** Text comes trimmed and in NFC; a day comes as a `Date` at midnight UTC. One row too many refuses the sheet. */
export async function readSheet(bytes: Uint8Array): Promise<Result<readonly ReadRow[]>> {
  if (bytes.length === 0) return refuse('sheet-empty', 'Tệp trống. Chọn lại tệp Excel có dữ liệu.')
  if (isZip(bytes) && unpackedSize(bytes) > MOST_UNPACKED) {
    return refuse('sheet-too-large', 'Tệp giải nén ra quá lớn. Chia thành các tệp nhỏ hơn.')
  }
  const tooLong = () => refuse('sheet-too-long', `Trang tính có hơn ${MOST_ROWS} dòng. Chia thành các tệp nhỏ hơn.`)
  // Cells of text may hold line ends of their own, but not ten in each row.
  if (isText(bytes) && bytes.filter((byte) => byte === 0x0a).length > 10 * MOST_ROWS) return tooLong()
  try {
    const rows = isText(bytes) ? readText(bytes) : await readBook(bytes)
    if (rows.every((row) => row.every((cell) => cell === null || cell === ''))) {
      return refuse('sheet-empty', 'Trang tính đầu tiên không có dòng nào.')
    }
    if (rows.length > MOST_ROWS) return tooLong()
    return ok(rows.map((row, index) => ({ number: index + 1, cells: row.map(cleaned) })))
  } catch {
    return refuse(
      'sheet-unreadable',
      'Không đọc được tệp bảng tính. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi chọn lại.',
    )
  }
}

const refuse = (code: string, text: string) => fail([{ code, where: 'tệp', text }])

async function readBook(bytes: Uint8Array): Promise<readonly (readonly ReadCell[])[]> {
  const range = `A1:${columnName(MOST_COLUMNS)}${MOST_ROWS + 1}`
  const { sheets } = await read(bytes, { sheets: [0], range, maxRows: MOST_ROWS + 1 })
  return sheets[0]?.rows ?? []
}

/** Excel on a Vietnamese machine separates with semicolons: the separator is what the first line has most of. */
function readText(bytes: Uint8Array): readonly (readonly ReadCell[])[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const first = text.slice(0, 10_000).split('\n', 1)[0] ?? ''
  const delimiter = [';', ',', '\t'].reduce((best, one) => (count(first, one) > count(first, best) ? one : best))
  return parseCsv(text, { delimiter, maxRows: MOST_ROWS + 1 })
}

const count = (text: string, character: string) => text.split(character).length

const cleaned = (cell: ReadCell): ReadCell => (typeof cell === 'string' ? meant(cell.normalize('NFC').trim()) : cell)

const isZip = (bytes: Uint8Array) => startsWith(bytes, 'PK\u0003\u0004')
/** The older spreadsheets of Excel lie in a container of their own. */
const isOldBook = (bytes: Uint8Array) => startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')
const isText = (bytes: Uint8Array) => !isZip(bytes) && !isOldBook(bytes) && !bytes.includes(0)
const startsWith = (bytes: Uint8Array, mark: string) =>
  [...mark].every((character, index) => bytes[index] === character.charCodeAt(0))

/** 1 → A, 256 → IV. */
function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? columnName(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** The sizes that the ZIP's own directory declares, added up. An entry that holds more than it says is not read. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size = 0
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) {
      size += view.getUint32(at + 24, true)
      at += 45
    }
  }
  return size
}
