import { z } from 'zod'
import { userSorts } from '../../../contract/accounts.ts'
import { given, givenOrder } from '../../shell/addresses.ts'

export const userStates = ['invited', 'active', 'disabled'] as const

/** What the address of the users' page may say. */
export const UsersSearch = z.object({
  text: given.text,
  state: given.oneOf(userStates),
  unitId: given.id,
  ...givenOrder(userSorts),
  page: given.page,
})
