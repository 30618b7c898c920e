/** The first draft of what was read: every unit, task and shortcoming with the tie that is proposed for it. */

import type { PlanReading } from '../planReading.ts'
import { matchable } from '../wording.ts'
import { criteriaMatcher, type KnownCriterion } from './matchCriteria.ts'
import { type KnownGroup, type KnownUnit, unitMatcher } from './matchUnits.ts'
import type { NamedUnit, PlanDraft, ShortcomingCriterion } from './planDraft.ts'

/** What the office already has: the tree, its groups, the criteria of a year. */
export interface KnownThings {
  readonly units: readonly KnownUnit[]
  readonly groups: readonly KnownGroup[]
  /** Criteria of the running year and of the year whose points were lost; empty where no set is in use. */
  readonly criteria: readonly KnownCriterion[]
  readonly lossCriteria: readonly KnownCriterion[]
  /** The plan whose new version this may be: its ties hold where the words are the same. */
  readonly before: Pick<PlanDraft, 'tasks' | 'shortcomings' | 'responsibilities'> | null
}

export function draftOf(reading: PlanReading, year: number | null, known: KnownThings): PlanDraft {
  const tie = tieOf(known)
  const speaksOf = criteriaMatcher(known.criteria.length > 0 ? known.criteria : known.lossCriteria)
  const tasksBefore = new Map(known.before?.tasks.map((task) => [task.id, task]))
  const shortBefore = new Map(known.before?.shortcomings.map((item) => [matchable(item.text), item]))
  const { where: _where, bases, ...header } = reading.header
  return {
    year,
    header: { ...header, bases: bases.map(({ where: _, ...basis }) => basis) },
    indexResult: reading.indexResult && withoutPlace(reading.indexResult),
    shortcomings: reading.shortcomings.map((item, index) => ({
      ...item,
      id: `TT.${index + 1}`,
      criteria:
        shortBefore.get(matchable(item.text))?.criteria ??
        speaksOf(item.text).map((code) => ({ code, lossCode: lossOf(code, known) })),
    })),
    targets: reading.targets.map((target, index) => ({ ...target, id: `CT.${index + 1}` })),
    tasks: reading.tasks.map((task) => ({
      ...task,
      lead: task.lead.map(tie),
      coordinating: task.coordinating.map(tie),
      criteria: tasksBefore.get(task.id)?.criteria ?? speaksOf(task.text),
    })),
    responsibilities: reading.responsibilities.map((item) => ({ ...item, unit: tie(item.unit) })),
    recipients: reading.recipients,
    signer: withoutPlace(reading.signer),
  }
}

/** Last year's points were lost under the same code, where last year's set has it. */
export function lossOf(code: string, { lossCriteria }: Pick<KnownThings, 'lossCriteria'>): string | null {
  return lossCriteria.some((criterion) => criterion.code === code) ? code : null
}

/** What `shortcoming.criteria` holds for codes that a person chose: links that were there keep their own loss. */
export function linksOf(
  codes: readonly string[],
  before: readonly ShortcomingCriterion[],
  known: Pick<KnownThings, 'lossCriteria'>,
): ShortcomingCriterion[] {
  return codes.map((code) => before.find((link) => link.code === code) ?? { code, lossCode: lossOf(code, known) })
}

/**
 * The running year that a plan is for: the latest year that its subject or its deadlines' words name as their own, at
 * most one after the year of issue; null where nothing says.
 */
export function runningYear(reading: PlanReading): number | null {
  const issued = Number((reading.header.issuedOn ?? reading.header.issuedMonth ?? '').slice(0, 4)) || null
  const named = [...(reading.header.subject ?? '').matchAll(/(?<!\d)20\d{2}(?!\d)/g)].map(([year]) => Number(year))
  const own = named.filter((year) => issued === null || (year >= issued && year <= issued + 1))
  if (own.length > 0) return Math.max(...own)
  const after = reading.indexResult?.year
  return issued ?? (after ? after + 1 : null)
}

function tieOf({ units, groups, before }: KnownThings): (words: string) => NamedUnit {
  const match = unitMatcher(units, groups)
  const named = [
    ...(before?.tasks.flatMap((task) => [...task.lead, ...task.coordinating]) ?? []),
    ...(before?.responsibilities.map((item) => item.unit) ?? []),
  ]
  const chosen = new Map(
    named
      .filter(({ unitId, groupId }) => unitId !== null || groupId !== null)
      .map((unit) => [matchable(unit.words), unit]),
  )
  return (words) => {
    const same = chosen.get(matchable(words))
    return same ? { ...same, words } : match(words)
  }
}

function withoutPlace<Item extends { readonly where: unknown }>({ where: _, ...rest }: Item): Omit<Item, 'where'> {
  return rest
}
