import { z } from 'zod'

/** What the address of the overview may say. */
export const OverviewSearch = z.object({
  year: z.coerce.number<number>().int().min(2000).max(2100).optional().catch(undefined),
})
