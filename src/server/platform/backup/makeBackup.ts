/** One consistent copy of the whole instance in one ZIP, made while the application runs. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import { fault, findFileFault } from '../fault.ts'
import { holdFilesOn } from '../files/fileStore.sql.ts'
import { columnList, listSequences, listTables, quoted } from './catalog.sql.ts'
import { fileEntry, MANIFEST, MANIFEST_HASH, type Manifest, MIGRATION_TABLE, tableEntry } from './manifest.ts'

export interface BackupOptions {
  readonly url: string
  readonly dataDir: string
  /** Where the backup goes; nothing may be there. */
  readonly path: string
  readonly software: string
  readonly madeAt: Date
}

export interface Backup {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/** Writes beside `path` and moves there at the end: a backup that is there is whole. */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const path = resolve(options.path)
  await requireNothingAt(path)
  // Of its own: two that are told the same place must not write into one file.
  const partial = `${path}.${randomUUID()}.partial`
  const client = new pg.Client({ connectionString: options.url, application_name: 'cchc backup' })
  // A connection that breaks between two queries fails the next one.
  client.on('error', () => {})
  try {
    await client.connect()
    await holdFilesOn(client)
    await client.query('begin isolation level repeatable read read only')
    const { manifest, ...written } = await writeZip(client, { ...options, path: partial })
    await requireNothingAt(path)
    await rename(partial, path)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { path, ...written, tables: manifest.tables.length, rows, files: manifest.files.length }
  } catch (error) {
    await rm(partial, { force: true })
    throw findFileFault(error, path) ?? error
  } finally {
    await client.end().catch(() => {})
  }
}

async function requireNothingAt(path: string) {
  if (!(await stat(path).catch(() => null))) return
  throw fault('backup-exists', path, `Đã có tệp ${path}: chọn tên khác, bản sao lưu không ghi đè.`)
}

async function writeZip(client: pg.Client, options: BackupOptions) {
  const manifest: Manifest = {
    format: 1,
    software: options.software,
    madeAt: options.madeAt.toISOString(),
    migrations: await listMigrations(client),
    tables: [],
    // Read before the rows: a number that is drawn meanwhile belongs to a row that this snapshot does not see.
    sequences: await listSequences(client),
    files: [],
  }
  const zip = new ZipFile()
  const failed = new Promise<never>((_, reject) => {
    zip.on('error', reject)
  })
  // Entries are opened one after the other, so that the connection copies one table at a time.
  const add = (entry: string, makeStream: () => Readable, done: (seal: Seal) => void) =>
    zip.addReadStreamLazy(entry, { mtime: options.madeAt, forceZip64Format: true }, (give) =>
      give(
        null,
        sealed(makeStream(), done, (error) => zip.emit('error', error)),
      ),
    )
  for (const { name, columns } of await listTables(client)) {
    const query = copyTo(`copy ${quoted(name)} (${columnList(columns)}) to stdout`)
    add(
      tableEntry(name),
      () => client.query(query),
      (seal) => manifest.tables.push({ name, columns: [...columns], rows: query.rowCount, ...seal }),
    )
  }
  const folder = join(options.dataDir, 'files')
  for (const path of await listFiles(folder)) {
    add(
      fileEntry(path),
      () => createReadStream(join(folder, path)),
      (seal) => manifest.files.push({ path, ...seal }),
    )
  }
  const text = () => Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  const late = (entry: string, content: () => Buffer) =>
    zip.addReadStreamLazy(entry, { mtime: options.madeAt }, (give) => give(null, streamOf(content())))
  late(MANIFEST, text)
  late(MANIFEST_HASH, () => Buffer.from(`${createHash('sha256').update(text()).digest('hex')}\n`))
  zip.end()
  const seal = await Promise.race([writeOut(zip.outputStream as Readable, options.path), failed])
  return { manifest, ...seal }
}

interface Seal {
  readonly bytes: number
  readonly sha256: string
}

/** Counts and hashes what passes; a source that fails takes the whole backup with it. */
function sealed(source: Readable, done: (seal: Seal) => void, failed: (error: Error) => void): Readable {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(piece: Buffer, _encoding, next) {
      hash.update(piece)
      bytes += piece.length
      next(null, piece)
    },
    flush(next) {
      done({ bytes, sha256: hash.digest('hex') })
      next()
    },
  })
  source.on('error', failed)
  return source.pipe(through)
}

async function writeOut(source: Readable, path: string): Promise<Seal> {
  let seal: Seal | undefined
  const whole = sealed(
    source,
    (found) => {
      seal = found
    },
    () => {},
  )
  const target = createWriteStream(path, { mode: 0o600 })
  await pipeline(whole, target)
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
  return seal ?? { bytes: 0, sha256: '' }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.partial'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select name from ${MIGRATION_TABLE} order by name`)
  return rows.map((row) => row.name)
}

function streamOf(content: Buffer): Readable {
  const through = new Transform({ transform: (piece, _encoding, next) => next(null, piece) })
  through.end(content)
  return through
}
