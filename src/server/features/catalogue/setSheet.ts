/** A criteria set as rows of a spreadsheet. */
import { type CriteriaSet, isLeaf, type Leaf } from '../../../core/catalogue/criteriaSet.ts'
import { describeRule } from '../../../core/catalogue/describeRule.ts'
import type { Cell, SheetTable } from '../../platform/sheets/writeSheet.ts'

const SCORED_BY = { self: 'Tự chấm', survey: 'Điều tra xã hội học', council: 'Hội đồng' } as const
const ORIGINS = { stated: 'nêu trong căn cứ', typical: 'mức thường gặp' } as const

export function setSheet(set: CriteriaSet): SheetTable {
  return {
    name: set.status === 'sample' ? `Bộ tiêu chí mẫu ${set.year}` : `Bộ tiêu chí ${set.year}`,
    columns: [
      'Mã',
      'Tên',
      'Điểm tối đa',
      'Cách chấm',
      'Chấm bởi',
      'Thẩm định',
      'Tài liệu kiểm chứng',
      'Căn cứ',
      'Nguồn của điểm và cách chấm',
    ],
    rows: [
      ...set.fields.flatMap((field) => [
        groupRow(field),
        ...field.criteria.flatMap((criterion) =>
          isLeaf(criterion) ? [leafRow(criterion)] : [groupRow(criterion), ...criterion.components.map(leafRow)],
        ),
      ]),
      ...extraRows('Điểm thưởng', set.bonus),
      ...extraRows('Điểm trừ', set.penalty),
    ],
  }
}

/** The printed words of a leaf's basis, shared with the sheet of a unit. */
export const basisWords = (basis: Leaf['basis']): string =>
  basis
    .map((one) =>
      'unknown' in one
        ? one.unknown
        : [one.document, one.article, one.page && `trang ${one.page}`].filter(Boolean).join(', '),
    )
    .join('; ')

export const evidenceWords = (evidence: Leaf['evidence']): string => evidence.map(({ name }) => name).join('; ')

function extraRows(name: string, { cap, leaves }: CriteriaSet['bonus']): Cell[][] {
  if (leaves.length === 0) return []
  return [['', name, cap === null ? '' : Number(cap), '', '', '', '', '', ''], ...leaves.map(leafRow)]
}

const groupRow = ({ code, name, max }: { code: string; name: string; max: string }): Cell[] => {
  return [code, name, Number(max), '', '', '', '', '', '']
}

function leafRow(leaf: Leaf): Cell[] {
  const { source } = leaf
  return [
    leaf.code,
    leaf.name,
    Number(leaf.max),
    describeRule(leaf).join(' '),
    SCORED_BY[leaf.scoredBy],
    leaf.appraisedBy ?? '',
    evidenceWords(leaf.evidence),
    basisWords(leaf.basis),
    [source?.max && `điểm: ${ORIGINS[source.max]}`, source?.rule && `cách chấm: ${ORIGINS[source.rule]}`]
      .filter(Boolean)
      .join('; '),
  ]
}
