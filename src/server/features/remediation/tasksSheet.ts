/** Tasks as a table for Excel: of one plan in its order, or of all plans. */
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import { occurrenceWords, statusWords } from '../../../core/plans/progress/progressWords.ts'
import type { TaskProgress } from '../../../core/plans/progress/taskProgress.ts'
import type { CalendarDate } from '../../../core/values/calendarDate.ts'
import type { Cell, SheetTable } from '../../platform/sheets/writeSheet.ts'
import type { PlanSummaryRow } from './plans.sql.ts'
import type { TaskRow } from './planTasks.sql.ts'

type ShortProgress = Pick<TaskProgress, 'current' | 'missed'>

const TASK_COLUMNS = [
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
]

/** `progress` goes with `tasks`, in their order. */
export function tasksSheet(
  plan: PlanSummaryRow,
  tasks: readonly TaskRow[],
  progress: readonly ShortProgress[],
): SheetTable {
  return {
    name: `Nhiệm vụ ${plan.year}`,
    columns: [...TASK_COLUMNS, 'Bản kế hoạch'],
    rows: tasks.map((task, index) => [
      ...taskCells(task, progress[index]),
      task.withdrawn_in === null ? null : `Không còn từ bản ${task.withdrawn_in}`,
    ]),
  }
}

export function allTasksSheet(
  tasks: readonly {
    readonly task: TaskRow
    readonly plan: Pick<PlanSummaryRow, 'number' | 'subject' | 'year'>
    readonly progress: ShortProgress
  }[],
): SheetTable {
  return {
    name: 'Nhiệm vụ',
    columns: ['Năm', 'Số kế hoạch', 'Kế hoạch', ...TASK_COLUMNS, 'Ngày do người đặt', 'Người đặt ngày'],
    rows: tasks.map(({ task, plan, progress }) => [
      plan.year,
      plan.number,
      plan.subject,
      ...taskCells(task, progress),
      task.day_set && dayCell(task.day_set),
      task.day_set_by,
    ]),
  }
}

function taskCells(task: TaskRow, progress: ShortProgress | undefined): Cell[] {
  return [
    task.item_id,
    task.title,
    task.text,
    namesOf(task.lead),
    namesOf(task.coordinating),
    task.deadline && deadlineWords(task.deadline),
    task.deadline?.raw ?? null,
    task.product,
    task.criteria.join(', '),
    ...progressCells(progress),
  ]
}

function progressCells(progress: ShortProgress | undefined): Cell[] {
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
