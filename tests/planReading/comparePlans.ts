/** Compares a reading with an expected one: tasks by their first words, units as sets, deadlines by kind and fields. */
import type { PlanReading, PlanTask } from '../../src/core/plans/planReading.ts'
import { folded } from '../../src/core/plans/wording.ts'

interface ExpectedTask {
  readonly id: string
  readonly text: string
  readonly lead: readonly string[]
  readonly coordinating: readonly string[]
  readonly deadline: Readonly<Record<string, unknown>> | null
  readonly optional?: boolean
}

export interface ExpectedPlan {
  readonly header: {
    readonly number: string | null
    readonly issuedOn: string | null
    readonly place: string
    readonly issuer: string
    readonly subject: string
    readonly bases: readonly { readonly number: string }[]
  }
  readonly tasks: readonly ExpectedTask[]
  readonly targets: readonly { readonly value: string; readonly unit: string }[]
  readonly recipients: readonly string[]
  readonly responsibilities: readonly { readonly text: string }[]
  readonly shortcomings: readonly {
    readonly text: string
    readonly cause: string
    readonly actual?: string
    readonly required?: string
  }[]
  readonly indexResult?: PlanReading['indexResult']
  readonly signer: Readonly<Record<string, string | null>>
}

interface Comparison {
  readonly wrongHeaderFields: string[]
  readonly tasks: number
  readonly fullyRight: number
  readonly falseTasks: number
  readonly duties: number
  /** What was expected and not found: legal grounds, targets, recipients, shortcomings, the signer, the result. */
  readonly missing: string[]
}

export function comparePlans(expected: ExpectedPlan, found: PlanReading): Comparison {
  const free = new Set(found.tasks)
  const take = (task: ExpectedTask): PlanTask | undefined => {
    const same = [...free].filter((other) => sameWork(task.text, other.text))
    const best = same.find((other) => fullyRight(task, other)) ?? same[0]
    if (best) free.delete(best)
    return best
  }
  const pairs = expected.tasks.map((task) => ({ task, found: take(task) }))
  const needed = pairs.filter(({ task }) => !task.optional)
  const duties = [...free].filter((task) => expected.responsibilities.some(({ text }) => sameWork(text, task.text)))
  return {
    wrongHeaderFields: headerFaults(expected.header, found.header),
    tasks: needed.length,
    fullyRight: needed.filter((pair) => pair.found && fullyRight(pair.task, pair.found)).length,
    falseTasks: free.size - duties.length,
    duties: duties.length,
    missing: missingOf(expected, found),
  }
}

function headerFaults(expected: ExpectedPlan['header'], found: PlanReading['header']): string[] {
  const faults = (['place', 'issuer', 'subject'] as const).filter(
    (key) => folded(expected[key]) !== folded(found[key] ?? ''),
  )
  return [...faults, ...(['number', 'issuedOn'] as const).filter((key) => expected[key] !== found[key])]
}

function missingOf(expected: ExpectedPlan, found: PlanReading): string[] {
  const bases = expected.header.bases.filter(
    ({ number }) => !found.header.bases.some((basis) => basis.number === number),
  )
  const targets = expected.targets.filter(
    ({ value, unit }) => !found.targets.some((target) => target.value === value && target.unit === unit),
  )
  const recipients = expected.recipients.filter(
    (name) => !found.recipients.some((other) => folded(other) === folded(name)),
  )
  const shortcomings = expected.shortcomings.filter(
    (one) =>
      !found.shortcomings.some(
        (other) =>
          sameWork(one.text, other.text) &&
          one.cause === other.cause &&
          (one.actual ?? null) === other.actual &&
          (one.required ?? null) === other.required,
      ),
  )
  const signer = (['authority', 'mode', 'title', 'name'] as const).filter(
    (key) => folded(expected.signer[key] ?? '') !== folded(found.signer[key] ?? ''),
  )
  const { where: _where, ...result } = found.indexResult ?? { where: null }
  const isResultRight = !expected.indexResult || JSON.stringify(result) === JSON.stringify(expected.indexResult)
  return [
    ...bases.map(({ number }) => number),
    ...targets.map(({ value, unit }) => `${value} ${unit}`),
    ...recipients,
    ...shortcomings.map(({ text }) => text),
    ...signer,
    ...(isResultRight ? [] : ['indexResult']),
  ]
}

/** The first words coincide, or one text holds the other's first words; an ellipsis or a note of bullets ends them. */
function sameWork(one: string, two: string): boolean {
  const pieces = [one, two].map((text) =>
    folded(text)
      .split(/…|\(\d+ gạch đầu dòng\)/u)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
  )
  const [first, second] = pieces.map((list) => (list[0] ?? '').slice(0, 40))
  if (!first || !second) return false
  return (
    pieces[0]?.some((piece) => piece.includes(second)) === true ||
    pieces[1]?.some((piece) => piece.includes(first)) === true
  )
}

const namesOf = (names: readonly string[]) =>
  [...new Set(names.map((name) => folded(name).replace(/^các /u, '')))].sort()

function fullyRight(task: ExpectedTask, found: PlanTask): boolean {
  const { raw: _raw, ...deadline } = task.deadline ?? { raw: '' }
  const { raw: _words, ...own } = found.deadline ?? { raw: '' }
  const same = (one: unknown, two: unknown) => JSON.stringify(one) === JSON.stringify(two)
  const sorted = (fields: object) => Object.entries(fields).sort(([a], [b]) => a.localeCompare(b))
  return (
    same(namesOf(task.lead), namesOf(found.lead)) &&
    same(namesOf(task.coordinating), namesOf(found.coordinating)) &&
    same(sorted(deadline), sorted(own))
  )
}
