/** A unit's sheet as lines of text for a terminal: every leaf with its points and why, then index and class. */
import { allLeaves, type CriteriaSet, type Leaf } from '../catalogue/criteriaSet.ts'
import { formatDecimal } from '../values/vietnamese.ts'
import type { LeafScore, ScoreSheet } from './scoreSheet.ts'

const STATES: Readonly<Record<LeafScore['state'], string>> = {
  scored: 'đã chấm',
  missing: 'chưa có số liệu',
  nothingArose: 'không phát sinh',
  notApplicable: 'không áp dụng',
}

/** The set is the one that the sheet was scored by: it gives the names. */
export function renderScoreSheet(sheet: ScoreSheet, set: CriteriaSet): string {
  const leaves = new Map(allLeaves(set).map((leaf) => [leaf.code, leaf]))
  const section = (title: string, codes: readonly { readonly code: string }[]): string[] => {
    const scores = sheet.criteria.filter((score) => codes.some(({ code }) => code === score.code))
    return scores.length === 0
      ? []
      : ['', title, ...scores.flatMap((score) => leafLines(score, leaves.get(score.code)))]
  }
  const fields = set.fields.flatMap((field) => {
    const score = sheet.fields.find(({ code }) => code === field.code)
    const title = `${field.code}. ${field.name}: ${points(score?.points)}/${points(score?.max)}`
    return section(
      title,
      field.criteria.flatMap((criterion) => ('components' in criterion ? criterion.components : [criterion])),
    )
  })
  return [
    set.title + (sheet.status === 'sample' ? ' (BỘ MẪU, không phải bản chính thức)' : ''),
    `Đơn vị: ${sheet.unit}`,
    ...fields,
    ...section(`Điểm thưởng: ${points(sheet.bonus)}`, set.bonus.leaves),
    ...section(`Điểm trừ: ${points(sheet.penalty)}`, set.penalty.leaves),
    '',
    ...resultLines(sheet),
  ].join('\n')
}

function leafLines(score: LeafScore, leaf: Leaf | undefined): string[] {
  const state = score.state === 'scored' ? '' : ` (${STATES[score.state]})`
  const assumed = score.assumed ? ' [giả định]' : ''
  const note = score.note === undefined ? [] : [`      Ghi chú: ${score.note}`]
  const steps = score.state === 'missing' && score.steps.length === 1 ? [] : score.steps.map((step) => `      ${step}`)
  const head = `  ${score.code}  ${points(score.points)}/${points(score.max)}${state}${assumed}  ${leaf?.name ?? ''}`
  return [head.trimEnd(), ...steps, ...note]
}

function resultLines(sheet: ScoreSheet): string[] {
  const extras = `thưởng ${points(sheet.bonus)}, trừ ${points(sheet.penalty)}`
  const index =
    sheet.index === null ? 'không có vì không tiêu chí nào áp dụng' : `${points(sheet.index)}%, xếp loại ${sheet.class}`
  const missing = sheet.complete
    ? []
    : [`Còn ${sheet.missing.length} tiêu chí chưa có số liệu, kết quả là tạm tính: ${sheet.missing.join(', ')}`]
  return [`Tổng điểm: ${points(sheet.total)}/${points(sheet.base)}, ${extras}`, `Chỉ số: ${index}`, ...missing]
}

const points = (figure: ScoreSheet['index'] | undefined): string =>
  figure === null || figure === undefined ? '–' : formatDecimal(figure)
