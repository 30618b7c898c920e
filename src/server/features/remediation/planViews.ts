/** Plans and tasks as they are shown: names beside codes and ids. */
import type { PlanSummary, PlanTaskView, PlanView } from '../../../contract/remediation.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { hasOwnDay } from '../../../core/plans/progress/occurrences.ts'
import type { TaskProgress } from '../../../core/plans/progress/taskProgress.ts'
import type { Database } from '../../platform/db/database.ts'
import type { StatusDay } from '../settings/settings.ts'
import { criteriaFor } from './knownThings.ts'
import { listResponsibilities, listShortcomings, listTargets } from './planItems.sql.ts'
import { listDocuments, type PlanSummaryRow } from './plans.sql.ts'
import { countTaskRows, type TaskRow } from './planTasks.sql.ts'
import { progressOf } from './taskProgress.ts'
import { mayEditTasks } from './taskRights.ts'

export const summaryOf = (row: PlanSummaryRow): PlanSummary => ({
  id: row.id,
  number: row.number,
  subject: row.subject,
  year: row.year,
  version: row.version,
  kind: row.kind,
  issuer: row.issuer,
  issuedOn: row.issued_on,
  issuedMonth: row.issued_month,
  tasks: row.tasks,
  documents: row.documents,
  confirmedAt: row.confirmed_at.toISOString(),
  confirmedBy: row.confirmed_by,
})

export async function planViewOf(db: Database, row: PlanSummaryRow): Promise<PlanView> {
  const [names, shortcomings, targets, responsibilities, documents, withdrawnTasks] = await Promise.all([
    namesOf(db, row.department_id, row.year),
    listShortcomings(db, row.id),
    listTargets(db, row.id),
    listResponsibilities(db, row.id),
    listDocuments(db, row.id),
    countTaskRows(db, { planId: row.id, state: 'withdrawn' }),
  ])
  return {
    ...summaryOf(row),
    symbol: row.symbol,
    place: row.place,
    bases: row.bases,
    indexResult: row.index_result,
    recipients: row.recipients,
    signer: row.signer,
    shortcomings: shortcomings.map(({ id, section, text, cause, actual, required, criteria, place }) => ({
      id,
      section,
      text,
      cause,
      actual,
      required,
      where: place,
      criteria: criteria.map(({ code, lossCode }) => ({
        code,
        name: names.running.get(code) ?? null,
        lossCode,
        lossName: lossCode === null ? null : (names.loss.get(lossCode) ?? null),
      })),
    })),
    targets: targets.map(({ id, section, text, value, unit, op, place }) => ({
      id,
      section,
      text,
      value,
      unit,
      op,
      where: place,
    })),
    responsibilities: responsibilities.map((item) => ({
      id: item.id,
      itemId: item.item_id,
      unit: { words: item.words, unitId: item.unit_id, groupId: item.group_id, name: item.unit_name },
      text: item.text,
      coordinating: item.coordinating,
      deadline: item.deadline,
      where: item.place,
    })),
    files: documents.map((file) => ({
      id: file.id,
      ordinal: file.ordinal,
      fileName: file.file_name,
      format: file.format,
      bytes: file.bytes,
      sha256: file.sha256,
      addedAt: file.added_at.toISOString(),
      addedBy: file.added_by,
    })),
    withdrawnTasks,
  }
}

/** Tasks of one department, as `actor` sees them on the day. */
export async function taskViewsOf(
  db: Database,
  rows: readonly TaskRow[],
  { actor, day }: { readonly actor: Actor; readonly day: StatusDay },
): Promise<PlanTaskView[]> {
  const years = new Map(rows.map(({ year, department_id: departmentId }) => [year, departmentId]))
  const [names, progress, mayEdit] = await Promise.all([
    Promise.all([...years].map(async ([year, id]) => [year, (await namesOf(db, id, year)).running] as const)),
    progressOf(db, rows, day),
    mayEditTasks(db, actor, rows),
  ])
  const namesIn = new Map(names)
  return rows.map((row, index) => ({
    id: row.id,
    planId: row.plan_id,
    itemId: row.item_id,
    section: row.section,
    title: row.title,
    text: row.text,
    lead: [...row.lead],
    coordinating: [...row.coordinating],
    deadline: row.deadline,
    product: row.product,
    criteria: row.criteria.map((code) => ({ code, name: namesIn.get(row.year)?.get(code) ?? null })),
    where: row.place,
    withdrawnIn: row.withdrawn_in,
    progress: shortProgress(progress[index]),
    daySet: daySetOf(row),
    mayEdit: mayEdit[index] ?? false,
    version: row.version,
  }))
}

/** Where the deadline came to name a day itself, that counts, and the day that was set is not shown. */
function daySetOf({ deadline, year, day_set: day, day_set_by: by, day_set_at: at }: TaskRow): PlanTaskView['daySet'] {
  return day === null || by === null || at === null || hasOwnDay(deadline, year)
    ? null
    : { day, by, at: at.toISOString() }
}

function shortProgress(progress: TaskProgress | undefined): PlanTaskView['progress'] {
  if (!progress) throw new Error('Every task has its progress')
  const { key, status, due, doneOn } = progress.current
  return { status, occurrence: key, due, doneOn, missed: progress.missed }
}

async function namesOf(db: Database, departmentId: string, year: number) {
  const { running, loss } = await criteriaFor(db, departmentId, year)
  const byCode = (set: typeof running) => new Map(set?.criteria.map(({ code, name }) => [code, name]))
  return { running: byCode(running ?? loss), loss: byCode(loss) }
}
