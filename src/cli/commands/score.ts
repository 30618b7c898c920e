/** `cchc score`: scores one unit from a folder and a file, without a database. */
import type { Command } from 'commander'
import { type Context, InputAtFault, print } from '../context.ts'
import { addCommand } from '../vietnamese.ts'

export function addScoreCommand(program: Command, context: Context): void {
  addCommand(program, 'score', 'chấm điểm một đơn vị theo bộ tiêu chí và tệp số liệu')
    .requiredOption('--catalogue <DIR>', 'thư mục của bộ tiêu chí')
    .requiredOption('--facts <FILE>', 'tệp số liệu (YAML)')
    .action(async (words: { readonly catalogue: string; readonly facts: string }) => {
      const [{ scoreFile }, { renderScoreSheet }] = await Promise.all([
        import('../../server/offline.ts'),
        import('../../core/scoring/renderScoreSheet.ts'),
      ])
      const scored = await scoreFile(words)
      if (!scored.ok) throw new InputAtFault(scored.problems)
      const { sheet, set } = scored.value
      print(context, { json: sheet, text: renderScoreSheet(sheet, set) })
    })
}
