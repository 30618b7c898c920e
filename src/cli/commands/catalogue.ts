/** `cchc catalogue …`: checks a criteria set and runs its worked examples. */
import type { Command } from 'commander'
import { type Context, InputAtFault } from '../context.ts'
import { addCommand, addGroup } from '../vietnamese.ts'

export function addCatalogueCommands(program: Command, context: Context): void {
  const group = addGroup(program, 'catalogue', 'bộ tiêu chí')
  addCommand(group, 'check <DIR>', 'kiểm tra một bộ tiêu chí và chạy các ví dụ của nó').action(
    async (folder: string) => {
      const { checkCatalogueFolder } = await import('../../server/offline.ts')
      const found = await checkCatalogueFolder(folder)
      if (!found.ok) throw new InputAtFault(found.problems)
      if (found.value.length > 0) throw new InputAtFault(found.value, { isResult: true })
      process.stdout.write(context.json ? '{"problems":[]}\n' : 'Bộ tiêu chí không có lỗi.\n')
    },
  )
}
