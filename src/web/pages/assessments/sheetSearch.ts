import { z } from 'zod'
import { scoreStates } from '../../../contract/assessments.ts'
import { given } from '../../shell/addresses.ts'

const code = z.string().max(60).optional().catch(undefined)

export const lossCauses = ['evidence', 'target', 'notDone', 'quality', 'other', 'unknown'] as const

/** The sheet in its address: whose, which year, what is looked for, which criterion stands open. */
export const SheetSearch = z.object({
  unit: code,
  year: z.coerce.number<number>().int().min(2000).max(2100).optional().catch(undefined),
  text: given.text,
  field: code,
  state: given.oneOf(scoreStates),
  // Written out here, so that the first page does not carry the shapes of plans.
  cause: given.oneOf(lossCauses),
  criterion: code,
})
