/** What a person may do to a draft: each gives a new draft and changes nothing that it was not asked to change. */
import type { DraftTask, ItemOf, ListName, NamedUnit, PlanDraft } from './planDraft.ts'

/** Puts `change` into one item; a draft without it comes back as it was. */
export function changeItem<List extends ListName>(
  draft: PlanDraft,
  list: List,
  id: string,
  change: Partial<Omit<ItemOf<List>, 'id'>>,
): PlanDraft {
  return withItems(
    draft,
    list,
    itemsOf(draft, list).map((item) => (item.id === id ? { ...item, ...change } : item)),
  )
}

export function removeItem(draft: PlanDraft, list: ListName, id: string): PlanDraft {
  return withItems(
    draft,
    list,
    itemsOf(draft, list).filter((item) => item.id !== id),
  )
}

/** Adds a blank item after `afterId` (at the end without it), in the same section; `added` is its id. */
export function addItem(
  draft: PlanDraft,
  list: ListName,
  afterId: string | null,
): { readonly draft: PlanDraft; readonly added: string } {
  switch (list) {
    case 'tasks': {
      const section = sectionAt(draft.tasks, afterId)
      const added = nextId(draft.tasks, section || 'BS')
      const blank = { lead: [], coordinating: [], deadline: null, product: null, criteria: [] }
      return into(draft, list, afterId, { ...blank, id: added, section, title: '', text: '', where: null })
    }
    case 'shortcomings': {
      const section = sectionAt(draft.shortcomings, afterId)
      const figures = { actual: null, required: null, criteria: [] }
      const added = nextId(draft.shortcomings, 'TT')
      return into(draft, list, afterId, { id: added, section, text: '', cause: 'other', ...figures, where: null })
    }
    case 'targets': {
      const section = sectionAt(draft.targets, afterId)
      const added = nextId(draft.targets, 'CT')
      return into(draft, list, afterId, { id: added, section, text: '', value: '', unit: '%', op: '>=', where: null })
    }
    case 'responsibilities': {
      const unit = { words: '', unitId: null, groupId: null }
      const added = nextId(draft.responsibilities, 'TC')
      return into(draft, list, afterId, { id: added, unit, text: '', coordinating: [], deadline: null, where: null })
    }
  }
}

/**
 * Cuts a task's text in two at `offset`, or at the end of the word that it stands in. Both keep the units, the deadline
 * and the criteria; the second takes the next free `~2`. Nothing happens where one of the two would be blank.
 */
export function splitTask(draft: PlanDraft, id: string, offset: number): PlanDraft {
  const task = draft.tasks.find((item) => item.id === id)
  const cut = task && cutAfter(task.text, offset)
  if (!task || cut === null || cut === undefined) return draft
  const first = { ...task, text: task.text.slice(0, cut) }
  const second = { ...task, id: freeId(draft.tasks, id), text: task.text.slice(cut) }
  return { ...draft, tasks: draft.tasks.flatMap((item) => (item.id === id ? [first, second] : [item])) }
}

/** Where a text is cut: after the white space that follows `offset`; null where one side would be blank. */
export function cutAfter(text: string, offset: number): number | null {
  const from = Math.min(text.length, Math.trunc(offset))
  if (from <= 0) return null
  const atStart = /\s/.test(text.charAt(from - 1)) ? from : from + text.slice(from).search(/\s|$/)
  const cut = atStart + (/^\s*/.exec(text.slice(atStart))?.[0].length ?? 0)
  return text.slice(0, cut).trim() === '' || text.slice(cut).trim() === '' ? null : cut
}

/** Puts the next task's text, units and criteria into this one. The first one's id, title and deadline stay. */
export function mergeWithNext(draft: PlanDraft, id: string): PlanDraft {
  const at = draft.tasks.findIndex((item) => item.id === id)
  const first = draft.tasks[at]
  const next = draft.tasks[at + 1]
  if (!first || !next) return draft
  const merged: DraftTask = {
    ...first,
    title: first.title.trim() === '' ? next.title : first.title,
    text: joined(first.text, next.text),
    lead: unitsTogether(first.lead, next.lead),
    coordinating: unitsTogether(first.coordinating, next.coordinating),
    deadline: first.deadline ?? next.deadline,
    product: productsTogether(first.product, next.product),
    criteria: [...new Set([...first.criteria, ...next.criteria])],
  }
  return { ...draft, tasks: draft.tasks.toSpliced(at, 2, merged) }
}

/** Puts the tie that a person chose for some words on every place that says the same and is not tied yet. */
export function tieEverywhere(draft: PlanDraft, tied: NamedUnit): PlanDraft {
  const tie = (unit: NamedUnit): NamedUnit =>
    unit.words === tied.words && unit.unitId === null && unit.groupId === null ? tied : unit
  return {
    ...draft,
    tasks: draft.tasks.map((task) => ({
      ...task,
      lead: task.lead.map(tie),
      coordinating: task.coordinating.map(tie),
    })),
    responsibilities: draft.responsibilities.map((item) => ({ ...item, unit: tie(item.unit) })),
  }
}

/** Makes `unit` the lead of the tasks that nobody leads yet: of one section, or of all with null. */
export function leadTheRest(draft: PlanDraft, section: string | null, unit: NamedUnit): PlanDraft {
  const takes = (task: DraftTask) => task.lead.length === 0 && (section === null || task.section === section)
  if (!draft.tasks.some(takes)) return draft
  return { ...draft, tasks: draft.tasks.map((task) => (takes(task) ? { ...task, lead: [unit] } : task)) }
}

type AnyItem = { readonly id: string; readonly section?: string }

/** The items of a list, whichever it is; `withItems` puts them back under the same name. */
const itemsOf = (draft: PlanDraft, list: ListName): readonly AnyItem[] => draft[list]

const withItems = (draft: PlanDraft, list: ListName, items: readonly AnyItem[]): PlanDraft => ({
  ...draft,
  [list]: items,
})

function into<List extends ListName>(draft: PlanDraft, list: List, afterId: string | null, item: ItemOf<List>) {
  const items = itemsOf(draft, list)
  const at = items.findIndex(({ id }) => id === afterId)
  return { draft: withItems(draft, list, items.toSpliced(at < 0 ? items.length : at + 1, 0, item)), added: item.id }
}

const sectionAt = (items: readonly { id: string; section: string }[], id: string | null): string =>
  (items.find((item) => item.id === id) ?? items.at(-1))?.section ?? ''

function nextId(items: readonly AnyItem[], prefix: string): string {
  const taken = new Set(items.map(({ id }) => id))
  for (let ordinal = 1; ; ordinal += 1) if (!taken.has(`${prefix}.${ordinal}`)) return `${prefix}.${ordinal}`
}

function freeId(items: readonly AnyItem[], id: string): string {
  const taken = new Set(items.map((item) => item.id))
  const base = id.replace(/~\d+$/, '')
  for (let count = 2; ; count += 1) if (!taken.has(`${base}~${count}`)) return `${base}~${count}`
}

/** A text that was cut keeps its white space at the end of the first half, so that the halves join as they were. */
function joined(first: string, next: string): string {
  if (first.trim() === '') return next
  if (next.trim() === '') return first
  return /\s$/.test(first) ? first + next : `${first}\n${next}`
}

function unitsTogether(first: readonly NamedUnit[], next: readonly NamedUnit[]): NamedUnit[] {
  const key = (unit: NamedUnit) => unit.unitId ?? unit.groupId ?? unit.words
  const had = new Set(first.map(key))
  return [...first, ...next.filter((unit) => !had.has(key(unit)))]
}

function productsTogether(first: string | null, next: string | null): string | null {
  if (first === null || next === null || first === next) return first ?? next
  return `${first}; ${next}`
}
