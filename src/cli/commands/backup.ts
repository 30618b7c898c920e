/** `cchc backup` and `cchc restore`: the whole instance as one file, and back. */
import type { Command } from 'commander'
import { type Context, configOf, print } from '../context.ts'
import { addCommand } from '../vietnamese.ts'

export function addBackupCommands(program: Command, context: Context): void {
  addCommand(program, 'backup <FILE>', 'sao lưu toàn bộ (mọi bảng và tệp) vào một tệp ZIP, kể cả khi đang chạy').action(
    async (file: string) => {
      const config = await configOf(context)
      const { backUp } = await import('../../server/commands.ts')
      const backup = await backUp(file, { config, progress: context.progress })
      const text = `Đã sao lưu ${backup.rows} dòng của ${backup.tables} bảng và ${backup.files} tệp vào ${backup.path}\nSHA-256: ${backup.sha256}`
      print(context, { json: backup, text })
    },
  )
  addCommand(program, 'restore <FILE>', 'khôi phục toàn bộ từ một bản sao lưu; phần mềm phải đang dừng')
    .option('--replace', 'thay dữ liệu đang có (một bản sao của nó được giữ lại)')
    .action(async (file: string, words: { readonly replace?: boolean }) => {
      const config = await configOf(context)
      const { restore } = await import('../../server/commands.ts')
      const restored = await restore(file, { config, progress: context.progress, replace: words.replace === true })
      const kept = restored.copy ? `\nDữ liệu trước đó được giữ ở ${restored.copy}` : ''
      const text = `Đã khôi phục ${restored.tables} bảng và ${restored.files} tệp. Mọi người cần đăng nhập lại; mã truy cập và liên kết dùng một lần cũ không còn hiệu lực.${kept}`
      print(context, { json: restored, text })
    })
}
