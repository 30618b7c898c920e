/** Checks one fact against what it is given for; the server uses it for a fact from a screen, `readFacts` for a whole file. */
import { z } from 'zod'
import { type CriteriaGroup, isLeaf, type Leaf } from '../catalogue/criteriaSet.ts'
import { exact } from '../values/exact.ts'
import { Text } from '../values/figures.ts'
import { assertNever } from '../values/result.ts'
import { fault, isRecord, type Reading, readParts } from '../values/schemaFaults.ts'
import { type Fact, type FactBody, NotApplicableFact, NothingAroseFact, type PeriodFact } from './fact.ts'
import { readShape, shapeOf } from './factShape.ts'
import { readAchievedFact } from './rules/achieved.ts'
import { readBandsFact } from './rules/bands.ts'
import { readCompareFact } from './rules/compare.ts'
import { readCountFact } from './rules/count.ts'
import { readDeadlineFact } from './rules/deadline.ts'
import { readDeductFact } from './rules/deduct.ts'
import { readEventsFact } from './rules/events.ts'
import { readFormulaFact } from './rules/formula.ts'
import { readLevelsFact } from './rules/levels.ts'
import { readManualFact } from './rules/manual.ts'
import { readPartsFact } from './rules/parts.ts'
import { type InnerRule, readPeriodicFact } from './rules/periodic.ts'
import { readProportionalFact } from './rules/proportional.ts'
import { readWeightedFact } from './rules/weighted.ts'
import type { ScoringRule } from './scoringRule.ts'

const Marks = z.object({ assumed: z.boolean().optional(), note: Text.optional() })
const NOTHING_AROSE = [shapeOf(NothingAroseFact)]
const NOT_APPLICABLE = [shapeOf(NotApplicableFact)]

/** A fact as written → the fact, or every fault with its path inside the fact. A field or a criterion with components takes `notApplicable` only. */
export function readFact(value: unknown, target: Leaf | CriteriaGroup): Reading<Fact> {
  if (!isRecord(value))
    return {
      value: undefined,
      faults: [fault([], 'wrong-kind', 'Số liệu trống hoặc viết sai kiểu: ghi dạng { khóa: giá trị }.')],
    }
  const { assumed, note, ...rest } = value
  const marks = readParts(Marks, {
    ...(Object.hasOwn(value, 'assumed') && { assumed }),
    ...(Object.hasOwn(value, 'note') && { note }),
  })
  const body = readBody(rest, target)
  const faults = [...body.faults, ...marks.faults]
  return { value: body.value && faults.length === 0 ? { ...body.value, ...marks.parts } : undefined, faults }
}

function readBody(value: Record<string, unknown>, target: Leaf | CriteriaGroup): Reading<FactBody> {
  if (Object.hasOwn(value, 'notApplicable')) return readShape(value, NOT_APPLICABLE)
  if (!isLeaf(target)) {
    const text =
      'Mã này là lĩnh vực hoặc tiêu chí có thành phần: chỉ ghi được { notApplicable, reason }; số liệu ghi cho từng thành phần.'
    return { value: undefined, faults: [fault([], 'not-a-leaf', text)] }
  }
  if (Object.hasOwn(value, 'nothingArose')) return readShape(value, NOTHING_AROSE)
  const { rule } = target
  if (rule.kind === 'manual') return readManualFact(value, exact(target.max))
  if (rule.kind === 'periodic') return readPeriodicFact(value, rule, (period) => readRuleFact(period, rule.each))
  return readRuleFact(value, rule)
}

type SimpleRule = Exclude<ScoringRule, { kind: 'manual' | 'periodic' }> | InnerRule

function readRuleFact(value: unknown, rule: SimpleRule): Reading<PeriodFact> {
  switch (rule.kind) {
    case 'achieved':
      return readAchievedFact(value)
    case 'parts':
      return readPartsFact(value, rule)
    case 'levels':
      return readLevelsFact(value, rule)
    case 'bands':
      return readBandsFact(value, rule)
    case 'proportional':
      return readProportionalFact(value)
    case 'count':
      return readCountFact(value)
    case 'deduct':
      return readDeductFact(value, rule)
    case 'events':
      return readEventsFact(value, rule)
    case 'deadline':
      return readDeadlineFact(value, rule)
    case 'weighted':
      return readWeightedFact(value, rule)
    case 'compare':
      return readCompareFact(value)
    case 'formula':
      return readFormulaFact(value, rule)
    default:
      return assertNever(rule)
  }
}
