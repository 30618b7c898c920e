import { z } from 'zod'
import { given } from '../../shell/addresses.ts'

export const userStates = ['invited', 'active', 'disabled'] as const

/** What the address of the users' page may say. */
export const UsersSearch = z.object({
  text: given.text,
  state: given.oneOf(userStates),
  unitId: given.id,
  page: given.page,
})
