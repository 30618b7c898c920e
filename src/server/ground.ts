/** Opens the database of an instance for the application and for the commands: the embedded one, or the one at the URL. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './platform/config.ts'
import { type OpenDatabase, openDatabase } from './platform/db/database.ts'
import { startEmbeddedServer } from './platform/db/embeddedServer.ts'
import { knownMigrations, recordedMigrations } from './platform/db/migrate.ts'
import { fault } from './platform/fault.ts'

export interface Ground {
  readonly database: OpenDatabase
  readonly url: () => string
  /** Brings the database back where that is ours to do; gives its address. */
  readonly revive: () => Promise<string>
  /** Closes the pool and stops the embedded server, where nobody else is using it. */
  readonly close: () => Promise<void>
}

const OLDEST_SERVER = 15

export interface GroundOptions {
  readonly progress?: (text: string) => void
  readonly poolSize?: number
}

export async function openGround(config: Config, options: GroundOptions = {}): Promise<Ground> {
  const { poolSize = 10, progress } = options
  if (config.databaseUrl === undefined) return openEmbedded(config, { poolSize, ...(progress ? { progress } : {}) })
  const url = config.databaseUrl
  const database = openDatabase({ url, poolSize })
  try {
    await requireServer(database, url)
    await requireOwnDatabase(database, url)
  } catch (error) {
    await database.close()
    throw error
  }
  return { database, url: () => url, revive: async () => url, close: database.close }
}

async function openEmbedded(
  { dataDir }: Config,
  options: { readonly progress?: (text: string) => void; readonly poolSize: number },
): Promise<Ground> {
  let server = await startEmbeddedServer({ dataDir, ...options })
  const database = openDatabase({ url: server.url, poolSize: options.poolSize })
  return {
    database,
    url: () => server.url,
    revive: async () => {
      server = await startEmbeddedServer({ dataDir, preferredPort: server.port })
      return server.url
    },
    close: async () => {
      await database.close()
      await server.stop()
    },
  }
}

/** For commands that only use an instance: it must be there, and be of this version. */
export async function openExistingGround(config: Config, options: GroundOptions = {}): Promise<Ground> {
  await requireBegun(config)
  const ground = await openGround(config, { poolSize: 3, ...options })
  try {
    await requireThisVersion(ground, config)
    return ground
  } catch (error) {
    await ground.close()
    throw error
  }
}

async function requireBegun({ dataDir, databaseUrl }: Config) {
  if (databaseUrl !== undefined) return
  if (await stat(join(dataDir, 'postgres', 'PG_VERSION')).catch(() => null)) return
  const text = `Chưa có dữ liệu trong ${dataDir}: chạy "cchc start" trước, hoặc chỉ đúng thư mục bằng --data.`
  throw fault('no-data', dataDir, text)
}

async function requireThisVersion({ database }: Ground, { dataDir }: Config) {
  const [recorded, known] = await Promise.all([recordedMigrations(database.db), knownMigrations()])
  if (recorded.some((name) => !known.includes(name))) {
    const text = 'Dữ liệu do một bản phần mềm mới hơn tạo: dùng lệnh của bản đó.'
    throw fault('newer-data', dataDir, text)
  }
  if (recorded.length < known.length) {
    const text = 'Dữ liệu chưa được nâng cấp lên bản này: chạy "cchc start" một lần rồi chạy lại lệnh.'
    throw fault('older-data', dataDir, text)
  }
}

async function requireServer({ pool }: OpenDatabase, url: string) {
  const where = new URL(url).host
  const answer = await pool.query<Record<string, string>>('show server_version_num').catch((error: Error) => {
    const text = `Không kết nối được PostgreSQL ở ${where} (${error.message}). Kiểm tra địa chỉ, mật khẩu và máy chủ có đang chạy không.`
    throw fault('database-unreachable', where, text, error)
  })
  const version = Math.floor(Number(Object.values(answer.rows[0] ?? {})[0]) / 10_000)
  if (version >= OLDEST_SERVER) return
  const text = `PostgreSQL ở ${where} là bản ${version}: cần bản ${OLDEST_SERVER} trở lên.`
  throw fault('database-too-old', where, text)
}

/** A restore takes every table away: nobody else's may be among them. */
async function requireOwnDatabase({ db, pool }: OpenDatabase, url: string) {
  if ((await recordedMigrations(db)).length > 0) return
  const { rowCount } = await pool.query(
    "select from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') limit 1",
  )
  if (rowCount === 0) return
  const where = new URL(url).pathname.slice(1)
  const text = `Cơ sở dữ liệu “${where}” đã có bảng của chương trình khác: tạo một cơ sở dữ liệu trống riêng cho CCHC.`
  throw fault('foreign-database', where, text)
}
