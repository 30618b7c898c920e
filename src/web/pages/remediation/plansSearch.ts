import { z } from 'zod'
import { given } from '../../shell/addresses.ts'

/** What the address of the list may say. */
export const PlansSearch = z.object({
  text: given.text,
  year: z.coerce.number<number>().int().min(2000).max(2100).optional().catch(undefined),
  page: given.page,
})

/** What the address of the drafts may say. */
export const DraftsSearch = z.object({ page: given.page })

export const planTabs = ['tasks', 'shortcomings', 'targets', 'responsibilities', 'files'] as const

/** What the address of one plan may say. */
export const PlanSearch = z.object({
  tab: given.oneOf(planTabs),
  text: given.text,
  unitId: given.id,
  criterion: z.string().max(40).optional().catch(undefined),
  // Written out here, so that the first page does not carry the contract of plans.
  state: given.oneOf(['standing', 'withdrawn']),
  page: given.page,
})
