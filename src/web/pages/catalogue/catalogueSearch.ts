import { z } from 'zod'
import { criteriaSetStates } from '../../../contract/catalogue.ts'
import { given } from '../../shell/addresses.ts'

/** The list of sets in its address. */
export const CatalogueSearch = z.object({
  year: z.coerce.number<number>().int().min(2000).max(2100).optional().catch(undefined),
  state: given.oneOf(criteriaSetStates),
  page: given.page,
})

/** One set in its address: which criterion stands open. */
export const SetSearch = z.object({
  criterion: z.string().max(40).optional().catch(undefined),
  text: given.text,
})
