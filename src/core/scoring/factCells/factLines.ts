/** How a fact is laid out in a table: one line for a plain figure, one for each part, event, answer or period of the others. */
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import { assertNever } from '../../values/result.ts'
import { parseExpression, variablesOf } from '../formulaExpression.ts'
import { periodName } from '../periods.ts'
import type { InnerRule } from '../rules/periodic.ts'
import type { ScoringRule } from '../scoringRule.ts'

/** What a line's cells hold. `yes`, `times` and `figure` are entries of a map of the fact. */
export type LineKind =
  | 'achieved'
  | 'level'
  | 'ratio'
  | 'count'
  | 'value'
  | 'done'
  | 'compared'
  | 'points'
  | 'yes'
  | 'times'
  | 'figure'

export interface FactLine {
  /** Where in the fact the line's value stands: `['periods', 'Q1', 'events', 'late']`; empty for a whole plain fact. */
  readonly path: readonly string[]
  /** Null where the leaf has but this one line. */
  readonly label: string | null
  readonly kind: LineKind
  /** Of a level: every level's name by its id. */
  readonly levels?: readonly { readonly id: string; readonly name: string }[]
}

export const linesOf = ({ rule }: Pick<Leaf, 'rule'>): FactLine[] => distinctLabels(linesOfRule(rule))

function linesOfRule(rule: ScoringRule | InnerRule): FactLine[] {
  switch (rule.kind) {
    case 'achieved':
      return [plain('achieved')]
    case 'levels':
      return [{ ...plain('level'), levels: rule.levels.map((level) => namedLevel(level, rule.levels)) }]
    case 'bands':
      return [plain(rule.on === 'percent' ? 'ratio' : rule.on === 'count' ? 'count' : 'value')]
    case 'proportional':
      return [plain('ratio')]
    case 'count':
      return [plain('count')]
    case 'deadline':
      return [plain('done')]
    case 'compare':
      return [plain('compared')]
    case 'manual':
      return [plain('points')]
    case 'parts':
      return rule.parts.map(({ id, name }) => ({ path: ['parts', id], label: name, kind: 'yes' }))
    case 'deduct':
    case 'events':
      return rule.events.map(({ id, name }) => ({ path: ['events', id], label: name, kind: 'times' }))
    case 'weighted':
      return Object.keys(rule.weights).map((id) => ({ path: ['answers', id], label: id, kind: 'times' }))
    case 'formula':
      return variablesIn(rule.expression).map((name) => ({ path: ['variables', name], label: name, kind: 'figure' }))
    case 'periodic':
      return rule.periods.flatMap((period) =>
        linesOfRule(rule.each).map((line) => ({
          ...line,
          path: ['periods', period, ...line.path],
          label: [periodName(period), line.label].filter(Boolean).join(' – '),
        })),
      )
    default:
      return assertNever(rule)
  }
}

type Named = { readonly id: string; readonly name: string }

/** Two levels of one name are told apart by their ids. */
const namedLevel = ({ id, name }: Named, levels: readonly Named[]): Named =>
  levels.filter((other) => other.name === name).length > 1 ? { id, name: `${name} [${id}]` } : { id, name }

const plain = (kind: LineKind): FactLine => ({ path: [], label: null, kind })

function variablesIn(expression: string): readonly string[] {
  const parsed = parseExpression(expression)
  return parsed.ok ? variablesOf(parsed.expression) : []
}

/** Two parts of one name are told apart by their ids. */
function distinctLabels(lines: readonly FactLine[]): FactLine[] {
  return lines.map((line) =>
    lines.filter(({ label }) => label === line.label).length > 1
      ? { ...line, label: `${line.label} [${line.path.at(-1)}]` }
      : line,
  )
}
