/**
 * Two people changed one draft: puts both changes into one. A field that one of them changed takes that change; a field
 * that both changed keeps mine and is told. An item that one removed and the other changed stays.
 */
import { DraftResponsibility, DraftShortcoming, DraftTarget, DraftTask, type ListName, PlanDraft } from './planDraft.ts'

/** A place that both changed; values as they stand in the drafts, undefined where the item was removed. */
export interface Clash {
  readonly list: ListName | null
  readonly id: string | null
  readonly field: string
  readonly mine: unknown
  readonly latest: unknown
}

/** What the other person changed and nobody else did; `field` null for an item that came or went. */
export interface TheirChange {
  readonly list: ListName | null
  readonly id: string | null
  readonly field: string | null
}

export interface MergedDraft {
  readonly draft: PlanDraft
  readonly theirs: readonly TheirChange[]
  readonly clashes: readonly Clash[]
}

const AROUND = PlanDraft.pick({ year: true, indexResult: true, recipients: true }).keyof().options
const SIGNER = PlanDraft.shape.signer.keyof().options
const HEADER = PlanDraft.shape.header.keyof().options

/** `base` is the version that both began with. */
export function mergeDrafts(base: PlanDraft, mine: PlanDraft, latest: PlanDraft): MergedDraft {
  const notes: Notes = { theirs: [], clashes: [] }
  const around = { list: null, id: null }
  const header = { base: base.header, mine: mine.header, latest: latest.header }
  const signer = { base: base.signer, mine: mine.signer, latest: latest.signer }
  const draft = {
    ...mine,
    ...mergeFields({ base, mine, latest }, AROUND, around, notes),
    header: { ...mine.header, ...mergeFields(header, HEADER, around, notes) },
    signer: { ...mine.signer, ...mergeFields(signer, SIGNER, around, notes) },
    shortcomings: mergeList('shortcomings', { base, mine, latest }, DraftShortcoming.keyof().options, notes),
    tasks: mergeList('tasks', { base, mine, latest }, DraftTask.keyof().options, notes),
    targets: mergeList('targets', { base, mine, latest }, DraftTarget.keyof().options, notes),
    responsibilities: mergeList('responsibilities', { base, mine, latest }, DraftResponsibility.keyof().options, notes),
  }
  return { draft, ...notes }
}

interface Notes {
  readonly theirs: TheirChange[]
  readonly clashes: Clash[]
}

interface Three<Thing> {
  readonly base: Thing
  readonly mine: Thing
  readonly latest: Thing
}

function mergeFields<Thing extends object, Key extends keyof Thing & string>(
  { base, mine, latest }: Three<Thing>,
  keys: readonly Key[],
  at: Pick<Clash, 'list' | 'id'>,
  notes: Notes,
): Partial<Pick<Thing, Key>> {
  const merged: Partial<Pick<Thing, Key>> = {}
  for (const field of keys) {
    const isMine = !isSame(mine[field], base[field])
    const isTheirs = !isSame(latest[field], base[field])
    merged[field] = isMine ? mine[field] : latest[field]
    if (isTheirs && !isMine) notes.theirs.push({ ...at, field })
    if (isTheirs && isMine && !isSame(mine[field], latest[field]))
      notes.clashes.push({ ...at, field, mine: mine[field], latest: latest[field] })
  }
  return merged
}

/** Items in the order of the latest version; each of mine that it lacks comes after the one it came after. */
function mergeList<List extends ListName, Item extends PlanDraft[List][number]>(
  list: List,
  three: Three<{ readonly [Name in List]: readonly Item[] }>,
  keys: readonly (keyof Item & string)[],
  notes: Notes,
): Item[] {
  const byId = (items: readonly Item[]) => new Map(items.map((item) => [item.id, item]))
  const [base, mine, latest] = [byId(three.base[list]), byId(three.mine[list]), byId(three.latest[list])]
  const merged: Item[] = []
  for (const theirs of three.latest[list]) {
    const at = { list, id: theirs.id }
    const [before, own] = [base.get(theirs.id), mine.get(theirs.id)]
    if (before && own) {
      merged.push({ ...theirs, ...mergeFields({ base: before, mine: own, latest: theirs }, keys, at, notes) })
    } else if (!before || !isSame(before, theirs)) {
      merged.push(theirs)
      if (!before) notes.theirs.push({ ...at, field: null })
      else notes.clashes.push({ ...at, field: 'item', mine: undefined, latest: theirs })
    }
  }
  const taken = new Set(merged.map(({ id }) => id))
  let previous = ''
  for (const own of three.mine[list]) {
    const [before, theirs] = [base.get(own.id), latest.get(own.id)]
    if (before && theirs) {
      previous = own.id
    } else if (before && isSame(before, own)) {
      notes.theirs.push({ list, id: own.id, field: null })
    } else if (!theirs || !isSame(theirs, own)) {
      const kept = theirs ? { ...own, id: freeId(taken, own.id) } : own
      if (before) notes.clashes.push({ list, id: own.id, field: 'item', mine: own, latest: undefined })
      merged.splice(merged.findIndex(({ id }) => id === previous) + 1, 0, kept)
      taken.add(kept.id)
      previous = kept.id
    }
  }
  return merged
}

/** Both added an item under one id: mine takes the next free one. */
function freeId(taken: ReadonlySet<string>, id: string): string {
  for (let count = 2; ; count += 1) if (!taken.has(`${id}~${count}`)) return `${id}~${count}`
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const others = new Map(Object.entries(other))
  const entries = Object.entries(one)
  return (
    entries.length === others.size && entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  )
}
