/** `cchc users …`: the way back in without mail. */
import type { Command } from 'commander'
import { type Context, configOf, print } from '../context.ts'
import { addCommand, addGroup } from '../vietnamese.ts'

export function addUserCommands(program: Command, context: Context): void {
  const group = addGroup(program, 'users', 'người dùng')
  addCommand(group, 'invite <LOGIN>', 'in liên kết dùng một lần (72 giờ) để người dùng đặt mật khẩu').action(
    async (login: string) => {
      const config = await configOf(context)
      const { inviteUser } = await import('../../server/commands.ts')
      const invitation = await inviteUser(login, { config, progress: context.progress })
      print(context, { json: invitation, text: invitation.url })
    },
  )
}
