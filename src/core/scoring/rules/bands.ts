/** A ladder of thresholds on a percentage, a count or a value; the exact figure is compared, never the printed one. */
import { z } from 'zod'
import { compare, type Exact, exact, exactCount, HUNDRED, isZero, NOUGHT, ZERO } from '../../values/exact.ts'
import { DecimalText } from '../../values/figures.ts'
import { type Fault, fault, type Reading } from '../../values/schemaFaults.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import { CountFact, PercentFact, type PeriodFact, RatioFact, type RuleFact, ValueFact } from '../fact.ts'
import { percentOfFact } from '../factPercent.ts'
import { readShape, shapeOf } from '../factShape.ts'
import { checkBest } from '../ruleFaults.ts'
import { nothingArose, RULE_BASE, type Scorer, type ScorerContext, say, scored, uncheckedFact } from '../scorer.ts'

export const BandsRule = z.strictObject({
  kind: z.literal('bands'),
  on: z.enum(['percent', 'count', 'value']),
  better: z.enum(['higher', 'lower']).default('higher'),
  /** `from` (inclusive) where more is better, `upTo` (inclusive) where less is; ascending. */
  bands: z
    .array(z.strictObject({ from: DecimalText.optional(), upTo: DecimalText.optional(), points: DecimalText }))
    .min(1),
  ...RULE_BASE,
})
export type BandsRule = z.infer<typeof BandsRule>

const thresholdKey = (rule: BandsRule) => (rule.better === 'lower' ? 'upTo' : 'from')

export function checkBandsRule(rule: BandsRule, max: Exact | null): Fault[] {
  const key = thresholdKey(rule)
  const other = key === 'from' ? 'upTo' : 'from'
  const misplaced = rule.bands.flatMap((band, at) => [
    ...(band[key] === undefined
      ? [fault(['bands', at], 'missing-key', `Thang điểm này cần “${key}” ở mỗi bậc: bổ sung.`)]
      : []),
    ...(band[other] === undefined
      ? []
      : [fault(['bands', at, other], 'unknown-key', `Thang điểm này dùng “${key}”, không dùng “${other}”: sửa lại.`)]),
  ])
  if (misplaced.length > 0) return misplaced
  const best = rule.bands.at(key === 'from' ? -1 : 0)
  return [
    ...orderFaults(rule),
    ...checkBest('Bậc cao nhất', exact(best?.points ?? NOUGHT), max, ['bands']),
    ...(rule.on === 'percent' ? aboveHundred(rule) : []),
  ]
}

function orderFaults(rule: BandsRule): Fault[] {
  const key = thresholdKey(rule)
  const faults: Fault[] = []
  rule.bands.forEach((band, at) => {
    const before = rule.bands[at - 1]
    if (!before) return
    const step = compare(exact(band[key] ?? NOUGHT), exact(before[key] ?? NOUGHT))
    if (step === 0) faults.push(fault(['bands', at, key], 'bands-order', 'Hai bậc có cùng một ngưỡng: bỏ bớt một bậc.'))
    if (step < 0)
      faults.push(fault(['bands', at, key], 'bands-order', 'Ngưỡng nhỏ hơn bậc trước: xếp các bậc tăng dần.'))
    const rise = compare(exact(band.points), exact(before.points))
    if (key === 'from' ? rise < 0 : rise > 0)
      faults.push(
        fault(['bands', at, 'points'], 'bands-order', 'Kết quả tốt hơn mà điểm lại thấp hơn: sửa điểm của bậc này.'),
      )
  })
  return faults
}

function aboveHundred(rule: BandsRule): Fault[] {
  return rule.bands.flatMap((band, at) =>
    band.from !== undefined && compare(exact(band.from), HUNDRED) > 0
      ? [fault(['bands', at, 'from'], 'max-unreachable', 'Ngưỡng trên 100% không bao giờ đạt được: sửa ngưỡng.')]
      : [],
  )
}

const PERCENT_SHAPES = [shapeOf(RatioFact), shapeOf(PercentFact)]
const COUNT_SHAPES = [shapeOf(CountFact)]
const VALUE_SHAPES = [shapeOf(ValueFact)]

export function readBandsFact(value: unknown, rule: BandsRule): Reading<PeriodFact> {
  if (rule.on === 'percent') return readShape<PeriodFact>(value, PERCENT_SHAPES)
  return rule.on === 'count' ? readShape<PeriodFact>(value, COUNT_SHAPES) : readShape<PeriodFact>(value, VALUE_SHAPES)
}

export function bandsScorer(rule: BandsRule, { rateDecimals }: ScorerContext): Scorer {
  const find = rule.better === 'lower' ? findLower(rule) : findHigher(rule)
  return (fact) => {
    if (rule.on === 'percent') {
      const { percent, text, step } = percentOfFact(fact, rateDecimals)
      if (percent === null) return nothingArose(step)
      const { points, reason } = find(percent, text)
      return scored(points, step, reason)
    }
    const { figure, text } = figureOf(fact)
    const { points, reason } = find(figure, text)
    return scored(points, rule.on === 'count' ? `Số lượng: ${text}` : `Giá trị: ${text}`, reason)
  }
}

function figureOf(fact: RuleFact): { figure: Exact; text: string } {
  if ('count' in fact) return { figure: exactCount(fact.count), text: String(fact.count) }
  if (!('value' in fact)) return uncheckedFact('bands')
  return { figure: exact(fact.value), text: formatDecimal(fact.value) }
}

type FindBand = (figure: Exact, text: string) => { points: Exact; reason: string }

function bandsOf(rule: BandsRule) {
  const unit = rule.on === 'percent' ? '%' : ''
  return rule.bands.map((band) => {
    const threshold = band.from ?? band.upTo ?? NOUGHT
    const points = exact(band.points)
    return { threshold: exact(threshold), name: `${formatDecimal(threshold)}${unit}`, points, says: say(points) }
  })
}

function findHigher(rule: BandsRule): FindBand {
  const bands = bandsOf(rule)
  return (figure, text) => {
    const at = bands.findLastIndex((band) => compare(figure, band.threshold) >= 0)
    const band = bands[at]
    const next = bands[at + 1]
    if (!band) return { points: ZERO, reason: `${text} < ${next?.name}, chưa đến bậc nào: 0` }
    // "At least 0" says nothing: every figure is.
    const reached =
      next && isZero(band.threshold) ? `< ${next.name}` : `≥ ${band.name}${next ? ` và < ${next.name}` : ''}`
    return { points: band.points, reason: `${text} ${reached}: ${band.says}` }
  }
}

function findLower(rule: BandsRule): FindBand {
  const bands = bandsOf(rule)
  return (figure, text) => {
    const at = bands.findIndex((band) => compare(figure, band.threshold) <= 0)
    const band = bands[at]
    if (!band) return { points: ZERO, reason: `${text} > ${bands.at(-1)?.name}, quá bậc cuối: 0` }
    const before = bands[at - 1]
    const above = before ? `> ${before.name} và ` : ''
    return { points: band.points, reason: `${text} ${above}≤ ${band.name}: ${band.says}` }
  }
}
