/** What stands after `?` in an address: plain words (`?text=lan&page=2`), read by each page's schema, faults left out. */
import { useNavigate } from '@tanstack/react-router'
import { z } from 'zod'

export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function writeSearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') written.set(name, String(value))
  }
  return written.size ? `?${written}` : ''
}

/** Fields of a page's search: what is wrong in an address counts as not given. */
export const given = {
  text: z.string().max(200).optional().catch(undefined),
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
  id: z.uuid().optional().catch(undefined),
  page: z.coerce.number<number>().int().min(1).optional().catch(undefined),
  // Words where an address is opened, a boolean where a page changes its own address.
  flag: z.union([z.boolean(), z.stringbool()]).optional().catch(undefined),
  oneOf: <const Values extends readonly [string, ...string[]]>(values: Values) =>
    z.enum(values).optional().catch(undefined),
}

/** Which column a list is sorted by; nothing for the list's own order. */
export const givenOrder = <const Columns extends readonly [string, ...string[]]>(columns: Columns) => ({
  sort: given.oneOf(columns),
  order: given.oneOf(['asc', 'desc']),
})

/** Changes part of the address's search; what becomes `undefined` leaves it. */
export function useChangeSearch(): (change: Readonly<Record<string, string | number | boolean | undefined>>) => void {
  const navigate = useNavigate()
  return (change) => {
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...change }), replace: true, resetScroll: false })
  }
}
