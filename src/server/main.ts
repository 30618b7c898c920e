/** Starts the application: database, migrations, first contents, then the server; and stops it in order. */
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { trySweepingPlanFiles } from './features/remediation/remediation.ts'
import { begin, type Greeting, isBegun, type SampleName } from './firstStart.ts'
import { type Ground, openGround } from './ground.ts'
import { localAddress, ownAddress, stampOf } from './places.ts'
import { makeBackup } from './platform/backup/makeBackup.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type DatabaseWatch, watchDatabase } from './platform/db/databaseWatch.ts'
import { migrate } from './platform/db/migrate.ts'
import { fault, findFileFault } from './platform/fault.ts'
import { makeFolder } from './platform/files/makeFolder.ts'
import { makeLog } from './platform/log.ts'
import type { Services } from './platform/services.ts'
import { findRunning, removeRunning, writeRunning } from './runningFile.ts'
import { software } from './software.ts'

export interface StartOptions {
  readonly config: Config
  readonly content: SampleName | 'empty'
  /** Logs go to a file, since a person reads the terminal. */
  readonly logToFile: boolean
  readonly progress: (text: string) => void
}

export type Started =
  | { readonly kind: 'already'; readonly address: string }
  | {
      readonly kind: 'started'
      readonly address: string
      /** Empty on every start but the first. */
      readonly greeting: Greeting
      readonly close: () => Promise<void>
    }

export async function startApplication(options: StartOptions): Promise<Started> {
  const { config } = options
  const running = await findRunning(config.dataDir)
  if (running && options.content === 'empty') throw alreadyBegun(config)
  if (running) return { kind: 'already', address: running.address }
  await requireFreePort(config)
  const tls = await readTls(config)
  await makeFolder(config.dataDir).catch((error) => {
    throw findFileFault(error, config.dataDir) ?? error
  })
  const ground = await openGround(config, { progress: options.progress })
  const opened: Opened = { ground }
  try {
    return await serve(options, tls, opened)
  } catch (error) {
    await closeAll(opened)
    throw findFileFault(error, config.dataDir) ?? error
  }
}

/** What has to be closed, in the order in which it was opened. */
interface Opened {
  readonly ground: Ground
  watch?: DatabaseWatch
  app?: FastifyInstance
}

async function closeAll({ app, watch, ground }: Opened): Promise<void> {
  await app?.close()
  await watch?.close()
  await ground.close()
}

async function serve(options: StartOptions, tls: Tls | null, opened: Opened): Promise<Started> {
  const { config, progress } = options
  const { ground } = opened
  const log = makeLog({
    level: config.logLevel,
    ...(options.logToFile ? { file: join(config.dataDir, 'cchc.log') } : {}),
  })
  const address = config.publicUrl ?? localAddress(config)
  const { db } = ground.database
  const services: Services = { db, clock: systemClock, log, dataDir: config.dataDir, publicUrl: address }
  // The lock first: two applications must not migrate or begin one database.
  const watch = await watchDatabase({
    url: ground.url(),
    revive: ground.revive,
    onReturn: ground.database.moveTo,
    log,
  })
  opened.watch = watch
  const done = await migrate(db, { takeCopy: () => copyBeforeUpgrade(services, ground.url(), progress) })
  if (done.length > 0) log.info({ migrations: done }, 'migrated')
  const greeting = await beginIfNew(services, options)
  // A confirmation that died half way may have left a file that no plan names.
  await trySweepingPlanFiles(services)
  const app = await buildApp({
    services,
    version: software.version,
    databaseUrl: ground.url,
    checkAnswers: config.checkAnswers,
    tls,
    trustProxy: config.trustProxy ?? false,
    secure: tls !== null || config.trustProxy !== undefined || address.startsWith('https:'),
    databaseReady: watch.ready,
  })
  opened.app = app
  await app.listen({ host: config.host, port: config.port })
  await writeRunning(config.dataDir, { pid: process.pid, address, listens: ownAddress(config) })
  log.info({ address, version: software.version }, 'started')
  const close = async () => {
    log.info({}, 'stopping')
    await removeRunning(config.dataDir)
    await closeAll(opened)
  }
  return { kind: 'started', address, greeting, close }
}

async function beginIfNew(services: Services, { content, config, progress }: StartOptions): Promise<Greeting> {
  const begun = await isBegun(services.db)
  if (!begun) {
    if (content !== 'empty') progress('Nạp dữ liệu mẫu…')
    return begin(services, content)
  }
  if (content !== 'empty') return []
  throw alreadyBegun(config)
}

function alreadyBegun({ dataDir }: Config) {
  const text = `Thư mục dữ liệu ${dataDir} đã có dữ liệu: bỏ --empty để mở dữ liệu đó, hoặc chọn thư mục khác bằng --data.`
  return fault('already-begun', '--empty', text)
}

async function copyBeforeUpgrade(services: Services, url: string, progress: (text: string) => void): Promise<string> {
  progress('Sao lưu trước khi nâng cấp cơ sở dữ liệu…')
  const folder = join(services.dataDir, 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const madeAt = services.clock.now()
  const path = join(folder, `truoc-nang-cap-${stampOf(madeAt)}.zip`)
  await makeBackup({ url, dataDir: services.dataDir, path, software: software.version, madeAt })
  return path
}

interface Tls {
  readonly cert: Buffer
  readonly key: Buffer
}

async function readTls({ tlsCert, tlsKey }: Config): Promise<Tls | null> {
  if (tlsCert === undefined || tlsKey === undefined) return null
  try {
    const [cert, key] = await Promise.all([readFile(tlsCert), readFile(tlsKey)])
    createSecureContext({ cert, key })
    return { cert, key }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const text = `Không dùng được chứng thư hoặc khóa TLS (${reason}). Cần hai tệp PEM khớp nhau: ${tlsCert}, ${tlsKey}.`
    throw findFileFault(error, tlsCert) ?? fault('tls-unusable', tlsCert, text, error)
  }
}

async function requireFreePort({ host, port }: Config): Promise<void> {
  const refusal = await tryPort(host, port)
  if (refusal === null) return
  const where = `${host}:${port}`
  if (refusal === 'EADDRINUSE') {
    const free = await nextFreePort(host, port)
    const text = `Cổng ${port} đang được chương trình khác dùng. Cổng ${free} còn trống: chạy lại với --port ${free}.`
    throw fault('port-taken', where, text)
  }
  if (refusal === 'EACCES') {
    const text = `Không được phép mở cổng ${port}: chọn cổng từ 1024 trở lên, ví dụ --port 8080.`
    throw fault('port-refused', where, text)
  }
  const text = `Không mở được ở địa chỉ ${host} (${refusal}): máy này không có địa chỉ đó. Bỏ --host hoặc sửa lại.`
  throw fault('host-unknown', where, text)
}

async function nextFreePort(host: string, taken: number): Promise<number> {
  for (let port = taken + 1; port <= Math.min(taken + 100, 65_535); port += 1) {
    if ((await tryPort(host, port)) === null) return port
  }
  return 0
}

/** The code of the refusal, or null where one can listen. */
function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
}
