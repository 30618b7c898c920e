/**
 * Criteria sets of a department: kept as drafts, checked, taken into use once and for all, superseded by the next.
 * Scoring reads the copy kept here, never the folder or the ZIP it came from. It scores nothing itself.
 */
import type { CriteriaSetOrigin } from '../../../contract/catalogue.ts'
import { copyForYear } from '../../../core/catalogue/copyForYear.ts'
import type { CriteriaSet } from '../../../core/catalogue/criteriaSet.ts'
import type { CatalogueFiles } from '../../../core/catalogue/readCatalogue.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import { readCatalogueZip } from '../../platform/files/readFolder.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import {
  deleteDraft,
  findHighestVersion,
  findInUseOfScope,
  findRow,
  findRowInUse,
  insertDraft,
  lockSets,
  markInUse,
  markSuperseded,
  readFilesOf,
  replaceDraft,
  type SetRow,
} from './catalogue.sql.ts'
import { findParsed, hashOfFiles, type ParsedSet, parseFiles } from './parsedSets.ts'
import {
  changedMeanwhile,
  folderNotFound,
  noSetInUse,
  notADraft,
  sameYear,
  setHasFaults,
  setNoLongerSound,
  setNotFound,
  unreadableArchive,
  versionNotHigher,
} from './refusals.ts'
import { readShippedFolder } from './shippedFolders.ts'

export { listYearsInUse } from './catalogue.sql.ts'
export { basisWords, evidenceWords } from './setSheet.ts'
export { treeOf } from './treeOf.ts'

/** Who does it, for which department, when. */
export interface Doing {
  readonly by: Doer
  readonly departmentId: string
  readonly now: Date
}

/** A set as it is kept, with its files read. */
export interface KeptSet {
  readonly row: SetRow
  readonly parsed: ParsedSet
}

/** The set that scores a department in a year. */
export interface SetInUse {
  readonly row: SetRow
  readonly set: CriteriaSet
}

export async function getSet(db: Database, id: string): Promise<KeptSet> {
  const row = await findRow(db, id)
  if (!row) throw setNotFound()
  return { row, parsed: await parsedOf(db, row) }
}

export async function getFiles(db: Database, id: string): Promise<CatalogueFiles> {
  return (await readFilesOf(db, [id])).get(id) ?? new Map()
}

/** Null where no set is in use for the year. */
export async function findSetInUse(db: Database, departmentId: string, year: number): Promise<SetInUse | null> {
  const row = await findRowInUse(db, departmentId, year)
  if (!row) return null
  const { set, problems } = await parsedOf(db, row)
  if (!set) throw setNoLongerSound(problems)
  return { row, set }
}

export async function getSetInUse(db: Database, departmentId: string, year: number): Promise<SetInUse> {
  const found = await findSetInUse(db, departmentId, year)
  if (!found) throw noSetInUse(year)
  return found
}

export async function draftFromFolder(db: Database, doing: Doing, folder: string): Promise<KeptSet> {
  const files = await readShippedFolder(folder)
  if (!files) throw folderNotFound(folder)
  return draft(db, doing, { files, origin: { kind: 'folder', folder } })
}

/** A ZIP that cannot be opened is refused; a set with faults is kept as a draft with its faults told. */
export async function draftFromZip(
  db: Database,
  doing: Doing,
  zip: { readonly bytes: Uint8Array; readonly fileName: string },
): Promise<KeptSet> {
  return draft(db, doing, { files: await filesOfZip(zip.bytes), origin: { kind: 'upload', fileName: zip.fileName } })
}

export async function replaceWithZip(
  db: Database,
  doing: Doing,
  at: { readonly id: string; readonly edition: number },
  zip: { readonly bytes: Uint8Array; readonly fileName: string },
): Promise<KeptSet> {
  const files = await filesOfZip(zip.bytes)
  const parsed = parseFiles(files)
  const origin: CriteriaSetOrigin = { kind: 'upload', fileName: zip.fileName }
  return db.transaction().execute(async (tx) => {
    const row = await replaceDraft(tx, at, { ...parsed.header, hash: parsed.hash, origin }, files)
    if (!row) throw await whyNotADraft(tx, at.id)
    await record(tx, doing, 'criteriaSet.drafted', row, { replaced: true, faults: parsed.problems.length })
    return { row, parsed }
  })
}

/** Copies a sound set as a draft of another year. */
export async function openYear(db: Database, doing: Doing, id: string, year: number): Promise<KeptSet> {
  const { row, parsed } = await getSet(db, id)
  if (!parsed.set) throw setHasFaults(parsed.problems)
  if (parsed.set.year === year) throw sameYear(year)
  const files = copyForYear(await getFiles(db, id), parsed.set.year, year)
  return draft(db, doing, {
    files,
    origin: { kind: 'year', fromSetId: row.id, fromYear: parsed.set.year },
    action: 'criteriaSet.yearOpened',
  })
}

/**
 * Makes a draft the set that scores its year. The one in use for the same year and scope is superseded in the same
 * transaction; a set once used never comes back, so the version must be higher than any that was used.
 */
export async function takeIntoUse(db: Database, doing: Doing, id: string, edition: number): Promise<KeptSet> {
  const { parsed } = await getSet(db, id)
  const { set } = parsed
  if (!set) throw setHasFaults(parsed.problems)
  return db.transaction().execute(async (tx) => {
    await lockSets(tx, doing.departmentId)
    const now = await findRow(tx, id)
    if (now?.state !== 'draft') throw now ? notADraft() : setNotFound()
    if (now.edition !== edition || now.hash !== parsed.hash) throw changedMeanwhile()
    const used = await findHighestVersion(tx, doing.departmentId, set.id)
    if (used !== null && set.version <= used) throw versionNotHigher(set.id, used)
    const before = await findInUseOfScope(tx, doing.departmentId, set.year, set.scope)
    if (before) {
      await markSuperseded(tx, before.id, doing.now)
      await record(tx, doing, 'criteriaSet.superseded', before, { by: id })
    }
    const row = await markInUse(tx, { id, edition }, doing.now, doing.by.fullName)
    if (!row) throw await whyNotADraft(tx, id)
    await record(tx, doing, 'criteriaSet.takenIntoUse', row, { hash: row.hash, instead: before?.id ?? null })
    return { row, parsed }
  })
}

export async function removeDraft(db: Database, doing: Doing, id: string, edition: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await findRow(tx, id)
    if (!row) throw setNotFound()
    if (!(await deleteDraft(tx, id, edition))) throw await whyNotADraft(tx, id)
    await record(tx, doing, 'criteriaSet.deleted', row, {})
  })
}

/** For the first start: a shipped folder straight into use. */
export async function takeFolderIntoUse(db: Database, doing: Doing, folder: string): Promise<KeptSet> {
  const { row } = await draftFromFolder(db, doing, folder)
  return takeIntoUse(db, doing, row.id, row.edition)
}

/** Reads a kept set's files, from memory where the same files were read before. */
export async function parsedOf(db: Database, row: Pick<SetRow, 'id' | 'hash'>): Promise<ParsedSet> {
  return findParsed(row.hash) ?? parseFiles(await getFiles(db, row.id), row.hash)
}

async function draft(
  db: Database,
  doing: Doing,
  from: {
    readonly files: CatalogueFiles
    readonly origin: CriteriaSetOrigin
    readonly action?: 'criteriaSet.yearOpened'
  },
): Promise<KeptSet> {
  const parsed = parseFiles(from.files, hashOfFiles(from.files))
  return db.transaction().execute(async (tx) => {
    const drafted = {
      ...parsed.header,
      department_id: doing.departmentId,
      hash: parsed.hash,
      origin: from.origin,
      drafted_at: doing.now,
      drafted_by: doing.by.fullName,
    }
    const row = await insertDraft(tx, drafted, from.files)
    await record(tx, doing, from.action ?? 'criteriaSet.drafted', row, {
      origin: from.origin,
      faults: parsed.problems.length,
    })
    return { row, parsed }
  })
}

async function filesOfZip(bytes: Uint8Array): Promise<CatalogueFiles> {
  const read = await readCatalogueZip(bytes)
  if (!read.ok) throw unreadableArchive(read.problems)
  const binary = [...read.value].filter(([, content]) => content.includes('\0')).map(([name]) => name)
  if (binary.length > 0) throw unreadableArchive(binary.map(notText))
  return read.value
}

const notText = (name: string): Problem => ({
  code: 'not-text',
  where: `${name}:1`,
  text: 'Tệp có ký tự rỗng, không phải văn bản: lưu lại bằng trình soạn thảo dưới dạng UTF-8.',
})

async function whyNotADraft(tx: Transaction, id: string) {
  const row = await findRow(tx, id)
  if (!row) return setNotFound()
  return row.state === 'draft' ? changedMeanwhile() : notADraft()
}

function record(
  tx: Transaction,
  doing: Doing,
  action:
    | 'criteriaSet.drafted'
    | 'criteriaSet.yearOpened'
    | 'criteriaSet.takenIntoUse'
    | 'criteriaSet.superseded'
    | 'criteriaSet.deleted',
  row: SetRow,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const version = row.version === null ? '' : ` (phiên bản ${row.version})`
  return recordAudit(tx, {
    at: doing.now,
    by: doing.by,
    action,
    subject: { kind: 'criteriaSet', id: row.id, name: row.title && `${row.title}${version}` },
    departmentId: doing.departmentId,
    detail: { catalogue: row.catalogue, version: row.version, year: row.year, ...detail },
  })
}
