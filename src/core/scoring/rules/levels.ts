/** A judged level, each with its points. */
import { z } from 'zod'
import { type Exact, exact, greatest, ZERO } from '../../values/exact.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { LevelFact } from '../fact.ts'
import { readShape, shapeOf, withFaults } from '../factShape.ts'
import { checkBest, repeatedNames } from '../ruleFaults.ts'
import { NamedPoints, RULE_BASE, type Scorer, say, scored, uncheckedFact } from '../scorer.ts'

export const LevelsRule = z.strictObject({
  kind: z.literal('levels'),
  levels: z.array(NamedPoints).min(1),
  ...RULE_BASE,
})
export type LevelsRule = z.infer<typeof LevelsRule>

export function checkLevelsRule(rule: LevelsRule, max: Exact | null): Fault[] {
  const best = rule.levels.map((level) => exact(level.points)).reduce(greatest, ZERO)
  const ids = rule.levels.map((level) => level.id)
  return [...repeatedNames('levels', ids), ...checkBest('Mức cao nhất', best, max, ['levels'])]
}

const SHAPES = [shapeOf(LevelFact)]

export function readLevelsFact(value: unknown, rule: LevelsRule): Reading<z.infer<typeof LevelFact>> {
  const known = rule.levels.map((level) => level.id)
  return withFaults(readShape(value, SHAPES), (fact) =>
    known.includes(fact.level)
      ? []
      : [
          fault(
            ['level'],
            'unknown-id',
            `Mức “${fact.level}” không có trong quy tắc: chọn một trong ${known.join(', ')}.`,
          ),
        ],
  )
}

export function levelsScorer(rule: LevelsRule): Scorer {
  const outcomes = new Map(
    rule.levels.map((level) => {
      const points = exact(level.points)
      return [level.id, scored(points, `Mức “${level.name}”: ${say(points)}`)]
    }),
  )
  return (fact) => {
    const outcome = 'level' in fact ? outcomes.get(fact.level) : undefined
    return outcome ?? uncheckedFact('levels')
  }
}
