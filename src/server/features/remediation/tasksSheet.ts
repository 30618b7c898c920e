/** A plan's tasks as a table for Excel. */
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import { occurrenceWords, statusWords } from '../../../core/plans/progress/progressWords.ts'
import type { TaskProgress } from '../../../core/plans/progress/taskProgress.ts'
import type { CalendarDate } from '../../../core/values/calendarDate.ts'
import type { SheetTable } from '../../platform/sheets/writeSheet.ts'
import type { PlanSummaryRow } from './plans.sql.ts'
import type { TaskRow } from './planTasks.sql.ts'

/** `progress` goes with `tasks`, in their order. */
export function tasksSheet(
  plan: PlanSummaryRow,
  tasks: readonly TaskRow[],
  progress: readonly TaskProgress[],
): SheetTable {
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
      'Kỳ',
      'Hạn của kỳ',
      'Tình trạng',
      'Ngày hoàn thành',
      'Kỳ trước chưa làm',
      'Bản kế hoạch',
    ],
    rows: tasks.map((task, index) => [
      task.item_id,
      task.title,
      task.text,
      namesOf(task.lead),
      namesOf(task.coordinating),
      task.deadline && deadlineWords(task.deadline),
      task.deadline?.raw ?? null,
      task.product,
      task.criteria.join(', '),
      ...progressCells(progress[index]),
      task.withdrawn_in === null ? null : `Không còn từ bản ${task.withdrawn_in}`,
    ]),
  }
}

function progressCells(progress: TaskProgress | undefined) {
  if (!progress) return [null, null, null, null, null]
  const { key, due, status, doneOn } = progress.current
  return [
    key === 'once' ? null : occurrenceWords(key),
    due && dayCell(due),
    statusWords(status),
    doneOn && dayCell(doneOn),
    progress.missed === 0 ? null : progress.missed,
  ]
}

const dayCell = (day: CalendarDate): Date => new Date(`${day}T00:00:00Z`)

const namesOf = (units: TaskRow['lead']): string => units.map(({ name }) => name).join('; ')
