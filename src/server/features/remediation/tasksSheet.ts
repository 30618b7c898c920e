/** A plan's tasks as a table for Excel. */
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import type { SheetTable } from '../../platform/sheets/writeSheet.ts'
import type { PlanSummaryRow } from './plans.sql.ts'
import type { TaskRow } from './planTasks.sql.ts'

export function tasksSheet(plan: PlanSummaryRow, tasks: readonly TaskRow[]): SheetTable {
  return {
    name: `Nhiệm vụ ${plan.year}`,
    columns: [
      'Mục',
      'Nội dung',
      'Nhiệm vụ',
      'Chủ trì',
      'Phối hợp',
      'Thời hạn',
      'Thời hạn theo văn bản',
      'Sản phẩm',
      'Tiêu chí',
      'Tình trạng',
    ],
    rows: tasks.map((task) => [
      task.item_id,
      task.title,
      task.text,
      namesOf(task.lead),
      namesOf(task.coordinating),
      task.deadline && deadlineWords(task.deadline),
      task.deadline?.raw ?? null,
      task.product,
      task.criteria.join(', '),
      task.withdrawn_in === null ? null : `Không còn từ bản ${task.withdrawn_in}`,
    ]),
  }
}

const namesOf = (units: TaskRow['lead']): string => units.map(({ name }) => name).join('; ')
