/** What a folder and a ZIP of a criteria set have in common: the limits, which files count, and text that is UTF-8. */
import type { Problem } from '../../../core/values/result.ts'

/** Relative path with `/` → text. */
export type TextFiles = ReadonlyMap<string, string>

export const LIMITS = {
  files: 200,
  fileBytes: 1_000_000,
  totalBytes: 10_000_000,
  zipBytes: 20_000_000,
  depth: 3,
} as const

/** YAML only; what editors and archivers leave behind is none of ours. */
export function isCatalogueFile(path: string): boolean {
  const parts = path.split('/')
  return /\.ya?ml$/i.test(path) && !parts.some((part) => part.startsWith('.') || part === '__MACOSX')
}

/** The text, or null where the bytes are not UTF-8. */
export function findText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

export const problem = (where: string, code: string, text: string): Problem => ({ code, where, text })

export const notUtf8 = (path: string): Problem =>
  problem(`${path}:1`, 'not-utf8', 'Tệp không phải mã UTF-8: mở bằng trình soạn thảo và lưu lại với mã UTF-8.')

export const tooLarge = (path: string): Problem =>
  problem(`${path}:1`, 'file-too-large', 'Tệp lớn quá 1 MB: một tệp của bộ tiêu chí chỉ vài chục KB, kiểm tra lại tệp.')

export const tooMany = (where: string): Problem =>
  problem(where, 'too-many-files', `Có quá ${LIMITS.files} tệp YAML: chọn đúng thư mục của một bộ tiêu chí.`)
