/** What keeps a command or the start from being done, for a reason outside the program: the person can mend it. */
import type { Problem } from '../../core/values/result.ts'

export class Fault extends Error {
  readonly problems: readonly Problem[]
  /** True where the program itself is to blame, and the person can only work around it. */
  readonly ours: boolean

  constructor(problems: readonly Problem[], options: { readonly cause?: unknown; readonly ours?: boolean } = {}) {
    super(problems.map((problem) => problem.text).join('\n'), { cause: options.cause })
    this.name = 'Fault'
    this.problems = problems
    this.ours = options.ours ?? false
  }
}

/** A fault of one problem; `where` names the file, folder, option or address. */
export const fault = (code: string, where: string, text: string, cause?: unknown): Fault =>
  new Fault([{ code, where, text }], { cause })

/** The sentence for what the disk refuses, told by the file system or by PostgreSQL; null when the error is none of these. */
export function findFileFault(error: unknown, where: string): Fault | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': // PostgreSQL's word for the same
      return diskFull(where, error)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fault(
        'no-permission',
        where,
        `Không có quyền đọc hoặc ghi ${where}. Cấp quyền cho tài khoản đang chạy, hoặc chọn nơi khác.`,
        error,
      )
    case 'ENOTDIR':
    case 'EEXIST':
      return fault('not-a-folder', where, `${where} không phải là thư mục. Chọn một thư mục khác.`, error)
    default:
      return null
  }
}

export const diskFull = (where: string, cause?: unknown): Fault =>
  fault(
    'disk-full',
    where,
    `Ổ đĩa chứa ${where} đã đầy. Chưa có dữ liệu nào bị mất: giải phóng dung lượng rồi chạy lại.`,
    cause,
  )
