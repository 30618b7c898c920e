/** A plan that was read, as lines of text for a terminal. */
import type { PlanReading } from '../core/plans/planReading.ts'
import { formatDate, isCalendarDate } from '../core/values/calendarDate.ts'
import type { Position } from '../core/values/document.ts'

export function renderPlan(plan: PlanReading): string {
  const sections = [
    headerLines(plan),
    resultLines(plan),
    section(
      'Tồn tại, hạn chế',
      plan.shortcomings.map(({ section, text }) => `${section}  ${text}`),
    ),
    section(
      'Chỉ tiêu',
      plan.targets.map(({ section, op, value, unit, text }) => `${section}  ${op} ${withComma(value)}${unit}  ${text}`),
    ),
    section('Nhiệm vụ', plan.tasks.flatMap(taskLines)),
    section(
      'Trách nhiệm tổ chức thực hiện',
      plan.responsibilities.map(({ id, unit, text }) => `${id}  ${unit}: ${text}`),
    ),
    section('Nơi nhận', plan.recipients),
    section(
      'Cần xem lại',
      plan.problems.map(({ where, text }) => `${placeOf(where)}${text}`),
    ),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function headerLines({ header, signer }: PlanReading): string[] {
  const issued = header.issuedOn ?? header.issuedMonth
  return [
    `${header.kind ?? 'Văn bản'} ${header.number ?? '(chưa có số)'}, ${issued ? dayText(issued) : '(chưa có ngày)'}`,
    `Cơ quan ban hành: ${header.issuer ?? '(không đọc được)'}`,
    `Về: ${header.subject ?? '(không đọc được)'}`,
    `Người ký: ${signer.name ?? '(không đọc được)'}${signer.title ? `, ${signer.title}` : ''}`,
  ]
}

function resultLines({ indexResult }: PlanReading): string[] {
  if (!indexResult) return []
  const { year, index, class: rank, rank: place, of } = indexResult
  const standing = place === null ? '' : `, xếp hạng ${place}${of === null ? '' : `/${of}`}`
  return [
    `Kết quả${year === null ? '' : ` năm ${year}`}: ${withComma(index)}%${rank ? `, loại ${rank}` : ''}${standing}`,
  ]
}

function taskLines(task: PlanReading['tasks'][number]): string[] {
  return [
    `${task.id}  ${task.title ? `${task.title}: ` : ''}${task.text}`,
    `    Chủ trì: ${task.lead.join('; ') || '(chưa rõ)'}${task.coordinating.length > 0 ? `. Phối hợp: ${task.coordinating.join('; ')}` : ''}`,
    `    Thời hạn: ${task.deadline?.raw ?? '(không có)'}`,
  ]
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title.toUpperCase(), ...lines]

/** `2023-04-05` as people write it; `2023-04` as month and year. */
function dayText(day: string): string {
  return isCalendarDate(day) ? formatDate(day) : `tháng ${day.slice(5)}/${day.slice(0, 4)}`
}

function placeOf(where: Position | null): string {
  if (where === null) return ''
  if ('paragraph' in where) return `đoạn ${where.paragraph}: `
  return 'page' in where ? `trang ${where.page}, dòng ${where.line}: ` : `dòng ${where.line}: `
}

/** Figures of a document are text as it stands there: `83.47` is shown as it was written. */
const withComma = (figure: string): string => figure.replace('.', ',')
