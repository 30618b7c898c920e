/** The tasks that are proposed for one loss: the work that its rule asks for, and each document that was missing. */
import { periodName } from '../../scoring/periods.ts'
import type { PeriodicRule } from '../../scoring/rules/periodic.ts'
import type { Deadline } from '../planReading.ts'
import { evidenceDeadline, evidenceSentence, missingEvidence, shortPeriods } from './evidenceSentence.ts'
import { byDay, endOfPeriod, endOfPeriods, endOfYear, periodWords, ruleDay } from './periodDeadline.ts'
import { lossYearOf, type PlanLoss } from './planLoss.ts'
import { thresholdOf } from './threshold.ts'
import { lastYearSentence, type Work, workSentence } from './workSentence.ts'

export interface ProposedWork {
  readonly title: string
  readonly text: string
  readonly deadline: Deadline
  readonly product: string | null
}

/** More periods than this that fell short are one task that comes again and again. */
const MOST_PERIODS = 2

/** At least one. */
export function workOf(loss: PlanLoss, year: number): ProposedWork[] {
  const { leaf, running } = loss
  const asked = running?.rule.kind === leaf.rule.kind ? running : leaf
  const missing = missingEvidence(loss)
  const products = missing.length > 0 ? [] : asked.evidence.map(({ name }) => name)
  const product = products.length > 0 ? [...new Set(products)].join('; ') : null
  const work: Work = {
    rule: asked.rule,
    leaf: asked,
    gap: loss.gap,
    threshold: thresholdOf(loss),
    period: null,
    year,
  }
  // The number behind: what stands before a colon would be read as the whole title.
  const title = `${asked.name} (tiêu chí ${leaf.code})`
  return [
    ...worksOf(work, loss).map((one) => ({ title, product, ...one })),
    ...missing.map((evidence) => ({
      title: `Tài liệu kiểm chứng “${evidence.name}” (tiêu chí ${leaf.code})`,
      text: `${evidenceSentence(evidence, loss, year)}.`,
      deadline: evidenceDeadline(evidence, loss, year),
      product: evidence.name,
    })),
  ]
}

type Worded = Pick<ProposedWork, 'text' | 'deadline'>

function worksOf(work: Work, loss: PlanLoss): Worded[] {
  const { rule, gap, year } = work
  if (rule.kind === 'periodic' && gap?.kind !== 'nothingArose') return periodicWorks(rule, work, loss)
  const day = rule.kind === 'deadline' ? ruleDay(rule, year, null) : null
  const text = sentences(workSentence(work), lastYearSentence(work) ?? withoutGap(loss, year))
  return [{ text, deadline: day === null ? endOfYear(year) : byDay(day) }]
}

/** A task for each period that fell short, or one for all where there are more. */
function periodicWorks(rule: PeriodicRule, work: Work, loss: PlanLoss): Worded[] {
  const { gap, year, leaf } = work
  const periods = shortPeriods(rule.periods, gap)
  const each = { name: leaf.name, max: rule.each.max, basis: leaf.basis }
  const inner: Work = { ...work, rule: rule.each, leaf: each, gap: null }
  if (periods.length > MOST_PERIODS) {
    const names = periods.map((period) => periodName(period)).join(', ')
    const told = gap?.kind === 'periodic' ? `Năm ${lossYearOf(year)}: ${gap.names.join('; ')}` : withoutGap(loss, year)
    const text = sentences(`Từng kỳ (${names}): ${opened(workSentence(inner))}`, told)
    return [{ text, deadline: endOfPeriods(periods, year) }]
  }
  return periods.map((period) => {
    const own = { ...inner, period }
    const said = gap?.names.find((name) => name.startsWith(`${periodName(period)}:`))
    const told = said ? `Năm ${lossYearOf(year)}, ${opened(said)}` : withoutGap(loss, year)
    const day = rule.each.kind === 'deadline' ? ruleDay(rule.each, year, period) : null
    return {
      text: sentences(`${capital(periodWords(period, year))}: ${opened(workSentence(own))}`, told),
      deadline: day === null ? endOfPeriod(period, year) : byDay(day),
    }
  })
}

/** Where no figure of last year tells what was missing. */
function withoutGap({ hasFact, gap, lost }: PlanLoss, year: number): string | null {
  if (gap !== null) return null
  return hasFact
    ? `Số liệu năm ${lossYearOf(year)} của đơn vị đã đủ điểm nhưng điểm công bố thấp hơn ${lost.replace('.', ',')} điểm: giải trình kèm tài liệu kiểm chứng`
    : `Năm ${lossYearOf(year)} chưa có số liệu: phân công người theo dõi và tập hợp đủ số liệu`
}

const sentences = (first: string, second: string | null): string =>
  second === null ? `${first}.` : `${first}. ${second}.`
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
/** Inside a sentence; a numeral of a quarter keeps its capitals, and so does a name in quotes. */
const opened = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`
