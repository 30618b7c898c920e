/** Published results as a table for Excel. */
import type { PublishedResult } from '../../../contract/ranking.ts'
import type { SheetTable } from '../../platform/sheets/writeSheet.ts'

/** The columns that are read again; the others are told only. */
export const RESULT_COLUMNS = {
  year: 'Năm',
  unit: 'Đơn vị',
  index: 'Chỉ số (%)',
  class: 'Xếp loại',
  rank: 'Thứ hạng',
  of: 'Trên tổng số',
  decision: 'Quyết định',
  decidedOn: 'Ngày quyết định',
} as const

export function resultsSheet(results: readonly PublishedResult[]): SheetTable {
  return {
    name: 'Kết quả công bố',
    columns: [
      RESULT_COLUMNS.year,
      RESULT_COLUMNS.unit,
      RESULT_COLUMNS.index,
      'So với năm trước (điểm %)',
      RESULT_COLUMNS.class,
      RESULT_COLUMNS.rank,
      RESULT_COLUMNS.of,
      'Số bậc tăng, giảm',
      RESULT_COLUMNS.decision,
      RESULT_COLUMNS.decidedOn,
      'Người ghi',
    ],
    rows: results.map((result) => [
      result.year,
      result.unitName,
      Number(result.index),
      result.change === null ? null : Number(result.change),
      result.class,
      result.rank,
      result.of,
      result.rankChange,
      result.decisionNumber,
      result.decidedOn === null ? null : new Date(`${result.decidedOn}T00:00:00Z`),
      result.writtenBy,
    ]),
  }
}
