/** Reads chosen entries of a ZIP in memory, with hard limits: a file that swells beyond them is refused while it swells. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { UnreadableDocument } from './documentProblems.ts'

const MAX_ENTRIES = 10_000
/** Of one entry, and of all that are read together. */
const MAX_ENTRY_BYTES = 60 * 1024 * 1024
const MAX_TOTAL_BYTES = 80 * 1024 * 1024

export interface ZipContent {
  readonly names: readonly string[]
  readonly entries: ReadonlyMap<string, Uint8Array>
}

/** The names of all entries and the bytes of those that `wanted` chooses; a damaged archive throws `docx-damaged`. */
export async function readZip(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<ZipContent> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const names: string[] = []
  const entries = new Map<string, Uint8Array>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName)
      if (names.length > MAX_ENTRIES) throw new UnreadableDocument('zip-bomb')
      if (!wanted(entry.fileName)) continue
      const content = await inflate(zip, entry, MAX_TOTAL_BYTES - total)
      total += content.byteLength
      entries.set(entry.fileName, content)
    }
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('docx-damaged')
  } finally {
    zip.close()
  }
  return { names, entries }
}

async function open(buffer: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false })
  } catch {
    throw new UnreadableDocument('docx-damaged')
  }
}

/** Counts while it inflates: the size that the archive states is not believed. */
async function inflate(zip: ZipFile, entry: Entry, room: number): Promise<Uint8Array> {
  const limit = Math.min(room, MAX_ENTRY_BYTES)
  if (entry.uncompressedSize > limit) throw new UnreadableDocument('zip-bomb')
  if (entry.isEncrypted()) throw new UnreadableDocument('docx-locked')
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes: Uint8Array = chunk
    size += bytes.byteLength
    if (size > limit) {
      stream.destroy()
      throw new UnreadableDocument('zip-bomb')
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
