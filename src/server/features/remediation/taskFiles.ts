/** Files that go with a report on a task: checked by their content, kept with the report or not at all. */
import type { ProgressReport } from '../../../contract/remediation.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Transaction } from '../../platform/db/database.ts'
import { holdFiles } from '../../platform/files/fileStore.sql.ts'
import { findFile, putFile } from '../../platform/files/fileStore.ts'
import type { Download } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { findBase64Bytes } from './base64Bytes.ts'
import { fileMissing, taskFilesAtFault } from './refusals.ts'
import { findTaskFileFault } from './taskFileFault.ts'
import { findTaskFile, insertTaskFiles } from './taskFiles.sql.ts'
import { getTask } from './taskRights.ts'

type GivenFiles = Extract<ProgressReport, { kind: 'note' }>['files']

export interface TaskFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Every file that may not go with the report is told at once, each at its place. */
export async function readTaskFiles(given: GivenFiles): Promise<TaskFile[]> {
  const read = await Promise.all(
    (given ?? []).map(async ({ fileName: path, content }, index) => {
      const fileName = path.split(/[\\/]/).at(-1) ?? path
      const bytes = findBase64Bytes(content)
      const code = bytes === null ? 'file-damaged' : await findTaskFileFault({ fileName, bytes })
      return { file: bytes && { fileName, bytes }, fault: code && { code, index, fileName } }
    }),
  )
  const faults = read.flatMap(({ fault }) => fault ?? [])
  if (faults.length > 0) throw taskFilesAtFault(faults)
  return read.flatMap(({ file }) => file ?? [])
}

/** Part of the transaction that writes the report. */
export async function keepTaskFiles(
  tx: Transaction,
  { dataDir }: Pick<Services, 'dataDir'>,
  progressId: string,
  files: readonly TaskFile[],
): Promise<void> {
  if (files.length === 0) return
  await holdFiles(tx)
  const hashes = await Promise.all(files.map(({ bytes }) => putFile(dataDir, bytes)))
  await insertTaskFiles(
    tx,
    files.flatMap(({ fileName, bytes }, sort) => {
      const sha256 = hashes[sort]
      return sha256 ? [{ progress_id: progressId, sort, file_name: fileName, bytes: bytes.byteLength, sha256 }] : []
    }),
  )
}

/** For everybody who may read the task. */
export async function openTaskFile(
  { db, dataDir }: Services,
  actor: Actor,
  { taskId, fileId }: { readonly taskId: string; readonly fileId: string },
): Promise<Download> {
  const task = await getTask(db, actor, taskId)
  const file = await findTaskFile(db, task.id, fileId)
  const content = file && (await findFile(dataDir, file.sha256))
  if (!file || !content) throw fileMissing()
  return { fileName: file.file_name, content }
}
