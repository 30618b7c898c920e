/** Reads a sheet that a stranger may have made: in a thread of its own, so that others' requests go on meanwhile. */
import { fail, type Result } from '../../../core/values/result.ts'
import { builtThread, inThread } from '../inThread.ts'
import { type ReadRow, readSheet } from './readSheet.ts'

const LIMITS = { timeoutMs: 20_000, memoryMb: 512 }

/** As `readSheet`; a sheet that takes too long or too much memory is a problem like any other. */
export async function readSheetSafely(
  bytes: Uint8Array,
  limits: Partial<typeof LIMITS> = {},
): Promise<Result<readonly ReadRow[]>> {
  const worker = builtThread(import.meta.url, 'readSheetWorker')
  if (worker === null) return readSheet(bytes)
  const result = await inThread<Result<readonly ReadRow[]>>(worker, bytes, { ...LIMITS, ...limits })
  const text = 'Đọc bảng tính quá lâu. Chia thành các tệp nhỏ hơn rồi chọn lại.'
  return result ?? fail([{ code: 'sheet-too-large', where: 'tệp', text }])
}
