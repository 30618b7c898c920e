/** Documents that have to prove a score: what is to be made and kept, how many, of which days. */
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import type { Gap } from '../../scoring/gaps/gap.ts'
import { isPeriod, periodName } from '../../scoring/periods.ts'
import type { InnerRule } from '../../scoring/rules/periodic.ts'
import type { ScoringRule } from '../../scoring/scoringRule.ts'
import type { Deadline } from '../planReading.ts'
import { endOfPeriod, endOfPeriods, endOfYear, everyMonth, everyQuarter } from './periodDeadline.ts'
import { causeOf, type PlanLoss } from './planLoss.ts'

export type Evidence = Leaf['evidence'][number]

/**
 * What was not proved: nothing where points were lost for another cause; else the documents of the parts and periods that
 * fell short, or all of them where these cannot be told apart.
 */
export function missingEvidence(loss: PlanLoss): readonly Evidence[] {
  const { evidence, rule } = askedLeaf(loss)
  if (causeOf(loss) !== 'evidence') return []
  const short = loss.gap && shortIdsOf(rule, loss.gap)
  if (!short) return evidence
  const own = evidence.filter((one) => one.for === null || short.has(one.for))
  return own.length > 0 ? own : evidence
}

/** The plan's year says what it wants to see; last year's set where the criterion is gone. */
const askedLeaf = ({ leaf, running }: PlanLoss): Leaf => running ?? leaf

export const evidenceListed = (evidence: readonly Evidence[]): string =>
  [...new Set(evidence.map(({ name }) => name))].join('; ')

export function evidenceSentence(evidence: Evidence, loss: PlanLoss, year: number): string {
  const { rule, name } = askedLeaf(loss)
  const proves = evidence.for === null ? null : nameInRule(rule, evidence.for)
  const of = proves === null ? '' : `, phần “${proves}”`
  return `Lập, lưu đủ “${evidence.name}” làm tài liệu kiểm chứng của “${name}”${of}: ${howMany(evidence, year)}`
}

function howMany({ count, per, documentKind, issuer, signed, datedIn }: Evidence, year: number): string {
  const kind = `${documentKind.charAt(0).toLowerCase()}${documentKind.slice(1)}`
  const figure = String(count).padStart(2, '0')
  const often = {
    year: `${figure} ${kind}`,
    quarter: `mỗi quý ${figure} ${kind}`,
    month: `mỗi tháng ${figure} ${kind}`,
    period: `mỗi kỳ ${figure} ${kind}`,
  }
  const dated = { year: `có ngày trong năm ${year}`, period: 'có ngày trong kỳ', any: null }
  return [
    often[per],
    issuer === null ? null : `do ${issuer} ban hành`,
    signed === true ? 'đã ký' : null,
    dated[datedIn],
  ]
    .filter((words) => words !== null)
    .join(', ')
}

/** By each end of its periods; what is made once a year, by the year's end. */
export function evidenceDeadline(evidence: Evidence, loss: PlanLoss, year: number): Deadline {
  if (evidence.for !== null && isPeriod(evidence.for)) return endOfPeriod(evidence.for, year)
  const { rule } = askedLeaf(loss)
  switch (evidence.per) {
    case 'quarter':
      return everyQuarter
    case 'month':
      return everyMonth
    case 'period':
      return rule.kind === 'periodic' ? endOfPeriods(shortPeriods(rule.periods, loss.gap), year) : endOfYear(year)
    case 'year':
      return endOfYear(year)
  }
}

/** The ids of the parts and periods that a gap names; null where it names none. */
function shortIdsOf(rule: ScoringRule, gap: Gap): ReadonlySet<string> | null {
  if (rule.kind === 'parts' && gap.kind === 'parts')
    return new Set(rule.parts.filter((part) => gap.names.includes(part.name)).map((part) => part.id))
  return rule.kind === 'periodic' ? new Set(shortPeriods(rule.periods, gap)) : null
}

/** The periods that a gap tells of, in the order of the year. */
export const shortPeriods = (periods: readonly string[], gap: Gap | null): readonly string[] =>
  gap?.kind === 'periodic'
    ? periods.filter((period) => gap.names.some((name) => name.startsWith(`${periodName(period)}:`)))
    : periods

function nameInRule(rule: ScoringRule | InnerRule, id: string): string | null {
  switch (rule.kind) {
    case 'parts':
      return nameOf(rule.parts, id)
    case 'levels':
      return nameOf(rule.levels, id)
    case 'deduct':
    case 'events':
      return nameOf(rule.events, id)
    case 'periodic':
      return rule.periods.includes(id) ? periodName(id) : nameInRule(rule.each, id)
    default:
      return null
  }
}

const nameOf = (items: readonly { readonly id: string; readonly name: string }[], id: string): string | null =>
  items.find((item) => item.id === id)?.name ?? null
