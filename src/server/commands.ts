/** What commands do with the database of an instance, beside a running application or without one. */
import { mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { inviteByCommand } from './features/accounts/accounts.ts'
import { type Doer, recordAudit, verifyAudit } from './features/audit/audit.ts'
import { isBegun } from './firstStart.ts'
import { type Ground, openExistingGround, openGround } from './ground.ts'
import { localAddress, stampOf } from './places.ts'
import { type Backup, makeBackup } from './platform/backup/makeBackup.ts'
import { openBackup } from './platform/backup/openBackup.ts'
import { restoreBackup } from './platform/backup/restoreBackup.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database, Transaction } from './platform/db/database.ts'
import { recordedMigrations } from './platform/db/migrate.ts'
import { fault } from './platform/fault.ts'
import { silentLog } from './platform/log.ts'
import type { Services } from './platform/services.ts'
import { findRunning } from './runningFile.ts'
import { software } from './software.ts'

type Progress = (text: string) => void

export interface CommandOptions {
  readonly config: Config
  readonly progress: Progress
}

/** A one-time link for a person of that login: the way back in without mail. */
export async function inviteUser(login: string, options: CommandOptions) {
  return withGround(options, async (ground) => {
    const running = await findRunning(options.config.dataDir)
    return inviteByCommand(servicesOf(ground, options.config, running?.address), login, systemUser())
  })
}

export async function verifyAuditChain(options: CommandOptions) {
  return withGround(options, ({ database }) => verifyAudit(database.db))
}

export async function backUp(path: string, options: CommandOptions): Promise<Backup> {
  return withGround(options, async (ground) => {
    const backup = await makeBackup(backupOptions(ground, options.config, path))
    await ground.database.db.transaction().execute((tx) =>
      recordAudit(tx, {
        at: systemClock.now(),
        by: commandLine(),
        action: 'backup.made',
        subject: { kind: 'backup', id: null, name: backup.path },
        detail: { sha256: backup.sha256, bytes: backup.bytes },
      }),
    )
    return backup
  })
}

export interface Restored {
  readonly madeAt: string
  readonly tables: number
  readonly files: number
  /** Where the instance that was replaced is kept; null where there was none. */
  readonly copy: string | null
}

/** Replaces the instance by a backup; makes the data folder where there is none. */
export async function restore(
  path: string,
  options: CommandOptions & { readonly replace: boolean },
): Promise<Restored> {
  const { config } = options
  // Before a data folder or a database is made for it.
  ;(await openBackup(path)).close()
  await requireStopped(config)
  const ground = await openGround(config, { poolSize: 3, progress: options.progress })
  let copy: string | null = null
  try {
    const manifest = await restoreBackup({
      url: ground.url(),
      dataDir: config.dataDir,
      path,
      beforeReplacing: async (db) => {
        if (!(await holdsSomething(db))) return
        if (!options.replace) throw wouldReplace(config)
        options.progress('Sao lưu dữ liệu hiện có trước khi thay…')
        copy = await copyBeforeRestore(ground, config)
      },
      afterReplacing: (tx, { madeAt }) => recordRestore(tx, { path, madeAt }),
    })
    return { madeAt: manifest.madeAt, tables: manifest.tables.length, files: manifest.files.length, copy }
  } finally {
    await ground.close()
  }
}

async function withGround<Answer>(
  { config, progress }: CommandOptions,
  work: (ground: Ground) => Promise<Answer>,
): Promise<Answer> {
  const ground = await openExistingGround(config, { progress })
  try {
    return await work(ground)
  } finally {
    await ground.close()
  }
}

/** Where the application runs, links lead to it; else to where it is set to run. */
function servicesOf({ database }: Ground, config: Config, running?: string): Services {
  const publicUrl = config.publicUrl ?? running ?? localAddress(config)
  return { db: database.db, clock: systemClock, log: silentLog, dataDir: config.dataDir, publicUrl }
}

const backupOptions = (ground: Ground, { dataDir }: Config, path: string) => ({
  url: ground.url(),
  dataDir,
  path,
  software: software.version,
  madeAt: systemClock.now(),
})

const systemUser = (): string => userInfo().username

const commandLine = (): Doer => ({
  userId: null,
  fullName: `dòng lệnh (${systemUser()})`,
  departmentId: null,
  via: 'command',
})

async function requireStopped({ dataDir }: Config) {
  const running = await findRunning(dataDir)
  if (!running) return
  const text = `Phần mềm đang chạy ở ${running.address}: dừng nó (Ctrl+C hoặc dừng dịch vụ) rồi khôi phục lại.`
  throw fault('application-running', dataDir, text)
}

async function holdsSomething(db: Database): Promise<boolean> {
  return (await recordedMigrations(db)).length > 0 && (await isBegun(db))
}

function wouldReplace({ dataDir }: Config) {
  const text = `Đã có dữ liệu ở ${dataDir}: thêm --replace để thay toàn bộ (một bản sao được giữ lại), hoặc chọn thư mục khác bằng --data.`
  return fault('has-data', dataDir, text)
}

async function copyBeforeRestore(ground: Ground, config: Config): Promise<string> {
  const path = join(config.dataDir, 'backups', `truoc-khoi-phuc-${stampOf(systemClock.now())}.zip`)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await makeBackup(backupOptions(ground, config, path))
  return path
}

function recordRestore(tx: Transaction, { path, madeAt }: { readonly path: string; readonly madeAt: string }) {
  return recordAudit(tx, {
    at: systemClock.now(),
    by: commandLine(),
    action: 'backup.restored',
    subject: { kind: 'backup', id: null, name: resolve(path) },
    detail: { madeAt },
  })
}
