/** A gap as a sentence: "Còn thiếu 2 thủ tục: 7/11, cần 9/11 (80%)". */
import { calendarDate, formatDate } from '../../values/calendarDate.ts'
import { type Decimal, decimalOf, exact, subtract } from '../../values/exact.ts'
import { assertNever } from '../../values/result.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import type { Gap } from './gap.ts'

/** One sentence without its full stop; no figure of points but where only these can be told. */
export function gapWords(gap: Gap): string {
  const reason = gapReason(gap)
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
}

/** As `gapWords`, to stand inside a sentence. */
export function gapReason(gap: Gap): string {
  switch (gap.kind) {
    case 'achieved':
      return 'chưa đạt yêu cầu'
    case 'parts':
      return `còn thiếu ${gap.missing} phần: ${gap.names.join('; ')}`
    case 'levels':
      return `mới ở mức “${gap.names[0]}”, cần mức “${gap.names[1]}”`
    case 'bands':
    case 'proportional':
      return thresholdReason(gap)
    case 'count':
      return `còn thiếu ${things(gap)}: có ${gap.have}, cần ${gap.need}`
    case 'deduct':
      return gap.names.length === 0 ? pointsReason(gap) : `bị trừ vì: ${gap.names.join('; ')}`
    case 'events':
      return gap.missing === null
        ? `${pointsReason(gap)}: ${gap.names.join('; ')}`
        : `còn thiếu ${gap.missing} lần: ${gap.names.join('; ')}`
    case 'deadline':
      return deadlineReason(gap)
    case 'periodic':
      return `còn ${gap.missing}/${gap.of} kỳ chưa đủ điểm: ${gap.names.join('; ')}`
    case 'weighted':
      return `${gap.missing}/${gap.of} phiếu trả lời dưới mức cao nhất`
    case 'compare':
      return gap.actual && gap.required
        ? `đạt ${formatDecimal(gap.actual)}, cần ${gap.names[0]} ${formatDecimal(gap.required)}`
        : pointsReason(gap)
    case 'manual':
      return gap.names.length > 0 ? `${pointsReason(gap)}: ${gap.names.join('; ')}` : pointsReason(gap)
    case 'nothingArose':
      return 'không phát sinh trong năm nên không được điểm'
    case 'formula':
      return pointsReason(gap)
    default:
      return assertNever(gap.kind)
  }
}

const pointsReason = (gap: Gap): string => `còn thiếu ${formatDecimal(gap.wins)} điểm`

const grouped = new Intl.NumberFormat('vi')
const count = (value: number | null): string => (value === null ? '' : grouped.format(value))

const things = ({ missing, thing }: Gap): string => [count(missing), thing].filter(Boolean).join(' ')

function thresholdReason(gap: Gap): string {
  const { actual, required, unit, have, of, need, better, missing } = gap
  if (actual === null || required === null) return pointsReason(gap)
  const asked = `${formatDecimal(required)}${unit}`
  if (have === null || need === null || missing === null) return figureReason(gap, actual, required)
  const counted = of === null ? count(have) : `${count(have)}/${count(of)}`
  const needed = of === null ? asked : `${count(need)}/${count(of)} (${asked})`
  if (better === 'lower') return `vượt ${things(gap)}: ${counted}, không được quá ${needed}`
  const step = gap.next && gap.next.missing !== missing ? nextStep(gap.next, unit) : ''
  return `còn thiếu ${things(gap)}: ${counted}, cần ${needed}${step}`
}

const nextStep = (next: NonNullable<Gap['next']>, unit: string): string =>
  `; thêm ${count(next.missing)} là đạt ${formatDecimal(next.required)}${unit}, được thêm ${formatDecimal(next.wins)} điểm`

function figureReason({ unit, better }: Gap, actual: Decimal, required: Decimal): string {
  const has = `${formatDecimal(actual)}${unit}`
  const asked = `${formatDecimal(required)}${unit}`
  const points = unit === '%' ? ' điểm phần trăm' : ''
  if (better === 'lower') return `vượt ${difference(actual, required)}${points}: đang ${has}, không được quá ${asked}`
  return `còn thiếu ${difference(required, actual)}${points}: đang ${has}, cần ${asked}`
}

const difference = (more: Decimal, less: Decimal): string =>
  formatDecimal(decimalOf(subtract(exact(more), exact(less))))

function deadlineReason({ actual, names }: Gap): string {
  const due = names[0] ? ` (hạn ${formatDate(calendarDate(names[0]))})` : ''
  return actual === null ? `chưa thực hiện${due}` : `trễ ${formatDecimal(actual)} ngày${due}`
}
