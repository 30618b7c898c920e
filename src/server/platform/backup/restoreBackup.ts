/** Puts an instance back as a backup holds it: all tables in one transaction, on any PostgreSQL. */
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database, Transaction } from '../db/database.ts'
import { tryLock } from '../db/databaseWatch.ts'
import { applyMigrations, knownMigrations } from '../db/migrate.ts'
import type { Tables } from '../db/tables.ts'
import { type Fault, fault, findFileFault } from '../fault.ts'
import { columnList, dropStatements, listForeignKeys, quoted } from './catalog.sql.ts'
import { fileEntry, type Manifest, tableEntry } from './manifest.ts'
import { type OpenBackup, openBackup } from './openBackup.ts'

export interface RestoreOptions {
  readonly url: string
  readonly dataDir: string
  readonly path: string
  /** Asked before anything is touched; throws where the instance may not be replaced, takes the copy where it may. */
  readonly beforeReplacing: (db: Database) => Promise<void>
  /** The last word in the same transaction: the entry in the audit log. */
  readonly afterReplacing: (tx: Transaction, manifest: Manifest) => Promise<void>
}

/** Checks the backup, then the instance, then replaces it; until the last moment everything stays as it was. */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const backup = await openBackup(options.path)
  const client = new pg.Client({ connectionString: options.url, application_name: 'cchc restore' })
  client.on('error', () => {})
  try {
    await requireKnown(backup.manifest, options.path)
    await client.connect()
    if (!(await tryLock(client))) throw applicationRuns()
    const db = overOneConnection(client)
    await options.beforeReplacing(db)
    // Files first, rows after: they are named by their content, so that those of the old instance stay as they are.
    await writeFiles(backup, options.dataDir)
    await db.transaction().execute(async (tx) => {
      await replaceTables(client, tx, backup)
      await options.afterReplacing(tx, backup.manifest)
    })
    return backup.manifest
  } catch (error) {
    throw findFileFault(error, options.dataDir) ?? error
  } finally {
    backup.close()
    await client.end().catch(() => {})
  }
}

async function requireKnown({ migrations, software }: Manifest, path: string) {
  const known = await knownMigrations()
  if (migrations.every((name) => known.includes(name))) return
  const text = `Bản sao lưu do phiên bản mới hơn (${software}) tạo: cài phiên bản đó rồi khôi phục. Chưa có gì bị thay đổi.`
  throw fault('newer-backup', path, text)
}

function applicationRuns(): Fault {
  const text = 'Phần mềm đang chạy trên dữ liệu này: dừng nó (Ctrl+C hoặc dừng dịch vụ) rồi khôi phục lại.'
  return fault('application-running', 'restore', text)
}

/** `client` is the connection under `tx`. */
async function replaceTables(client: pg.Client, tx: Transaction, { manifest, read }: OpenBackup) {
  for (const statement of await dropStatements(client)) await client.query(statement)
  await applyMigrations(tx, manifest.migrations)
  // Without foreign keys the order of the tables does not matter; put back, they check every row.
  const keys = await listForeignKeys(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  for (const { name, columns } of manifest.tables) {
    await client.query(`alter table ${quoted(name)} disable trigger user`)
    // A migration may have put first rows there.
    await client.query(`delete from ${quoted(name)}`)
    const copy = client.query(copyFrom(`copy ${quoted(name)} (${columnList(columns)}) from stdin`))
    await pipeline(await read(tableEntry(name)), copy)
    await client.query(`alter table ${quoted(name)} enable trigger user`)
  }
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
  }
  for (const { name, value, used } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), value, used])
  }
  const known = await knownMigrations()
  await applyMigrations(
    tx,
    known.filter((name) => !manifest.migrations.includes(name)),
  )
}

async function writeFiles({ manifest, read }: OpenBackup, dataDir: string) {
  for (const { path } of manifest.files) {
    const target = join(dataDir, 'files', path)
    const partial = `${target}.partial`
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    try {
      await pipeline(await read(fileEntry(path)), createWriteStream(partial, { mode: 0o600, flush: true }))
      await rename(partial, target)
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    }
  }
}

/** The query layer on the very connection that holds the transaction. */
function overOneConnection(client: pg.Client): Database {
  const lent = {
    query: client.query.bind(client),
    release: () => {},
  }
  const pool = { connect: async () => lent, end: async () => {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as never }) })
}
