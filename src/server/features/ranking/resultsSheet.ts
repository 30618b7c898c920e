/** Published results as a table for Excel. */
import type { PublishedResult } from '../../../contract/ranking.ts'
import type { SheetTable } from '../../platform/sheets/writeSheet.ts'

export function resultsSheet(results: readonly PublishedResult[]): SheetTable {
  return {
    name: 'Kết quả công bố',
    columns: [
      'Năm',
      'Đơn vị',
      'Chỉ số (%)',
      'So với năm trước (điểm %)',
      'Xếp loại',
      'Thứ hạng',
      'Trên tổng số',
      'Số bậc tăng, giảm',
      'Quyết định',
      'Ngày quyết định',
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
