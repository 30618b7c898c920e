/** Every query of the files that go with reports on tasks. */
import type { Generated, Selectable } from 'kysely'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    task_file: TaskFileTable
  }
}

interface TaskFileTable {
  id: Generated<string>
  progress_id: string
  sort: number
  file_name: string
  bytes: number
  sha256: string
}
export type TaskFileRow = Selectable<TaskFileTable>

export async function insertTaskFiles(tx: Transaction, rows: readonly Omit<TaskFileRow, 'id'>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('task_file')
      .values([...rows])
      .execute()
}

/** Of each report, in the order given with it. */
export async function listTaskFiles(db: Database, progressIds: readonly string[]): Promise<TaskFileRow[]> {
  if (progressIds.length === 0) return []
  return db
    .selectFrom('task_file')
    .selectAll()
    .where('progress_id', 'in', [...progressIds])
    .orderBy('progress_id')
    .orderBy('sort')
    .execute()
}

export function findTaskFile(db: Database, taskId: string, id: string): Promise<TaskFileRow | undefined> {
  return db
    .selectFrom('task_file as f')
    .innerJoin('task_progress as p', 'p.id', 'f.progress_id')
    .selectAll('f')
    .where('p.task_id', '=', taskId)
    .where('f.id', '=', id)
    .executeTakeFirst()
}
