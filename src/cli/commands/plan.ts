/** `cchc plan …`: reads an official plan and prints what it found; writes nothing. */
import type { Command } from 'commander'
import { type Context, InputAtFault, print } from '../context.ts'
import { addCommand, addGroup } from '../vietnamese.ts'

export function addPlanCommands(program: Command, context: Context): void {
  const group = addGroup(program, 'plan', 'kế hoạch')
  addCommand(group, 'read <FILE>', 'đọc một kế hoạch (TXT, DOCX, PDF) và in nội dung đọc được').action(
    async (file: string) => {
      const [{ readPlanFile }, { renderPlanReading }] = await Promise.all([
        import('../../server/offline.ts'),
        import('../../core/plans/renderPlanReading.ts'),
      ])
      const plan = await readPlanFile(file)
      if (!plan.ok) throw new InputAtFault(plan.problems)
      print(context, { json: plan.value, text: renderPlanReading(plan.value) })
    },
  )
}
