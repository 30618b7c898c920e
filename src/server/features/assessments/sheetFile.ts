/** The sheet of a unit as rows of a spreadsheet. */

import { isLeaf, type Leaf } from '../../../core/catalogue/criteriaSet.ts'
import type { LeafScore } from '../../../core/scoring/scoreSheet.ts'
import type { Cell, SheetTable } from '../../platform/sheets/writeSheet.ts'
import { basisWords, evidenceWords } from '../catalogue/catalogue.ts'
import type { AssessedYear, ScoredYear } from './assessedYear.ts'
import { codeLinesOf, leadOf } from './leads.ts'

const STATES = {
  scored: 'Đã chấm',
  missing: 'Thiếu số liệu',
  nothingArose: 'Không phát sinh',
  notApplicable: 'Không áp dụng',
} as const

const COLUMNS = [
  'Mã',
  'Tên',
  'Điểm tối đa',
  'Điểm',
  'Trạng thái',
  'Vì sao',
  'Giả định',
  'Tài liệu kiểm chứng',
  'Thẩm định',
  'Đơn vị chủ trì',
  'Căn cứ',
] as const

export function sheetFile(year: AssessedYear, { sheet, groups }: ScoredYear): SheetTable {
  const { set } = year.inUse
  const scores = new Map<string, LeafScore>(sheet.criteria.map((leaf) => [leaf.code, leaf]))
  const points = new Map<string, string>([...groups, ...sheet.fields].map((one) => [one.code, one.points]))
  const applied = new Map<string, string>(sheet.fields.map((one) => [one.code, one.max]))
  const leads = new Map(year.responsibilities.map((row) => [row.criterion, row.lead_unit_id]))
  const leadName = (code: string) => {
    const lead = leadOf(codeLinesOf(set), leads, code)
    return lead === undefined ? '' : (year.units.get(lead)?.name ?? '')
  }
  const group = (one: { code: string; name: string; max: string }): Cell[] =>
    row([one.code, one.name, figure(applied.get(one.code) ?? one.max), figure(points.get(one.code) ?? null)])
  const leaf = (one: Leaf): Cell[] => {
    const score = scores.get(one.code)
    return [
      one.code,
      one.name,
      figure(one.max),
      figure(score?.points ?? null),
      score ? STATES[score.state] : '',
      score?.steps.at(-1) ?? '',
      score?.assumed ? 'giả định' : '',
      evidenceWords(one.evidence),
      one.appraisedBy ?? '',
      leadName(one.code),
      basisWords(one.basis),
    ]
  }
  return {
    name: sheet.status === 'sample' ? `Bảng điểm ${at(year)} (bộ mẫu)` : `Bảng điểm ${at(year)}`,
    columns: COLUMNS,
    rows: [
      ...set.fields.flatMap((field) => [
        group(field),
        ...field.criteria.flatMap((criterion) =>
          isLeaf(criterion) ? [leaf(criterion)] : [group(criterion), ...criterion.components.map(leaf)],
        ),
      ]),
      row(['', 'Tổng điểm', figure(sheet.base), figure(sheet.total)]),
      row(['', 'Điểm thưởng', figure(set.bonus.cap), figure(sheet.bonus)]),
      ...set.bonus.leaves.map(leaf),
      row(['', 'Điểm trừ', figure(set.penalty.cap), figure(sheet.penalty)]),
      ...set.penalty.leaves.map(leaf),
      row(['', 'Chỉ số (%)', '', figure(sheet.index), sheet.class ?? '']),
      row([
        '',
        `Chấm theo ${set.title}, phiên bản ${set.version}${set.status === 'sample' ? ' – bộ tiêu chí mẫu' : ''}`,
      ]),
    ],
  }
}

const at = (year: AssessedYear): number => year.at.year

const row = (cells: readonly Cell[]): Cell[] => COLUMNS.map((_, index) => cells[index] ?? '')

/** Spreadsheets add up numbers, not texts; nothing is computed from these. */
const figure = (text: string | null): Cell => (text === null ? '' : Number(text))
