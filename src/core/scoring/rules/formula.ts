/** An expression over named figures, computed exactly and cut to 0 and the maximum. */
import { z } from 'zod'
import { compare, type Exact, exact, ZERO } from '../../values/exact.ts'
import { Text } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import { entryOf, VariablesFact } from '../fact.ts'
import { readNamed, shapeOf } from '../factShape.ts'
import { evaluateExpression, formatExpression, parseExpression, variablesOf } from '../formulaExpression.ts'
import { nothingArose, RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

export const FormulaRule = z.strictObject({ kind: z.literal('formula'), expression: Text, ...RULE_BASE })
export type FormulaRule = z.infer<typeof FormulaRule>

export function checkFormulaRule(rule: FormulaRule): Fault[] {
  const parsed = parseExpression(rule.expression)
  return parsed.ok ? [] : [fault(['expression'], 'formula', `Công thức sai: ${parsed.text}`)]
}

const SHAPE = shapeOf(VariablesFact)

/** Variables left out are not a fault: the leaf is then missing. */
export function readFormulaFact(value: unknown, rule: FormulaRule): Reading<z.infer<typeof VariablesFact>> {
  const parsed = parseExpression(rule.expression)
  const known = parsed.ok ? variablesOf(parsed.expression) : []
  return readNamed(value, SHAPE, { key: 'variables', known })
}

export function formulaScorer(rule: FormulaRule, { max }: ScorerContext): Scorer {
  const parsed = parseExpression(rule.expression)
  if (!parsed.ok) throw new Error(`A formula that was not checked: ${parsed.text}`)
  const names = variablesOf(parsed.expression)
  const written = formatExpression(rule.expression)
  return (fact) => {
    if (!('variables' in fact)) return uncheckedFact('formula')
    const missing = names.filter((name) => entryOf(fact.variables, name) === undefined)
    if (missing.length > 0) return { state: 'missing', steps: [`Chưa có số liệu của ${missing.join(', ')}`] }
    const values = new Map<string, Exact>()
    const given: string[] = []
    for (const name of names) {
      const figure = entryOf(fact.variables, name)
      if (figure === undefined) continue
      values.set(name, exact(figure))
      given.push(`${name} = ${formatDecimal(figure)}`)
    }
    const steps = given.length > 0 ? [given.join('; ')] : []
    const result = evaluateExpression(parsed.expression, values)
    if (result === null) return nothingArose(...steps, `${written}: chia cho 0, không phát sinh`)
    steps.push(`${written} = ${say(result)}`)
    if (compare(result, max) > 0) return scored(max, ...steps, `nhiều nhất ${say(max)}: ${say(max)}`)
    if (compare(result, ZERO) < 0) return scored(ZERO, ...steps, 'không dưới 0: 0')
    return scored(result, ...steps)
  }
}
