/** Brings the database to this version: forward only, all pending migrations or none, under a lock. */
import { readdir } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { Fault, fault } from '../fault.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const FILE = /^(\d{12}-[a-z0-9-]+)\.(ts|js)$/
// Any number that nothing else in this database locks.
const MIGRATION_LOCK = 4_704_206_501

export interface MigrateOptions {
  /** Called before anything changes in a database that already holds something: takes the copy, gives its name. */
  readonly takeCopy?: () => Promise<string>
  /** The folder of migrations; another one in tests. */
  readonly folder?: URL
}

/**
 * Runs what has not run yet, in the order of the names, and returns those names. Throws a Fault where the database was
 * made by a newer version, or where a migration fails: nothing of this call is then kept.
 */
export async function migrate(db: Database, options: MigrateOptions = {}): Promise<string[]> {
  const folder = options.folder ?? FOLDER
  return await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection)
    try {
      const recorded = await recordedMigrations(connection)
      const known = await knownMigrations(folder)
      requireKnown(recorded, known)
      const pending = known.filter((name) => !recorded.includes(name))
      if (pending.length === 0) return []
      const copy = recorded.length > 0 ? await options.takeCopy?.() : undefined
      const transaction = connection.transaction()
      await transaction.execute((tx) => applyMigrations(tx, pending, { folder, ...(copy ? { copy } : {}) }))
      return pending
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection)
    }
  })
}

/** Runs the named migrations in the caller's transaction and records them. */
export async function applyMigrations(
  tx: Kysely<Tables>,
  names: readonly string[],
  { folder = FOLDER, copy }: { readonly folder?: URL; readonly copy?: string } = {},
): Promise<void> {
  await sql`create table if not exists cchc_migration (
    name text primary key, applied_at timestamptz not null default now())`.execute(tx)
  for (const name of names) {
    try {
      const { up } = await load(folder, name)
      await up(tx)
      // What a migration left to be checked at the end would otherwise stand in the way of the next one's changes.
      await sql`set constraints all immediate`.execute(tx)
      await sql`insert into cchc_migration (name) values (${name})`.execute(tx)
    } catch (error) {
      throw failed(name, error, copy)
    }
  }
}

/** The names of the migrations that ran in this database; none in an empty one. */
export async function recordedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const there = await sql<{ found: boolean }>`select to_regclass('cchc_migration') is not null as found`.execute(db)
  if (!there.rows[0]?.found) return []
  const { rows } = await sql<{ name: string }>`select name from cchc_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** The names of this version's migrations, in order. */
export async function knownMigrations(folder = FOLDER): Promise<string[]> {
  const files = await readdir(folder)
  return files.flatMap((file) => FILE.exec(file)?.[1] ?? []).sort()
}

async function load(folder: URL, name: string): Promise<{ up: (db: Kysely<Tables>) => Promise<void> }> {
  const files = await readdir(folder)
  const file = files.find((candidate) => FILE.exec(candidate)?.[1] === name)
  return await import(new URL(file ?? name, folder).href)
}

function requireKnown(recorded: readonly string[], known: readonly string[]): void {
  const unknown = recorded.filter((name) => !known.includes(name))
  const last = unknown.at(-1)
  if (last === undefined) return
  const text = `Dữ liệu do một bản phần mềm mới hơn tạo (có bước nâng cấp ${last} mà bản này không biết). Chạy bản mới hơn đó; bản này không đụng vào dữ liệu.`
  throw fault('newer-data', last, text)
}

function failed(name: string, cause: unknown, copy: string | undefined): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const copied = copy ? ` Bản sao trước khi nâng cấp: ${copy}.` : ''
  const text = `Nâng cấp cơ sở dữ liệu không thành ở bước ${name} (${reason}). Mọi thay đổi đã được hủy, dữ liệu vẫn như trước; phần mềm không khởi động. Chạy lại bản cũ và báo lỗi này.${copied}`
  return new Fault([{ code: 'migration-failed', where: name, text }], { cause, ours: true })
}
