/**
 * Files by their content: `files/ab/abcd…`, named by their SHA-256, never changed. A file is whole before any row names it;
 * one that no row names is swept. Who writes or sweeps holds the lock of `fileStore.sql.ts`.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const SHA256 = /^[0-9a-f]{64}$/
const UNFINISHED = 'unfinished'

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps the bytes and gives their hash. When it returns they are on the disk under their name, whatever happens next. */
export async function putFile(dataDir: string, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Of(bytes)
  const path = pathOf(dataDir, sha256)
  if (await exists(path)) return sha256
  const unfinished = join(dataDir, 'files', UNFINISHED)
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const temporary = join(unfinished, randomUUID())
  try {
    await writeThrough(temporary, bytes)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(join(path, '..'))
  return sha256
}

/** The bytes as a stream; null where there is no such file. */
export async function findFile(dataDir: string, sha256: string): Promise<Readable | null> {
  const path = pathOf(dataDir, sha256)
  return (await exists(path)) ? createReadStream(path) : null
}

/** Deletes what was never finished, and every file that is not `used`; gives how many files went. */
export async function sweepFiles(
  dataDir: string,
  used: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  const root = join(dataDir, 'files')
  await rm(join(root, UNFINISHED), { recursive: true, force: true })
  let swept = 0
  for (const shelf of await namesIn(root)) {
    const hashes = (await namesIn(join(root, shelf))).filter((name) => SHA256.test(name))
    const kept = hashes.length > 0 ? await used(hashes) : new Set<string>()
    const orphans = hashes.filter((hash) => !kept.has(hash))
    await Promise.all(orphans.map((hash) => unlink(pathOf(dataDir, hash))))
    swept += orphans.length
  }
  return swept
}

function pathOf(dataDir: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError('Not the hash of a file')
  return join(dataDir, 'files', sha256.slice(0, 2), sha256)
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name itself is on the disk only when its folder is. Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
}
