/** Where in a draft a problem or a refused field stands: its list, its item, its field; what names no place gives null. */
import type { ListName, PlanDraft } from './planDraft.ts'

export interface DraftPlace {
  /** The list, else the part of the draft around the lists. */
  readonly part: ListName | 'header' | 'closing'
  readonly id: string | null
  readonly field: string
}

const lists: readonly ListName[] = ['tasks', 'shortcomings', 'targets', 'responsibilities']
const closing = new Set(['recipients', 'signer'])

/** `tasks.III.1.1.lead`, where the item goes by its id, or a field of the header: `header.number`, `year`. */
export function placeOfProblem(draft: PlanDraft, where: string): DraftPlace | null {
  const list = lists.find((name) => where.startsWith(`${name}.`))
  if (!list) return placeAround(where)
  const rest = where.slice(list.length + 1)
  // Ids carry dots, and `III.1` begins `III.1.1`: the longest one that fits is meant.
  const ids = draft[list].map(({ id }) => id).filter((id) => rest === id || rest.startsWith(`${id}.`))
  const id = ids.reduce<string | null>((best, one) => (best === null || one.length > best.length ? one : best), null)
  return id === null ? null : { part: list, id, field: firstPart(rest.slice(id.length + 1)) }
}

/** `draft.tasks.3.deadline.date`, where a request is refused and the item goes by where it stands. */
export function placeOfRefusal(draft: PlanDraft, where: string): DraftPlace | null {
  const path = where.replace(/^draft\./, '')
  const list = lists.find((name) => path.startsWith(`${name}.`))
  if (!list) return placeAround(path)
  const [, index, field = ''] = path.split('.')
  const item = /^\d+$/.test(index ?? '') ? draft[list][Number(index)] : undefined
  return item ? { part: list, id: item.id, field } : null
}

function placeAround(where: string): DraftPlace | null {
  const path = where.replace(/^header\./, '')
  const field = firstPart(path)
  if (field === '' || lists.some((list) => list === field)) return null
  if (field === 'signer') return { part: 'closing', id: null, field: path }
  return { part: closing.has(field) ? 'closing' : 'header', id: null, field }
}

const firstPart = (path: string): string => path.split('.')[0] ?? ''
