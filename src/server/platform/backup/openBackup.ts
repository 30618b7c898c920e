/** Opens a backup and checks all of it before anybody relies on a byte: nothing may be missing, changed or added. */
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { type Fault, fault, findFileFault } from '../fault.ts'
import { fileEntry, MANIFEST, MANIFEST_HASH, Manifest, tableEntry } from './manifest.ts'

export interface OpenBackup {
  readonly manifest: Manifest
  readonly read: (entry: string) => Promise<Readable>
  readonly close: () => void
}

const LARGEST_MANIFEST = 200_000_000

/** Throws a Fault for a file that is not a backup, is damaged, or was cut off. */
export async function openBackup(path: string): Promise<OpenBackup> {
  if (!(await stat(path).catch(() => null))?.isFile()) {
    throw fault('backup-missing', path, `Không có tệp ${path}: kiểm tra lại đường dẫn.`)
  }
  const zip = await openZip(path)
  try {
    const entries = await listEntries(zip)
    const read = async (name: string): Promise<Readable> => {
      const entry = entries.get(name)
      if (!entry) throw damaged(path, `thiếu ${name}`)
      return openEntry(zip, entry)
    }
    const manifest = await readManifest(path, read)
    await requireSameNames(path, manifest, entries)
    for (const { entry, sha256 } of sealedEntries(manifest)) {
      if ((await hashOf(await read(entry))) !== sha256) throw damaged(path, `${entry} đã bị thay đổi`)
    }
    return { manifest, read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw asFault(error, path)
  }
}

function asFault(error: unknown, path: string): unknown {
  if (error instanceof Error && error.name === 'Fault') return error
  return findFileFault(error, path) ?? damaged(path, error instanceof Error ? error.message : String(error))
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false })
  } catch (error) {
    throw findFileFault(error, path) ?? damaged(path, 'không có phần cuối của tệp ZIP')
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', resolve)
    zip.once('error', reject)
    zip.readEntry()
  })
  return entries
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })
}

async function readManifest(path: string, read: OpenBackup['read']): Promise<Manifest> {
  const text = await bytesOf(await read(MANIFEST))
  const hash = (await bytesOf(await read(MANIFEST_HASH))).toString('utf8').trim()
  if (createHash('sha256').update(text).digest('hex') !== hash) throw damaged(path, `${MANIFEST} đã bị thay đổi`)
  const manifest = Manifest.safeParse(JSON.parse(text.toString('utf8')))
  if (!manifest.success) throw damaged(path, `${MANIFEST} không đúng dạng`)
  return manifest.data
}

function sealedEntries(manifest: Manifest) {
  return [
    ...manifest.tables.map(({ name, sha256 }) => ({ entry: tableEntry(name), sha256 })),
    ...manifest.files.map(({ path, sha256 }) => ({ entry: fileEntry(path), sha256 })),
  ]
}

async function requireSameNames(path: string, manifest: Manifest, entries: ReadonlyMap<string, Entry>) {
  const named = new Set([MANIFEST, MANIFEST_HASH, ...sealedEntries(manifest).map(({ entry }) => entry)])
  const added = [...entries.keys()].find((name) => !named.has(name))
  if (added !== undefined) throw damaged(path, `có thêm ${added}`)
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of stream) {
    length += piece.length
    if (length > LARGEST_MANIFEST) throw new Error('manifest too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of stream) hash.update(piece)
  return hash.digest('hex')
}

const damaged = (path: string, what: string): Fault =>
  fault(
    'backup-damaged',
    path,
    `Bản sao lưu ${path} bị hỏng hoặc bị cắt (${what}). Chưa có gì bị thay đổi: chép lại tệp từ nơi lưu, hoặc dùng bản sao lưu khác.`,
  )
