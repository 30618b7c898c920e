/** Tells how a leaf is scored in plain Vietnamese, before any fact is known. The steps of a score say what then happened. */
import { formatExpression } from '../scoring/formulaExpression.ts'
import { periodName } from '../scoring/periods.ts'
import type { BandsRule } from '../scoring/rules/bands.ts'
import type { DeadlineRule } from '../scoring/rules/deadline.ts'
import type { InnerRule } from '../scoring/rules/periodic.ts'
import type { ProportionalRule } from '../scoring/rules/proportional.ts'
import type { ScoringRule } from '../scoring/scoringRule.ts'
import { compare, type Decimal, exact, NOUGHT, ONE, subtract } from '../values/exact.ts'
import { assertNever } from '../values/result.ts'
import { formatDecimal } from '../values/vietnamese.ts'
import type { Leaf } from './criteriaSet.ts'

/** A sentence for the rule, one for what happens where nothing arose, and one where the leaf is not for every unit. */
export function describeRule({ rule, max, appliesWhen }: Pick<Leaf, 'rule' | 'max' | 'appliesWhen'>): string[] {
  const who = APPLIES[appliesWhen]
  return [sentence(ruleWords(rule, max)), ...(who ? [who] : []), nothingArose(rule)]
}

const APPLIES: Readonly<Record<Leaf['appliesWhen'], string | null>> = {
  always: null,
  hasProcedures: 'Chỉ chấm với đơn vị có thủ tục hành chính.',
  hasDossiers: 'Chỉ chấm với đơn vị có tiếp nhận hồ sơ thủ tục hành chính.',
  hasPublicUnits: 'Chỉ chấm với đơn vị có đơn vị sự nghiệp trực thuộc.',
}

function nothingArose({ whenNothingArose }: ScoringRule): string {
  if (whenNothingArose === 'full') return 'Không phát sinh thì được điểm tối đa.'
  if (whenNothingArose === 'zero') return 'Không phát sinh thì được 0 điểm.'
  return 'Không phát sinh thì không tính tiêu chí này vào tổng điểm tối đa.'
}

function ruleWords(rule: ScoringRule | InnerRule, max: Decimal): string {
  switch (rule.kind) {
    case 'achieved':
      return `đạt được ${points(max)}, không đạt được 0 điểm`
    case 'parts':
      return `cộng điểm các phần đạt được: ${named(rule.parts)}`
    case 'levels':
      return `theo mức được xếp: ${named(rule.levels)}`
    case 'bands':
      return bandsWords(rule)
    case 'proportional':
      return proportionalWords(rule, max)
    case 'count':
      return `mỗi việc được ${points(rule.each)}, nhiều nhất ${points(max)}`
    case 'deduct':
      return `bắt đầu từ ${points(rule.from ?? max)}, mỗi trường hợp bị trừ: ${named(rule.events)}; không thấp hơn ${points(rule.minimum)}`
    case 'events':
      return `tính theo từng trường hợp: ${named(rule.events)}; nhiều nhất ${points(max)}`
    case 'deadline':
      return deadlineWords(rule)
    case 'periodic':
      return `cộng điểm các kỳ ${rule.periods.map(periodName).join(', ')}; mỗi kỳ: ${ruleWords(rule.each, rule.each.max)}${quietPeriod(rule.each)}`
    case 'weighted':
      return `bình quân các phiếu theo trọng số (${weights(rule.weights)}), nhân với ${points(max)}`
    case 'compare':
      return `so với mức tham chiếu, ${rule.better === 'higher' ? 'cao hơn' : 'thấp hơn'} là tốt hơn: tốt hơn được ${points(rule.points.better)}, giữ nguyên được ${points(rule.points.same)}, kém hơn được ${points(rule.points.worse)}`
    case 'formula':
      return `tính theo công thức ${formatExpression(rule.expression)}, từ 0 đến ${points(max)}`
    case 'manual':
      return `người chấm cho điểm từ 0 đến ${points(max)} và ghi lý do`
    default:
      return assertNever(rule)
  }
}

/** From the best band down, each with both ends said, and what is left below or above them. */
function bandsWords(rule: BandsRule): string {
  const unit = rule.on === 'percent' ? '%' : ''
  const figure = (value: Decimal) => `${formatDecimal(value)}${unit}`
  const lower = rule.better === 'lower'
  const bands = rule.bands.map((band) => ({ at: (lower ? band.upTo : band.from) ?? NOUGHT, points: band.points }))
  const words = bands.map(({ at, points: given }, index) => {
    const next = bands[lower ? index - 1 : index + 1]?.at
    return `${lower ? reachDown(at, next) : reachUp(at, next)} được ${points(given)}`
  })
  const last = bands[lower ? bands.length - 1 : 0]?.at ?? NOUGHT
  const rest = lower ? `trên ${figure(last)} được 0 điểm` : `dưới ${figure(last)} được 0 điểm`
  const ordered = lower ? words : words.reverse()
  return [...ordered, ...(lower || last !== NOUGHT ? [rest] : [])].join('; ')

  function reachUp(from: Decimal, below: Decimal | undefined): string {
    if (below === undefined) return `từ ${figure(from)} trở lên`
    if (rule.on === 'count' && isNext(from, below)) return figure(from)
    return `từ ${figure(from)} đến dưới ${figure(below)}`
  }

  function reachDown(upTo: Decimal, above: Decimal | undefined): string {
    if (above === undefined) return upTo === NOUGHT ? figure(upTo) : `không quá ${figure(upTo)}`
    if (rule.on === 'count' && isNext(above, upTo)) return figure(upTo)
    return `trên ${figure(above)} đến ${figure(upTo)}`
  }
}

const isNext = (from: Decimal, to: Decimal): boolean => compare(subtract(exact(to), exact(from)), ONE) === 0

function proportionalWords({ target, floor }: ProportionalRule, max: Decimal): string {
  const below = floor ? `; dưới ${formatDecimal(floor)}% được 0 điểm` : ''
  if (target === '100') return `tỷ lệ đạt được nhân với ${points(max)}${below}`
  const share = `tỷ lệ / ${formatDecimal(target)}% × ${points(max)}`
  return `từ ${formatDecimal(target)}% trở lên được ${points(max)}; thấp hơn thì tính ${share}${below}`
}

function deadlineWords({ bands, due }: DeadlineRule): string {
  const day = typeof due === 'string' ? `hạn ${dayWords(due)}: ` : ''
  const words = bands.map(({ upToDaysLate, points: given }) =>
    upToDaysLate === 0 ? `đúng hạn được ${points(given)}` : `trễ không quá ${upToDaysLate} ngày được ${points(given)}`,
  )
  const byPeriod =
    typeof due === 'object' && due !== null
      ? ` (hạn ${Object.entries(due)
          .map(([period, at]) => `${periodName(period)}: ${dayWords(at)}`)
          .join(', ')})`
      : ''
  return `${day}${words.join('; ')}; trễ hơn hoặc không làm được 0 điểm${byPeriod}`
}

/** `12-31` → `31/12`; `+01-15` → `15/01 năm sau`. */
function dayWords(due: string): string {
  const [month = '', day = ''] = due.replace('+', '').split('-')
  return `${day}/${month}${due.startsWith('+') ? ' năm sau' : ''}`
}

/** Inside a period `notApplicable` counts as `full`: FORMATS, section 2. */
const quietPeriod = ({ whenNothingArose }: InnerRule): string =>
  whenNothingArose === 'zero' ? '; kỳ không phát sinh được 0 điểm' : '; kỳ không phát sinh được điểm tối đa của kỳ'

const points = (figure: Decimal): string => `${formatDecimal(figure)} điểm`

const named = (items: readonly { readonly name: string; readonly points: Decimal }[]): string =>
  items.map((item) => `${item.name} ${points(item.points)}`).join('; ')

const weights = (given: Readonly<Record<string, Decimal>>): string =>
  Object.entries(given)
    .map(([answer, weight]) => `${answer} × ${formatDecimal(weight)}`)
    .join(', ')

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
