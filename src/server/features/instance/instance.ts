/** The instance as a whole: its backups, and leaving the sample office behind. It owns no table. */
import { createReadStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { REMOVAL_WORDS } from '../../../contract/settings.ts'
import { type Actor, isInstanceAdministrator } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { AppError } from '../../../core/values/appError.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { type Backup, makeBackup } from '../../platform/backup/makeBackup.ts'
import type { Services } from '../../platform/services.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import { trySweepingPlanFiles } from '../remediation/remediation.ts'
import { markSample, readSettings } from '../settings/settings.ts'
import { emptyInstance } from './instance.sql.ts'

/** What backups need beside the services: the database's address now, and the version that is written into them. */
export interface InstanceContext {
  readonly databaseUrl: () => string
  readonly software: string
}

/** The name and code of a department that has just begun; its people rename it. */
export const newDepartment = { code: 'co-quan', name: 'Cơ quan (đổi tên ở mục Đơn vị)' } as const

/** Copies everything into the backups' folder of the data folder, and writes down that it did. */
export async function makeInstanceBackup(services: Services, context: InstanceContext, actor: Actor) {
  requireInstance(actor, 'makeBackups')
  return oneAtATime(async () => {
    const backup = await writeBackup(services, context)
    const { fileName, bytes, sha256 } = backup
    await services.db.transaction().execute((tx) => noteBackup(tx, { backup, by: actor, at: backup.madeAt }))
    return { fileName, bytes, sha256, madeAt: backup.madeAt.toISOString() }
  })
}

let before: Promise<unknown> = Promise.resolve()

/** Backups are heavy and named by their moment, and a sample is left behind once: who comes second waits. */
function oneAtATime<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = before.then(work)
  before = turn.catch(() => {})
  return turn
}

/** The backups in the data folder, newest first. */
export async function listBackups({ dataDir }: Services, actor: Actor) {
  requireInstance(actor, 'makeBackups')
  const folder = backupsFolder(dataDir)
  const names = (await readdir(folder).catch(() => [])).filter(isBackupName)
  const found = await Promise.all(
    names.map(async (fileName) => {
      const { size, mtime } = await stat(join(folder, fileName))
      return { fileName, bytes: size, madeAt: mtime.toISOString() }
    }),
  )
  return found.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** One of the listed backups; a name that is not listed gives nothing, whatever it points at. */
export async function openBackupFile(services: Services, actor: Actor, fileName: string): Promise<Readable> {
  const known = (await listBackups(services, actor)).some((backup) => backup.fileName === fileName)
  if (!known) throw noSuchBackup()
  return createReadStream(join(backupsFolder(services.dataDir), fileName))
}

/** Takes a backup, then empties the instance in one transaction: the log, the administrator and one department stay. */
export async function removeSample(
  services: Services,
  context: InstanceContext,
  actor: Actor,
  confirmation: string,
): Promise<{ backup: string }> {
  requireInstance(actor, 'writeSettings')
  return oneAtATime(() => emptyAfterBackup(services, context, actor, confirmation))
}

async function emptyAfterBackup(
  services: Services,
  context: InstanceContext,
  actor: Actor,
  confirmation: string,
): Promise<{ backup: string }> {
  if (!(await readSettings(services.db)).sample) throw noSample()
  if (foldVietnamese(confirmation).trim() !== foldVietnamese(REMOVAL_WORDS)) throw notConfirmed()
  const backup = await writeBackup(services, context)
  await services.db.transaction().execute(async (tx) => {
    await noteBackup(tx, { backup, by: actor, at: backup.madeAt })
    await emptyInstance(tx, { userId: actor.userId, departmentId: actor.departmentId, ...newDepartment })
    await markSample(tx, { demonstrationDay: null })
    await recordAudit(tx, {
      at: services.clock.now(),
      by: actor,
      action: 'sample.removed',
      subject: { kind: 'instance', id: null, name: null },
      detail: { backup: backup.fileName },
    })
  })
  await trySweepingPlanFiles(services)
  return { backup: backup.fileName }
}

interface NamedBackup extends Backup {
  readonly fileName: string
  readonly madeAt: Date
}

async function writeBackup({ clock, dataDir }: Services, context: InstanceContext): Promise<NamedBackup> {
  const madeAt = clock.now()
  const fileName = `cchc-${madeAt.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 19).replace('.', '-')}.zip`
  const folder = backupsFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, fileName)
  const backup = await makeBackup({ url: context.databaseUrl(), dataDir, path, software: context.software, madeAt })
  return { ...backup, fileName, madeAt }
}

function noteBackup(
  tx: Parameters<typeof recordAudit>[0],
  note: { readonly backup: NamedBackup; readonly by: Doer; readonly at: Date },
): Promise<void> {
  const { fileName, bytes, sha256 } = note.backup
  const subject = { kind: 'backup', id: fileName, name: fileName }
  return recordAudit(tx, { at: note.at, by: note.by, action: 'backup.made', subject, detail: { bytes, sha256 } })
}

const backupsFolder = (dataDir: string) => join(dataDir, 'backups')
const isBackupName = (name: string) => /^[A-Za-z0-9][A-Za-z0-9._-]*\.zip$/.test(name)

function requireInstance(actor: Actor, permission: 'makeBackups' | 'writeSettings'): void {
  if (!isInstanceAdministrator(actor)) requirePermission(actor, permission, { departmentId: '', path: [] })
}

const noSuchBackup = () =>
  new AppError('notFound', 'backup-not-found', {
    vi: 'Không có bản sao lưu này trong thư mục sao lưu.',
    en: 'There is no such backup in the backups’ folder.',
  })

const noSample = () =>
  new AppError('conflict', 'no-sample', {
    vi: 'Dữ liệu mẫu đã được bỏ trước đó; không có gì để xoá.',
    en: 'The sample data is gone already; there is nothing to remove.',
  })

const notConfirmed = () =>
  new AppError('invalid', 'not-confirmed', {
    vi: `Chưa xác nhận: hãy gõ đúng dòng chữ "${REMOVAL_WORDS}".`,
    en: `Not confirmed: type the words "${REMOVAL_WORDS}".`,
  })
