/**
 * Scores 1,000 units by the sample set of 2022, with a step for every point, against the same set written by hand
 * without steps; and a province of 200 units by a set just read. Run it in the package's folder.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { allLeaves, type CriteriaSet } from '../src/core/catalogue/criteriaSet.ts'
import { readCatalogue } from '../src/core/catalogue/readCatalogue.ts'
import type { Fact } from '../src/core/scoring/fact.ts'
import { ATTRIBUTES_IN_FULL, type Facts } from '../src/core/scoring/facts.ts'
import { readFact } from '../src/core/scoring/readFact.ts'
import { scoreSheet } from '../src/core/scoring/scoreSheet.ts'
import type { ScoringRule } from '../src/core/scoring/scoringRule.ts'
import { scoreByHand } from './scoringByHand.ts'

const UNITS = 1000
const ROUNDS = 7
const SEED = 20230405

const folder = new URL(`file://${process.cwd()}/catalogue/khanh-hoa/so/2022/`)
const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
const set = readSet()
const units = makeUnits(UNITS)

for (const unit of units) {
  const sheet = scoreSheet(set, unit)
  const byHand = scoreByHand(unit.facts)
  const engine = { total: sheet.total, base: sheet.base, index: sheet.index, class: sheet.class }
  if (JSON.stringify(engine) !== JSON.stringify(byHand))
    throw new Error(`${unit.unit}: ${JSON.stringify({ engine, byHand })}`)
}
console.log(`both agree on total, base, index and class of ${UNITS} units (seed ${SEED})`)

const engine: number[] = []
const hand: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  engine.push(timeMs(() => units.map((unit) => scoreSheet(set, unit))))
  hand.push(timeMs(() => units.map((unit) => scoreByHand(unit.facts))))
}
const ratio = middle(engine) / middle(hand)
console.log(`engine, with steps: ${middle(engine).toFixed(0)} ms for ${UNITS} units × ${allLeaves(set).length} leaves`)
console.log(`by hand, without:   ${middle(hand).toFixed(0)} ms`)
console.log(`ratio ${ratio.toFixed(2)} (at most 5)`)

let fresh = set
const reading = timeMs(() => {
  fresh = readSet()
})
const province = timeMs(() => units.slice(0, 200).map((unit) => scoreSheet(fresh, unit)))
console.log(
  `reading and checking the set: ${reading.toFixed(0)} ms; then 200 units: ${province.toFixed(0)} ms (at most 1000)`,
)
if (ratio > 5 || province > 1000) process.exitCode = 1

function readSet(): CriteriaSet {
  const read = readCatalogue(files)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function timeMs(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function middle(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0
}

function makeUnits(count: number): Facts[] {
  let state = SEED
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return Array.from({ length: count }, (_, at) => {
    const facts = allLeaves(set).map((leaf): [string, Fact] => {
      const { value, faults } = readFact(makeFact(leaf.rule, below), leaf)
      if (!value) throw new Error(JSON.stringify(faults))
      return [leaf.code, value]
    })
    return { unit: `don-vi-${at + 1}`, year: set.year, attributes: ATTRIBUTES_IN_FULL, facts: new Map(facts) }
  })
}

function makeFact(rule: ScoringRule, below: (limit: number) => number): object {
  const ratio = () => {
    const denominator = below(200)
    return { numerator: denominator - below(Math.floor(denominator / 3) + 1), denominator }
  }
  const counts = (ids: readonly string[], limit: number) => Object.fromEntries(ids.map((id) => [id, below(limit)]))
  switch (rule.kind) {
    case 'achieved':
      return { achieved: below(5) > 0 }
    case 'parts':
      return { parts: Object.fromEntries(rule.parts.map(({ id }) => [id, below(4) > 0])) }
    case 'levels':
      return { level: rule.levels[below(rule.levels.length)]?.id }
    case 'bands':
      return rule.on === 'count' ? { count: below(4) } : ratio()
    case 'proportional':
      return ratio()
    case 'count':
      return { count: below(4) }
    case 'deduct':
    case 'events':
      return {
        events: counts(
          rule.events.map(({ id }) => id),
          3,
        ),
      }
    case 'deadline':
      return { daysLate: below(20) }
    case 'periodic':
      return { periods: Object.fromEntries(rule.periods.map((id) => [id, makeFact(rule.each, below)])) }
    case 'weighted':
      return { answers: counts(Object.keys(rule.weights), 60) }
    case 'compare':
      return { value: String(below(30)), reference: String(below(30)) }
    default:
      throw new Error(`The sample set has no rule of the kind ${rule.kind}`)
  }
}
