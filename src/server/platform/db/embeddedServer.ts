/**
 * PostgreSQL from the npm package, run on the data folder. Attaches to a server that already runs there, waits for one
 * that is dying, and starts one otherwise; what it cannot mend it refuses with the remedy.
 */
import { spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { diskFull, type Fault, fault, findFileFault } from '../fault.ts'
import { makeFolder } from '../files/makeFolder.ts'
import { APPLICATION_NAME } from './databaseWatch.ts'
import { type Binaries, findBinaries } from './embedded/binaries.ts'
import { initialise, lastLine, ROLE, readPassword } from './embedded/initialise.ts'
import { findProcessesIn, readServerLock, type ServerLock, stateOfServer } from './embedded/lockFile.ts'
import { runProgram, spawnOptions } from './embedded/programs.ts'
import { findServerUser, requireReach, type ServerUser } from './embedded/serverUser.ts'

export interface EmbeddedServerOptions {
  readonly dataDir: string
  /** Taken again after a crash, where it is still free: open pools then need no new address. */
  readonly preferredPort?: number
  /** Tells in Vietnamese what takes long. */
  readonly progress?: (text: string) => void
  /** Further settings as `-c name=value`; for tests. */
  readonly settings?: readonly string[]
}

export interface EmbeddedServer {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** True where the server was already running. */
  readonly attached: boolean
  /** Stops the server, unless another process is still connected: then the last one out stops it. */
  readonly stop: () => Promise<'stopped' | 'in-use'>
}

interface Place {
  readonly folder: string
  readonly logPath: string
  readonly binaries: Binaries
  readonly user: ServerUser | null
}

// A dying server has this long to go; one that recovers after a crash may take as long as it lives.
const PATIENCE_MS = 60_000
const ZOMBIE_PATIENCE_MS = 10_000
const RECOVERY_PATIENCE_MS = 1_800_000
const POLL_MS = 50

export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { dataDir } = options
  try {
    await makeFolder(dataDir)
    const folder = join(dataDir, 'postgres')
    const binaries = await findBinaries()
    const user = findServerUser(folder)
    requireReach(user, [dataDir, binaries.postgres])
    const place: Place = { folder, binaries, user, logPath: join(dataDir, 'postgres.log') }
    if (!(await isFile(join(folder, 'PG_VERSION')))) {
      options.progress?.('Tạo cơ sở dữ liệu…')
      await initialise(place)
    }
    await requireSameVersion(place)
    return await attachOrLaunch(place, options)
  } catch (error) {
    throw findFileFault(error, dataDir) ?? error
  }
}

async function attachOrLaunch(place: Place, options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const password = await readPassword(place.folder)
  const begun = Date.now()
  for (let told = false; ; ) {
    const found = await lookForServer(place.folder, password)
    if (found.kind === 'ready') return serverOf(place, found.lock, { password, attached: true })
    if (found.kind === 'free' || (found.kind === 'zombie' && Date.now() - begun > ZOMBIE_PATIENCE_MS)) {
      // A lock that no living process holds; PostgreSQL would take a zombie's, or a stranger's number, for a server.
      await rm(join(place.folder, 'postmaster.pid'), { force: true })
      const lock = await launch(place, { ...options, password })
      if (lock !== 'taken') return serverOf(place, lock, { password, attached: false })
    }
    const waited = Date.now() - begun
    if (waited > (found.kind === 'recovering' ? RECOVERY_PATIENCE_MS : PATIENCE_MS)) throw unanswering(place)
    if (waited > 2_000 && !told) {
      options.progress?.('Chờ cơ sở dữ liệu của lần chạy trước kết thúc hoặc phục hồi…')
      told = true
    }
    await sleep(POLL_MS)
  }
}

type Found =
  | { readonly kind: 'ready'; readonly lock: ServerLock }
  | { readonly kind: 'free' | 'zombie' | 'dying' | 'recovering' }

async function lookForServer(folder: string, password: string): Promise<Found> {
  const lock = await readServerLock(folder)
  if (lock === 'unreadable') return { kind: 'dying' }
  const state = lock ? await stateOfServer(lock.pid, folder) : 'gone'
  if (lock && state === 'running') {
    const answer = await tryConnection(addressOf(lock.port, password))
    return answer === 'ready' ? { kind: 'ready', lock } : { kind: answer }
  }
  if ((await findProcessesIn(folder)).length > 0) return { kind: 'dying' }
  return { kind: state === 'zombie' ? 'zombie' : 'free' }
}

/** Starts the server and waits until it answers; `taken` where another process locked the folder first. */
async function launch(
  place: Place,
  options: EmbeddedServerOptions & { readonly password: string },
): Promise<ServerLock | 'taken'> {
  const port = await freePort(options.preferredPort)
  const log = await openLog(place.logPath)
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    'max_connections=100',
    ...(options.settings ?? []),
  ]
  const args = ['-D', place.folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  // Detached: a Ctrl-C in the terminal is for the application, which then stops the server in order.
  const child = spawn(place.binaries.postgres, args, {
    ...spawnOptions({ user: place.user, cwd: place.folder }),
    detached: true,
    stdio: ['ignore', log.handle.fd, log.handle.fd],
  })
  const ended = new Promise<'ended'>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve('ended'))
  })
  try {
    for (;;) {
      const state = await Promise.race([ended, tryConnection(addressOf(port, options.password))])
      if (state === 'ready') return { pid: child.pid ?? 0, port }
      if (state === 'ended') return await explainEnd(place, log.from)
      await Promise.race([ended, sleep(POLL_MS)])
    }
  } finally {
    await log.handle.close()
    child.unref()
  }
}

async function explainEnd(place: Place, from: number): Promise<'taken'> {
  const said = (await readFile(place.logPath)).subarray(from).toString('utf8')
  if (/lock file ".*" already exists|pre-existing shared memory block|could not bind|Address already in use/.test(said))
    return 'taken'
  if (/No space left on device/.test(said)) throw diskFull(place.folder)
  const text = `PostgreSQL không khởi động được: ${lastLine(said)} (xem ${place.logPath})`
  throw fault('postgres-failed', place.logPath, text)
}

function serverOf(
  place: Place,
  lock: ServerLock,
  found: { readonly password: string; readonly attached: boolean },
): EmbeddedServer {
  const url = addressOf(lock.port, found.password)
  return { url, port: lock.port, pid: lock.pid, attached: found.attached, stop: () => stopServer(place, url) }
}

async function stopServer(place: Place, url: string): Promise<'stopped' | 'in-use'> {
  if (await othersConnected(url)) return 'in-use'
  const args = ['stop', '-D', place.folder, '-m', 'fast', '-w', '-t', '60']
  await runProgram(place.binaries.pgCtl, args, { user: place.user, cwd: place.folder })
  return 'stopped'
}

// The connections that this process just closed are still there for a moment.
const GOODBYE_MS = 1_000

async function othersConnected(url: string): Promise<boolean> {
  const client = newClient(url)
  try {
    await client.connect()
    const until = Date.now() + GOODBYE_MS
    for (;;) {
      const { rows } = await client.query<{ name: string }>(
        `select application_name as name from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      if (rows.length === 0) return false
      if (Date.now() > until || rows.some(({ name }) => name === APPLICATION_NAME)) return true
      await sleep(POLL_MS)
    }
  } catch {
    // A server that no longer answers serves nobody.
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function tryConnection(url: string): Promise<'ready' | 'recovering' | 'dying'> {
  const client = newClient(url)
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === '28P01' || code === '28000') throw wrongPassword()
    // 57P03: starting up, shutting down or recovering.
    return code === '57P03' ? 'recovering' : 'dying'
  } finally {
    await client.end().catch(() => {})
  }
}

function newClient(url: string): pg.Client {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  return client
}

const addressOf = (port: number, password: string) => `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`

const KEPT_LOG_BYTES = 10_000_000

async function openLog(path: string) {
  const size = (await stat(path).catch(() => null))?.size ?? 0
  if (size > KEPT_LOG_BYTES) await rename(path, `${path}.1`)
  const handle = await open(path, 'a', 0o600)
  return { handle, from: (await handle.stat()).size }
}

async function freePort(preferred = 0): Promise<number> {
  const taken = await tryPort(preferred)
  return taken ?? (await tryPort(0)) ?? 0
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

const isFile = (path: string) =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  )

async function requireSameVersion({ folder, binaries, user }: Place): Promise<void> {
  const made = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  const { output } = await runProgram(binaries.postgres, ['--version'], { user, cwd: folder })
  const own = /(\d+)\.\d+/.exec(output)?.[1]
  if (own === undefined) throw cannotRun(binaries.postgres, output)
  if (own === made) return
  const text = `Dữ liệu trong ${folder} do PostgreSQL ${made} tạo, phần mềm này mang PostgreSQL ${own}. Chạy bản phần mềm đã tạo dữ liệu, sao lưu (cchc backup), rồi khôi phục bằng bản này vào thư mục mới.`
  throw fault('postgres-version', folder, text)
}

function cannotRun(program: string, output: string): Fault {
  const text = `Không chạy được PostgreSQL kèm theo (${program}): ${lastLine(output)}. Chạy lại "npm ci", hoặc dùng PostgreSQL có sẵn: --database URL.`
  return fault('postgres-unusable', program, text)
}

function unanswering({ folder, logPath }: Place): Fault {
  const text = `Một PostgreSQL khác đang giữ ${folder} mà không trả lời. Chờ vài phút rồi chạy lại; nếu vẫn vậy, xem ${logPath} hoặc khởi động lại máy.`
  return fault('postgres-unanswering', folder, text)
}

function wrongPassword(): Fault {
  const text = 'Cơ sở dữ liệu đang chạy không nhận mật khẩu trong thư mục dữ liệu: tệp cchc-secret.json đã bị thay.'
  return fault('postgres-password', 'cchc-secret.json', text)
}
