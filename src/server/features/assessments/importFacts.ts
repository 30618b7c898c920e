/** Reads facts, from YAML (FORMATS, section 3) or from the sheet's Excel filled in, against the set in use; shows what it would change, and writes it as a whole or not at all. */
import { createHash } from 'node:crypto'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Facts } from '../../../core/scoring/facts.ts'
import { readFacts } from '../../../core/scoring/readFacts.ts'
import type { Problem } from '../../../core/values/result.ts'
import { readYaml, type YamlFile } from '../../../core/values/yamlTree.ts'
import type { Services } from '../../platform/services.ts'
import { readSheetSafely } from '../../platform/sheets/readSheetSafely.ts'
import { type AssessedYear, departmentPlace, placeOfCode } from './assessedYear.ts'
import type { FactRow, UnitYear } from './assessments.sql.ts'
import { compareFacts, type FactsDifference, type GivenFacts, readYear, storeFacts } from './assessments.ts'
import { readFactRows } from './readFactRows.ts'
import { fileAtFault, importChanged } from './refusals.ts'

export interface FactsFile {
  readonly bytes: Uint8Array
  readonly fileName: string
}

export type FactsImport = FactsDifference & {
  readonly problems: readonly Problem[]
  /** Stands for what was there: an import that comes with it is refused where somebody wrote in between. */
  readonly stamp: string
  readonly written: boolean
}

/** What the file would change, and every fault of it; writes nothing. */
export async function previewFacts(
  { db }: Services,
  actor: Actor,
  at: UnitYear,
  file: FactsFile,
): Promise<FactsImport> {
  const year = await readYear(db, actor, at)
  const stamp = stampOf(year.rows)
  const read = await readFile(file, year)
  if (!read.given) return { ...NOTHING, problems: read.problems, stamp, written: false }
  const difference = compareFacts(read.given, year.rows, year.attributes)
  requireRight(actor, year, difference)
  return { ...difference, problems: [], stamp, written: false }
}

export async function importFacts(
  { db, clock }: Services,
  actor: Actor,
  at: UnitYear,
  file: FactsFile & { readonly stamp: string | undefined },
): Promise<FactsImport> {
  const year = await readYear(db, actor, at)
  const read = await readFile(file, year)
  if (!read.given) throw fileAtFault(read.problems)
  const doing = { by: actor, now: clock.now(), source: file.fileName }
  const difference = await storeFacts(db, doing, year, read.given, (found, kept) => {
    if (file.stamp !== undefined && file.stamp !== stampOf(kept)) throw importChanged()
    requireRight(actor, year, found)
  })
  const after = await readYear(db, actor, at)
  return { ...difference, problems: [], stamp: stampOf(after.rows), written: true }
}

const NOTHING: FactsDifference = { created: [], changed: [], same: [], attributesChanged: false }

function requireRight(actor: Actor, year: AssessedYear, { created, changed, attributesChanged }: FactsDifference) {
  for (const code of [...created, ...changed]) requirePermission(actor, 'writeFacts', placeOfCode(year, code))
  if (attributesChanged) requirePermission(actor, 'writeCatalogue', departmentPlace(year.unit))
}

interface ReadFacts {
  readonly given: GivenFacts | null
  readonly problems: readonly Problem[]
}

/** A spreadsheet tells itself by its content; a list with separators only by its name, for YAML is text as well. */
const isTable = ({ bytes, fileName }: FactsFile): boolean => {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  return start.startsWith('PK\u0003') || start.startsWith('\u00d0\u00cf') || /\.(csv|xlsx?|ods)$/i.test(fileName)
}

async function readFile(file: FactsFile, year: AssessedYear): Promise<ReadFacts> {
  return isTable(file) ? readTable(file, year) : readYamlFile(file, year)
}

async function readTable({ bytes }: FactsFile, year: AssessedYear): Promise<ReadFacts> {
  const rows = await readSheetSafely(bytes)
  if (!rows.ok) return { given: null, problems: rows.problems }
  const { facts, problems } = readFactRows(rows.value, year.inUse.set)
  return problems.length > 0 ? { given: null, problems } : { given: { facts, attributes: null }, problems: [] }
}

function readYamlFile(file: FactsFile, year: AssessedYear): ReadFacts {
  const text = textOf(file.bytes)
  if (text === null) return { given: null, problems: [notText(file.fileName)] }
  const yaml = readYaml(file.fileName, text)
  if (!yaml.ok) return { given: null, problems: yaml.problems }
  const read = readFacts(text, file.fileName, year.inUse.set)
  const other = unitProblem(file.fileName, yaml.value, year)
  if (!read.ok) return { given: null, problems: [...other, ...read.problems] }
  return other.length > 0 ? { given: null, problems: other } : { given: givenOf(read.value, yaml.value), problems: [] }
}

/** A file that says nothing of what the unit has leaves it as it is. */
function givenOf({ facts, attributes }: Facts, yaml: YamlFile): GivenFacts {
  const names = typeof yaml.value === 'object' && yaml.value !== null && 'attributes' in yaml.value
  return { facts, attributes: names ? attributes : null }
}

function unitProblem(fileName: string, yaml: YamlFile, { unit }: AssessedYear): Problem[] {
  const named = typeof yaml.value === 'object' && yaml.value !== null ? Reflect.get(yaml.value, 'unit') : undefined
  if (typeof named !== 'string' || named === unit.code) return []
  const text = `Số liệu của đơn vị “${named}”, đang nhập cho “${unit.code}”: chọn đúng đơn vị hoặc đúng tệp.`
  return [{ code: 'other-unit', where: `${fileName}:${yaml.lineOf(['unit'])}`, text }]
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

const notText = (fileName: string): Problem => ({
  code: 'not-utf8',
  where: `${fileName}:1`,
  text: 'Tệp không phải văn bản mã UTF-8: mở bằng trình soạn thảo và lưu lại với mã UTF-8.',
})

const stampOf = (rows: readonly FactRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map((row) => [row.criterion, row.version, row.written_at.getTime()]).sort()))
    .digest('hex')
