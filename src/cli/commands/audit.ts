/** `cchc audit …`: follows the chain of the audit log. */
import type { Command } from 'commander'
import { type Context, configOf, InputAtFault, print } from '../context.ts'
import { addCommand, addGroup } from '../vietnamese.ts'

export function addAuditCommands(program: Command, context: Context): void {
  const group = addGroup(program, 'audit', 'nhật ký')
  addCommand(group, 'verify', 'kiểm tra chuỗi của nhật ký có nguyên vẹn không').action(async () => {
    const config = await configOf(context)
    const { verifyAuditChain } = await import('../../server/commands.ts')
    const found = await verifyAuditChain({ config, progress: context.progress })
    if (found.intact) {
      print(context, { json: found, text: `Nhật ký nguyên vẹn: ${found.entries} mục.` })
      return
    }
    const text = `Chuỗi nhật ký đứt ở mục ${found.firstBroken}: mục này hoặc mục trước nó đã bị sửa hoặc xóa ngoài phần mềm. Giữ nguyên dữ liệu và báo người phụ trách an toàn thông tin.`
    throw new InputAtFault([{ code: 'audit-broken', where: `nhật ký:${found.firstBroken}`, text }], { isResult: true })
  })
}
