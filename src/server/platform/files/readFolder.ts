/** Reads the YAML files of a folder into memory, within limits; links are not followed, so nothing outside is ever read. */
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
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

export { readCatalogueZip } from './readCatalogueZip.ts'

export async function readCatalogueFolder(folder: string): Promise<Result<TextFiles>> {
  const refusal = await refusalOfFolder(folder)
  if (refusal) return fail([refusal])
  const { paths, problems } = await listFiles(folder, '', 1)
  if (paths.length > LIMITS.files) return fail([tooMany(folder)])
  const files = new Map<string, string>()
  for (const path of paths.sort()) {
    const read = await readText(folder, path)
    // Some systems write file names decomposed; the set names them as people type them.
    if (typeof read === 'string') files.set(path.normalize('NFC'), read)
    else problems.push(read)
  }
  return problems.length > 0 ? fail(problems) : ok(files)
}

async function refusalOfFolder(folder: string): Promise<Problem | null> {
  const found = await stat(folder).catch(() => null)
  if (!found) return problem(folder, 'folder-missing', 'Không có thư mục này: kiểm tra lại đường dẫn.')
  if (found.isDirectory()) return null
  return problem(folder, 'not-a-folder', 'Đây không phải là thư mục: chọn thư mục chứa catalogue.yaml.')
}

async function listFiles(
  folder: string,
  under: string,
  depth: number,
): Promise<{ paths: string[]; problems: Problem[] }> {
  const paths: string[] = []
  const problems: Problem[] = []
  const entries = await readdir(join(folder, under), { withFileTypes: true })
  for (const entry of entries) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isSymbolicLink() && isCatalogueFile(path)) {
      problems.push(problem(`${path}:1`, 'link', 'Tệp là liên kết tới nơi khác: chép nội dung thật vào thư mục.'))
    }
    if (entry.isFile() && isCatalogueFile(path)) paths.push(path)
    if (entry.isDirectory() && !entry.name.startsWith('.') && depth < LIMITS.depth && paths.length <= LIMITS.files) {
      const inner = await listFiles(folder, path, depth + 1)
      paths.push(...inner.paths)
      problems.push(...inner.problems)
    }
  }
  return { paths, problems }
}

/** Reads at most the limit and one byte more, whatever the size was a moment ago. */
async function readText(folder: string, path: string): Promise<string | Problem> {
  const file = await open(join(folder, path), 'r').catch(() => null)
  if (!file) return problem(`${path}:1`, 'file-unreadable', 'Không mở được tệp: kiểm tra quyền đọc.')
  try {
    const buffer = Buffer.alloc(LIMITS.fileBytes + 1)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    if (bytesRead > LIMITS.fileBytes) return tooLarge(path)
    return findText(buffer.subarray(0, bytesRead)) ?? notUtf8(path)
  } finally {
    await file.close()
  }
}
