/** The sheet of a unit as rows of a spreadsheet, with columns for facts: filled in, it is imported again. */

import { isLeaf, type Leaf } from '../../../core/catalogue/criteriaSet.ts'
import type { Fact } from '../../../core/scoring/fact.ts'
import type { LeafScore } from '../../../core/scoring/scoreSheet.ts'
import type { Cell, SheetTable } from '../../platform/sheets/writeSheet.ts'
import { basisWords, evidenceWords } from '../catalogue/catalogue.ts'
import type { AssessedYear, ScoredYear } from './assessedYear.ts'
import { factHeadings, factRows, groupFactCells } from './factColumns.ts'
import { codeLinesOf, leadOf } from './leads.ts'

const STATES = {
  scored: 'Đã chấm',
  missing: 'Thiếu số liệu',
  nothingArose: 'Không phát sinh',
  notApplicable: 'Không áp dụng',
} as const

const COLUMNS: readonly string[] = [
  'Mã',
  'Tên',
  'Điểm tối đa',
  'Điểm',
  'Trạng thái',
  'Vì sao',
  ...factHeadings,
  'Tài liệu kiểm chứng',
  'Thẩm định',
  'Đơn vị chủ trì',
  'Căn cứ',
]

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
  const facts = new Map<string, Fact>(year.rows.map((fact) => [fact.criterion, fact.fact]))
  const group = (one: { code: string; name: string; max: string }): Cell[] => {
    const figures = [figure(applied.get(one.code) ?? one.max), figure(points.get(one.code) ?? null)]
    return row([one.code, one.name, ...figures, '', '', ...groupFactCells(facts.get(one.code))])
  }
  const leaf = (one: Leaf): Cell[][] => {
    const score = scores.get(one.code)
    const { own, lines } = factRows(one, facts.get(one.code))
    const whole = [
      one.code,
      one.name,
      figure(one.max),
      figure(score?.points ?? null),
      score ? STATES[score.state] : '',
      score?.steps.at(-1) ?? '',
      ...own,
      evidenceWords(one.evidence),
      one.appraisedBy ?? '',
      leadName(one.code),
      basisWords(one.basis),
    ]
    return [whole, ...lines.map((cells) => row([one.code, '', '', '', '', '', ...cells]))]
  }
  return {
    name: sheet.status === 'sample' ? `Bảng điểm ${at(year)} (bộ mẫu)` : `Bảng điểm ${at(year)}`,
    columns: COLUMNS,
    rows: [
      ...set.fields.flatMap((field) => [
        group(field),
        ...field.criteria.flatMap((criterion) =>
          isLeaf(criterion) ? leaf(criterion) : [group(criterion), ...criterion.components.flatMap(leaf)],
        ),
      ]),
      row(['', 'Tổng điểm', figure(sheet.base), figure(sheet.total)]),
      row(['', 'Điểm thưởng', figure(set.bonus.cap), figure(sheet.bonus)]),
      ...set.bonus.leaves.flatMap(leaf),
      row(['', 'Điểm trừ', figure(set.penalty.cap), figure(sheet.penalty)]),
      ...set.penalty.leaves.flatMap(leaf),
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
