import { z } from 'zod'
import { given } from '../../shell/addresses.ts'

/** What the address of the units' page may say. */
export const UnitsSearch = z.object({
  tab: given.oneOf(['groups']),
  text: given.text,
  ended: given.flag,
})
