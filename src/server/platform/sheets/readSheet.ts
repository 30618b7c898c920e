/** Reads the first sheet of an XLSX, XLS, ODS or CSV as rows of cells; the kind is told by the content, not the name. */
import { read } from 'hucre'
import { fail, ok, type Result } from '../../../core/values/result.ts'

export type ReadCell = string | number | boolean | Date | null

export interface ReadRow {
  /** The row's number as the spreadsheet shows it, from 1. */
  readonly number: number
  readonly cells: readonly ReadCell[]
}

const MOST_ROWS = 200_000
/** A sheet that unpacks to more is no office's list but a bomb. */
const MOST_UNPACKED = 300 * 1_048_576

export async function readSheet(bytes: Uint8Array): Promise<Result<readonly ReadRow[]>> {
  const refuse = (code: string, text: string) => fail([{ code, where: 'tệp', text }])
  if (bytes.length === 0) return refuse('sheet-empty', 'Tệp trống. Chọn lại tệp Excel có dữ liệu.')
  if (isZip(bytes) && unpackedSize(bytes) > MOST_UNPACKED) {
    return refuse('sheet-too-large', 'Tệp giải nén ra quá lớn. Chia thành các tệp nhỏ hơn.')
  }
  try {
    const workbook = await read(bytes)
    const sheet = workbook.sheets[0]
    if (!sheet || sheet.rows.length === 0) return refuse('sheet-empty', 'Trang tính đầu tiên không có dòng nào.')
    if (sheet.rows.length > MOST_ROWS) {
      return refuse('sheet-too-long', `Trang tính có hơn ${MOST_ROWS} dòng. Chia thành các tệp nhỏ hơn.`)
    }
    return ok(sheet.rows.map((row, index) => ({ number: index + 1, cells: row.map(cleaned) })))
  } catch {
    return refuse(
      'sheet-unreadable',
      'Không đọc được tệp bảng tính. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi chọn lại.',
    )
  }
}

/** Text as a person meant it: NFC, trimmed, and without the apostrophe that `writeSheet` adds. */
function cleaned(cell: ReadCell): ReadCell {
  if (typeof cell !== 'string') return cell
  const text = cell.normalize('NFC').trim()
  return /^'([=+@\t\r]|-\S)/.test(text) ? text.slice(1) : text
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** The sizes that the ZIP's own directory declares, added up. */
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
