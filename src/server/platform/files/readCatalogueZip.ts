/** Reads the YAML files of a ZIP that an office uploads, within limits that a bomb cannot pass, wherever in it the set lies. */
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { fail, ok, type Problem, type Result } from '../../../core/values/result.ts'
import {
  findText,
  isCatalogueFile,
  LIMITS,
  notUtf8,
  problem,
  type TextFiles,
  tooLarge,
  tooMany,
} from './catalogueText.ts'

/** A refusal while the archive is walked; everything else that goes wrong in it means that it is damaged. */
class ZipRefusal extends Error {
  readonly problem: Problem

  constructor(refusal: Problem) {
    super(refusal.code)
    this.problem = refusal
  }
}

/** `name` is how the file is called in messages. Paths are relative to the folder that holds catalogue.yaml. */
export async function readCatalogueZip(bytes: Uint8Array, name = 'bộ tiêu chí.zip'): Promise<Result<TextFiles>> {
  if (bytes.length > LIMITS.zipBytes)
    return fail([problem(name, 'file-too-large', 'Tệp ZIP lớn quá 20 MB: chỉ nén các tệp YAML của bộ tiêu chí.')])
  try {
    return withinSet(await readEntries(Buffer.from(bytes), name), name)
  } catch (error) {
    if (error instanceof ZipRefusal) return fail([error.problem])
    return fail([
      problem(name, 'zip-damaged', 'Không mở được tệp ZIP: tệp hỏng, bị cắt hoặc không phải ZIP; nén lại rồi tải lên.'),
    ])
  }
}

async function readEntries(bytes: Buffer, name: string): Promise<Map<string, Buffer>> {
  const zip = await openZip(bytes)
  const files = new Map<string, Buffer>()
  let total = 0
  for await (const entry of entriesOf(zip)) {
    const path = entry.fileName.normalize('NFC')
    if (path.endsWith('/') || !isCatalogueFile(path)) continue
    if (files.has(path))
      throw new ZipRefusal(problem(`${path}:1`, 'file-twice', 'Tệp có hai lần trong ZIP: nén lại, mỗi tệp một lần.'))
    if (files.size === LIMITS.files) throw new ZipRefusal(tooMany(name))
    if (entry.isEncrypted())
      throw new ZipRefusal(problem(name, 'zip-password', 'Tệp ZIP có mật khẩu: nén lại, không đặt mật khẩu.'))
    if (entry.uncompressedSize > LIMITS.fileBytes) throw new ZipRefusal(tooLarge(path))
    const text = await readEntry(zip, entry)
    total += text.length
    if (total > LIMITS.totalBytes)
      throw new ZipRefusal(
        problem(name, 'zip-too-large', 'ZIP mở ra lớn quá 10 MB: chỉ nén các tệp YAML của bộ tiêu chí.'),
      )
    files.set(path, text)
  }
  return files
}

function withinSet(files: ReadonlyMap<string, Buffer>, name: string): Result<TextFiles> {
  const headers = [...files.keys()].filter((path) => path === 'catalogue.yaml' || path.endsWith('/catalogue.yaml'))
  const [header] = headers
  if (header === undefined)
    return fail([problem(name, 'file-missing', 'Trong ZIP không có catalogue.yaml: nén thư mục của bộ tiêu chí.')])
  if (headers.length > 1)
    return fail([problem(name, 'several-sets', `Trong ZIP có ${headers.length} bộ tiêu chí: nén từng bộ một.`)])
  const folder = header.slice(0, -'catalogue.yaml'.length)
  const texts = new Map<string, string>()
  const problems: Problem[] = []
  for (const [path, content] of files) {
    if (!path.startsWith(folder)) continue
    const text = findText(content)
    if (text === null) problems.push(notUtf8(path.slice(folder.length)))
    else texts.set(path.slice(folder.length), text)
  }
  return problems.length > 0 ? fail(problems) : ok(texts)
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('end', () => resolve(null))
      zip.once('error', reject)
      zip.readEntry()
    })
    zip.removeAllListeners()
    if (!entry) return
    yield entry
  }
}

/** The library ends the stream with an error where an entry unfolds to more than it declares. */
function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => resolve(Buffer.concat(chunks)))
      stream.on('error', reject)
    })
  })
}
