/** A published result as the contract tells it. */
import type { PublishedResult } from '../../../contract/ranking.ts'
import type { ResultWithChange } from './ranking.sql.ts'

export const resultView = (row: ResultWithChange, unitName: string): PublishedResult => ({
  unitId: row.unit_id,
  unitName,
  year: row.year,
  index: row.index,
  class: row.class,
  rank: row.rank,
  of: row.of,
  decisionNumber: row.decision_number,
  decidedOn: row.decided_on,
  points: row.points,
  change: row.change,
  rankChange: row.rank_change,
  version: row.version,
  writtenAt: row.written_at.toISOString(),
  writtenBy: row.written_by,
})
