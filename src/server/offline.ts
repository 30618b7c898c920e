/** What works without a database: reading a plan, checking a criteria set, scoring a unit. For the command line. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { checkCatalogue } from '../core/catalogue/checkCatalogue.ts'
import type { CriteriaSet } from '../core/catalogue/criteriaSet.ts'
import { readCatalogue } from '../core/catalogue/readCatalogue.ts'
import type { PlanReading } from '../core/plans/planReading.ts'
import { readFacts } from '../core/scoring/readFacts.ts'
import { type ScoreSheet, scoreSheet } from '../core/scoring/scoreSheet.ts'
import { fail, ok, type Problem, type Result } from '../core/values/result.ts'
import { readCatalogueFolder } from './platform/files/readFolder.ts'

// A plan is at most some hundred pages; the reader says what is wrong with anything larger before it is in memory.
const LARGEST_PLAN = 60_000_000
const LARGEST_FACTS = 20_000_000

/** Reads an official plan (TXT, DOCX, PDF); writes nothing. */
export async function readPlanFile(path: string): Promise<Result<PlanReading>> {
  const [{ readDocumentSafely }, { readPlan }] = await Promise.all([
    import('./platform/docx/readDocumentSafely.ts'),
    import('../core/plans/readPlan.ts'),
  ])
  const file = await readInput(path, LARGEST_PLAN)
  if (!file.ok) return file
  const document = await readDocumentSafely({ bytes: file.value, fileName: basename(path) })
  return document.ok ? ok(readPlan(document.value)) : document
}

/** Every fault of the criteria set in a folder: an empty list where it can be used. Fails where there is no folder. */
export async function checkCatalogueFolder(folder: string): Promise<Result<readonly Problem[]>> {
  const files = await readCatalogueFolder(folder)
  if (files.ok) return ok(checkCatalogue(files.value))
  return files.problems.some(({ where }) => where === folder) ? files : ok(files.problems)
}

export interface ScoredUnit {
  readonly sheet: ScoreSheet
  readonly set: CriteriaSet
}

/** Scores one unit's facts by the criteria set in a folder; a set at fault is refused with its faults. */
export async function scoreFile(paths: {
  readonly catalogue: string
  readonly facts: string
}): Promise<Result<ScoredUnit>> {
  const files = await readCatalogueFolder(paths.catalogue)
  if (!files.ok) return files
  const faults = checkCatalogue(files.value)
  if (faults.length > 0) return fail(faults)
  const set = readCatalogue(files.value)
  if (!set.ok) return set
  const file = await readInput(paths.facts, LARGEST_FACTS)
  if (!file.ok) return file
  const text = findText(file.value)
  if (text === null)
    return fail([problem('not-utf8', paths.facts, 'Tệp số liệu không phải mã UTF-8: lưu lại với mã UTF-8.')])
  const facts = readFacts(text, basename(paths.facts), set.value)
  return facts.ok ? ok({ sheet: scoreSheet(set.value, facts.value), set: set.value }) : facts
}

async function readInput(path: string, largest: number): Promise<Result<Uint8Array>> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return fail([problem('not-a-file', path, 'Đây không phải là tệp: kiểm tra lại đường dẫn.')])
    if (found.size > largest) {
      const text = `Tệp lớn quá ${largest / 1_000_000} MB: kiểm tra lại tệp, hoặc chia nhỏ.`
      return fail([problem('file-too-large', path, text)])
    }
    return ok(await readFile(path))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return fail([
      missing
        ? problem('file-missing', path, 'Không có tệp này: kiểm tra lại đường dẫn.')
        : problem('file-unreadable', path, 'Không đọc được tệp: kiểm tra quyền đọc.'),
    ])
  }
}

function findText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const problem = (code: string, where: string, text: string): Problem => ({ code, where, text })
