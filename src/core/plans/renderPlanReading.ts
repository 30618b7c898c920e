/** A reading of a plan as Vietnamese text for a terminal: what `cchc plan read FILE` prints. */
import type { CalendarDate } from '../values/calendarDate.ts'
import { formatDate, isCalendarDate } from '../values/calendarDate.ts'
import type { Position } from '../values/document.ts'
import type { Deadline, PlanHeader, PlanReading, PlanTask } from './planReading.ts'

export function renderPlanReading(reading: PlanReading): string {
  return [
    headerLines(reading.header),
    resultLines(reading),
    section(`Tồn tại, hạn chế (${reading.shortcomings.length})`, reading.shortcomings.map(shortcomingLine)),
    section(
      `Chỉ tiêu (${reading.targets.length})`,
      reading.targets.map(
        (target) =>
          `${target.section}: ${target.text} [${OPERATORS[target.op]} ${comma(target.value)}${target.unit === '%' ? '%' : ` ${target.unit}`}]`,
      ),
    ),
    section(`Nhiệm vụ (${reading.tasks.length})`, reading.tasks.map(taskLines)),
    section(
      `Trách nhiệm trong tổ chức thực hiện (${reading.responsibilities.length})`,
      reading.responsibilities.map(
        (duty) =>
          `${duty.id} ${duty.unit}: ${oneLine(duty.text)}${duty.deadline ? ` [${describeDeadline(duty.deadline)}]` : ''}`,
      ),
    ),
    section('Nơi nhận', reading.recipients),
    [
      `Người ký: ${[reading.signer.authority, reading.signer.mode, reading.signer.title, reading.signer.name].filter((part) => part !== null).join(', ') || 'không tìm thấy'}`,
    ],
    section(
      `Cần kiểm tra (${reading.problems.length})`,
      reading.problems.map(
        (problem) => `${problem.where ? `${describePosition(problem.where)}: ` : ''}${problem.text}`,
      ),
    ),
  ]
    .map((lines) => lines.join('\n'))
    .filter((text) => text !== '')
    .join('\n\n')
}

const OPERATORS = { '>=': 'từ', '<=': 'không quá', '=': 'bằng', '>': 'trên', '<': 'dưới' } as const
const CAUSES = {
  evidence: 'thiếu tài liệu kiểm chứng',
  target: 'không đạt chỉ tiêu',
  notDone: 'chưa làm',
  quality: 'chất lượng',
  other: 'nguyên nhân khác',
} as const
const EVERY: Readonly<Record<string, string>> = {
  weekly: 'hằng tuần',
  monthly: 'hằng tháng',
  quarterly: 'hằng quý',
  yearly: 'hằng năm',
  '1/day': 'hằng ngày',
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line.replace(/\n/g, '\n  ')}`)]
}

function headerLines(header: PlanHeader): string[] {
  const blank = 'chưa có'
  const day = header.issuedOn
    ? printDay(header.issuedOn)
    : header.issuedMonth
      ? `ngày chưa có, tháng ${header.issuedMonth.slice(5)}/${header.issuedMonth.slice(0, 4)}`
      : blank
  return [
    `${header.kind ?? 'Văn bản'}: ${header.subject ?? blank}`,
    `Số: ${header.number ?? (header.symbol ? `chưa có (ký hiệu ${header.symbol})` : blank)}`,
    `Ngày ban hành: ${day}${header.place ? ` (${header.place})` : ''}`,
    `Cơ quan ban hành: ${header.issuer ?? blank}`,
    ...section(
      'Căn cứ',
      header.bases.map(
        (basis) =>
          `${basis.number ? `${basis.kind} ${basis.number}` : (basis.title ?? basis.kind)}${basis.issuedOn ? ` ngày ${printDay(basis.issuedOn)}` : ''}${basis.issuer ? ` của ${basis.issuer}` : ''}`,
      ),
    ),
  ]
}

function resultLines({ indexResult: result }: PlanReading): string[] {
  if (!result) return []
  const rank = result.rank === null ? '' : `, hạng ${result.rank}${result.of === null ? '' : `/${result.of}`}`
  return [
    `Kết quả${result.year ? ` năm ${result.year}` : ' năm trước'}: ${comma(result.index)}${result.class ? `, xếp loại ${result.class}` : ''}${rank}`,
  ]
}

function shortcomingLine(item: PlanReading['shortcomings'][number]): string {
  const figures = [
    item.actual === null ? null : `đạt ${comma(item.actual)}`,
    item.required === null ? null : `yêu cầu ${comma(item.required)}`,
  ].filter((part) => part !== null)
  return `${item.section}: ${oneLine(item.text)} [${[CAUSES[item.cause], ...figures].join('; ')}]`
}

function taskLines(task: PlanTask): string {
  return [
    `${task.id} ${oneLine(task.text)}`,
    `    Chủ trì: ${task.lead.join('; ') || 'chưa có'}`,
    ...(task.coordinating.length > 0 ? [`    Phối hợp: ${task.coordinating.join('; ')}`] : []),
    `    Thời hạn: ${task.deadline ? describeDeadline(task.deadline) : 'chưa có'}`,
    ...(task.product ? [`    Sản phẩm: ${oneLine(task.product)}`] : []),
  ].join('\n')
}

/** A deadline in plain words, with the words of the document where they say more. */
export function describeDeadline(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'beforeDate':
      return `chậm nhất ${printDay(deadline.date)}`
    case 'month':
      return `tháng ${deadline.month}/${deadline.year}`
    case 'quarter':
      return `quý ${['I', 'II', 'III', 'IV'][deadline.quarter - 1] ?? deadline.quarter}/${deadline.year}`
    case 'year':
      return `năm ${deadline.year}`
    case 'period':
      return `từ ${printDay(deadline.from)} đến ${printDay(deadline.until)}`
    case 'fromDate':
      return `từ ${printDay(deadline.from)}`
    case 'recurring':
      return `${deadline.every
        .map(
          (every) =>
            EVERY[every] ??
            every
              .replace(/^(\d+)\//, '$1 lần/')
              .replace('year', 'năm')
              .replace('quarter', 'quý')
              .replace('month', 'tháng')
              .replace('week', 'tuần'),
        )
        .join(', ')}${deadline.day ? ` (ngày ${deadline.day}${deadline.month ? `/${deadline.month}` : ''})` : ''}`
    case 'afterEvent':
    case 'conditional':
      return deadline.raw
  }
}

export function describePosition(where: Position): string {
  if ('page' in where) return `trang ${where.page}, dòng ${where.line}`
  return 'line' in where ? `dòng ${where.line}` : `đoạn ${where.paragraph}`
}

const printDay = (day: string): string => (isCalendarDate(day) ? formatDate(day satisfies CalendarDate) : day)
const comma = (figure: string): string => figure.replace('.', ',')
const oneLine = (text: string): string => {
  const line = text.replace(/\s*\n\s*/g, ' ')
  return line.length > 200 ? `${line.slice(0, 197)}…` : line
}
