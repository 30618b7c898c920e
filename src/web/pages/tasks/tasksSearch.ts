import { z } from 'zod'
import { given, givenOrder } from '../../shell/addresses.ts'

const words = (most: number) => z.string().max(most).optional().catch(undefined)

/** What the address of the tasks may say. Written out here, so that the first page does not carry their contract. */
export const TasksSearch = z.object({
  view: given.oneOf(['table', 'board']),
  by: given.oneOf(['lead', 'due']),
  text: given.text,
  year: z.coerce.number<number>().int().min(2000).max(2100).optional().catch(undefined),
  planId: given.id,
  /** A key of a group: a unit, a group of units, `words:…`, or `none`. */
  lead: words(1200),
  /** A month `2023-04`, or `none`. */
  due: z
    .string()
    .regex(/^(\d{4}-(0[1-9]|1[0-2])|none)$/)
    .optional()
    .catch(undefined),
  criterion: words(40),
  status: given.oneOf(['noDay', 'ahead', 'soon', 'overdue', 'done', 'doneLate']),
  mine: given.flag,
  page: given.page,
  ...givenOrder(['due', 'item', 'title', 'plan']),
})
export type TasksSearch = z.infer<typeof TasksSearch>
