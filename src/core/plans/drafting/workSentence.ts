/** What has to be done so that a rule gives its full points: a sentence for each kind, with the figures of last year. */
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import { formatExpression, parseExpression, variablesOf } from '../../scoring/formulaExpression.ts'
import type { Gap } from '../../scoring/gaps/gap.ts'
import { gapReason } from '../../scoring/gaps/gapWords.ts'
import type { CompareRule } from '../../scoring/rules/compare.ts'
import type { DeadlineRule } from '../../scoring/rules/deadline.ts'
import type { LevelsRule } from '../../scoring/rules/levels.ts'
import type { PartsRule } from '../../scoring/rules/parts.ts'
import type { InnerRule } from '../../scoring/rules/periodic.ts'
import type { WeightedRule } from '../../scoring/rules/weighted.ts'
import type { ScoringRule } from '../../scoring/scoringRule.ts'
import { formatDate } from '../../values/calendarDate.ts'
import { compare, type Decimal, exact, NOUGHT } from '../../values/exact.ts'
import { assertNever } from '../../values/result.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import { ruleDay } from './periodDeadline.ts'
import { lossYearOf } from './planLoss.ts'
import { type Threshold, thresholdWords } from './threshold.ts'

export interface Work {
  readonly rule: ScoringRule | InnerRule
  readonly leaf: Pick<Leaf, 'name' | 'max' | 'basis'>
  /** Null where no figure of last year tells what is missing. */
  readonly gap: Gap | null
  readonly threshold: Threshold | null
  /** Inside a `periodic` rule, the period that is worked for. */
  readonly period: string | null
  readonly year: number
}

/** Without its full stop, so that what was the matter last year can follow. */
export function workSentence(work: Work): string {
  const { rule, leaf, gap, threshold, year } = work
  const name = `“${leaf.name}”`
  if (gap?.kind === 'nothingArose') return `Tổ chức thực hiện ${name} để trong năm ${year} có kết quả được tính điểm`
  switch (rule.kind) {
    case 'achieved':
      return `Thực hiện đạt yêu cầu ${name}${basisWords(leaf)}`
    case 'parts':
      return partsWork(rule, gap, name)
    case 'levels':
      return levelsWork(rule, gap, name)
    case 'bands':
    case 'proportional':
      return thresholdWork(name, gap, threshold)
    case 'count':
      return countWork(name, gap, threshold)
    case 'deduct':
      return `Không để phát sinh trường hợp bị trừ điểm ở ${name}: ${rule.events.map((event) => event.name).join('; ')}`
    case 'events':
      return `Có thêm ${gap?.missing ? `ít nhất ${count(gap.missing)} ` : ''}trường hợp được tính điểm ở ${name}: ${rule.events.map((event) => event.name).join('; ')}`
    case 'deadline':
      return deadlineWork(rule, work, name)
    case 'periodic':
      return `Thực hiện đủ yêu cầu ${name} ở cả ${rule.periods.length} kỳ`
    case 'weighted':
      return weightedWork(rule, name)
    case 'compare':
      return `Đưa kết quả ${name} ${compareWords(rule)} mức so sánh của năm ${year}`
    case 'formula':
      return formulaWork(rule.expression, leaf.max, name)
    case 'manual':
      return `Khắc phục những nội dung làm ${name} chưa được điểm tối đa (${formatDecimal(leaf.max)} điểm)`
    default:
      return assertNever(rule)
  }
}

/** How it was last year, as a sentence of its own; null where the first one has those figures already. */
export function lastYearSentence({ gap, threshold, year }: Pick<Work, 'gap' | 'threshold' | 'year'>): string | null {
  if (gap === null || TOLD.has(gap.kind) || tellsSteps(gap, threshold)) return null
  return `Năm ${lossYearOf(year)}: ${gapReason(gap)}`
}

const TOLD: ReadonlySet<Gap['kind']> = new Set(['achieved', 'parts', 'levels', 'events'])
const COUNTED: ReadonlySet<Gap['kind']> = new Set(['bands', 'proportional', 'count'])

/** Last year's count says what is missing, unless the new year asks for more or less than was missed. */
const tellsSteps = (gap: Gap | null, threshold: Threshold | null): boolean =>
  gap !== null && COUNTED.has(gap.kind) && gap.have !== null && gap.required === threshold?.value

function partsWork(rule: PartsRule, gap: Gap | null, name: string): string {
  const paying = rule.parts.filter((part) => part.points !== '0')
  const missing = gap?.kind === 'parts' ? paying.filter((part) => gap.names.includes(part.name)) : paying
  const words = missing.map((part) => `${part.name} (${formatDecimal(part.points)} điểm)`).join('; ')
  return missing.length < paying.length
    ? `Thực hiện ${missing.length} nội dung còn thiếu trong ${paying.length} nội dung của ${name}: ${words}`
    : `Thực hiện đủ ${paying.length} nội dung của ${name}: ${words}`
}

function levelsWork({ levels }: LevelsRule, gap: Gap | null, name: string): string {
  const best = levels.toSorted((left, right) => compare(exact(right.points), exact(left.points)))[0]
  const from = gap?.kind === 'levels' && gap.names[0] ? ` từ mức “${gap.names[0]}”` : ''
  return `Nâng ${name}${from} lên mức “${best?.name ?? ''}” (${formatDecimal(best?.points ?? NOUGHT)} điểm)`
}

function thresholdWork(name: string, gap: Gap | null, threshold: Threshold | null): string {
  if (threshold && threshold.unit !== '%' && threshold.unit !== '') return countWork(name, gap, threshold)
  const lower = threshold?.op === '<='
  const asked = threshold ? `${lower ? '' : ' đạt'} ${thresholdWords(threshold)}` : ' đạt mức cao nhất'
  const figure = /^“(?:tỷ lệ|mức|số|chỉ số|điểm)/iu.test(name) ? name : `kết quả ${name}`
  return `${lower ? 'Giảm' : 'Nâng'} ${figure} để${asked}${stepsWords(gap, threshold)}`
}

/** `: cần thêm 2 thủ tục (từ 7/11 lên 9/11); trước hết thêm 1 để đạt 70%`. */
function stepsWords(gap: Gap | null, threshold: Threshold | null): string {
  if (!gap || gap.missing === null || gap.have === null || gap.need === null || !tellsSteps(gap, threshold)) return ''
  const lower = gap.better === 'lower'
  const things = [count(gap.missing), gap.thing].filter(Boolean).join(' ')
  const of = gap.of === null ? '' : `/${count(gap.of)}`
  const way = lower ? 'bớt' : 'thêm'
  const first =
    gap.next && gap.next.missing < gap.missing
      ? `; trước hết ${way} ${count(gap.next.missing)} để đạt ${formatDecimal(gap.next.required)}${gap.unit}`
      : ''
  return `: tính theo số liệu năm trước cần ${way} ${things}, từ ${count(gap.have)}${of} ${lower ? 'xuống' : 'lên'} ${count(gap.need)}${of}${first}`
}

function countWork(name: string, gap: Gap | null, threshold: Threshold | null): string {
  const asked = threshold ? thresholdWords(threshold) : 'đủ số lượng'
  if (threshold?.op === '<=') return `Giảm ${name} để ${asked}${stepsWords(gap, threshold)}`
  const more = gap?.missing && tellsSteps(gap, threshold) ? `, thêm ${count(gap.missing)} so với năm trước` : ''
  return `Bảo đảm ${asked} được tính điểm ở ${name}${more}`
}

function deadlineWork(rule: DeadlineRule, { year, period }: Work, name: string): string {
  const due = ruleDay(rule, year, period)
  return due === null
    ? `Hoàn thành ${name} đúng thời hạn quy định, không để chậm ngày nào`
    : `Hoàn thành ${name} chậm nhất ngày ${formatDate(due)}`
}

function weightedWork({ weights }: WeightedRule, name: string): string {
  const best = Object.keys(weights).find((id) => weights[id] === '1')
  const level = best ? ` mức “${best}”` : ' mức cao nhất'
  return `Khắc phục từng nội dung mà người trả lời chưa đánh giá${level} ở ${name}; phấn đấu mọi phiếu đạt${level}`
}

function compareWords({ better, points }: CompareRule): string {
  const holds = points.same === points.better
  if (better === 'higher') return holds ? 'không thấp hơn' : 'cao hơn'
  return holds ? 'không cao hơn' : 'thấp hơn'
}

function formulaWork(expression: string, max: Decimal, name: string): string {
  const parsed = parseExpression(expression)
  const variables = parsed.ok ? variablesOf(parsed.expression).join(', ') : ''
  return `Cải thiện các số liệu tính điểm ${name}${variables ? ` (${variables})` : ''} để được ${formatDecimal(max)} điểm theo công thức ${formatExpression(expression)}`
}

/** ` theo Nghị quyết số …`: the first document that the criterion rests on; a criterion without one is asked for plainly. */
function basisWords({ basis }: Pick<Leaf, 'basis'>): string {
  const document = basis.find((one) => 'document' in one)
  return document && 'document' in document ? ` theo ${document.document}` : ''
}

const grouped = new Intl.NumberFormat('vi')
const count = (value: number): string => grouped.format(value)
