/** Criteria sets as the contract shows them: what is kept, what the folder beside it says, and what the files hold. */
import type { CriteriaSetDetail, CriteriaSetSummary, ShippedFolder } from '../../../contract/catalogue.ts'
import { allLeaves } from '../../../core/catalogue/criteriaSet.ts'
import type { CatalogueFiles } from '../../../core/catalogue/readCatalogue.ts'
import type { Database } from '../../platform/db/database.ts'
import { listRowsOfFolders, readFilesOf, type SetRow } from './catalogue.sql.ts'
import type { KeptSet } from './catalogue.ts'
import { findParsed, hashOfFiles, parseFiles } from './parsedSets.ts'
import { listShippedFolders, readShippedFolder } from './shippedFolders.ts'
import { treeOf } from './treeOf.ts'

/** Summaries of a page of sets: drafts are read for their faults, all of them in one query. */
export async function summariesOf(db: Database, rows: readonly SetRow[]): Promise<CriteriaSetSummary[]> {
  const drafts = rows.filter((row) => row.state === 'draft')
  const unread = drafts.filter((row) => !findParsed(row.hash))
  const files = await readFilesOf(
    db,
    unread.map((row) => row.id),
  )
  const faults = new Map(
    drafts.map((row) => {
      const parsed = findParsed(row.hash) ?? parseFiles(files.get(row.id) ?? new Map(), row.hash)
      return [row.id, parsed.problems.length]
    }),
  )
  const folders = await folderHashes(rows)
  return rows.map((row) => summaryOf(row, faults.get(row.id) ?? 0, folders))
}

export async function detailOf({ row, parsed }: KeptSet, files: CatalogueFiles): Promise<CriteriaSetDetail> {
  const { set } = parsed
  return {
    ...summaryOf(row, parsed.problems.length, await folderHashes([row])),
    problems: [...parsed.problems],
    files: [...files].map(([name, content]) => ({ name, bytes: Buffer.byteLength(content) })),
    tree: set && treeOf(set),
    leaves: set ? allLeaves(set).length - set.bonus.leaves.length - set.penalty.leaves.length : 0,
    bonusAndPenalty: { bonus: set?.bonus.leaves.length ?? 0, penalty: set?.penalty.leaves.length ?? 0 },
    examples: [...parsed.examples],
  }
}

/** The folders that come with the application, and what the department did with each. */
export async function shippedFoldersOf(db: Database, departmentId: string): Promise<ShippedFolder[]> {
  const [folders, rows] = await Promise.all([listShippedFolders(), listRowsOfFolders(db, departmentId)])
  const found = await Promise.all(
    folders.map(async (folder): Promise<ShippedFolder | null> => {
      const files = await readShippedFolder(folder)
      if (!files) return null
      const { header, problems, hash } = parseFiles(files)
      const same = rows.find((row) => row.hash === hash)
      const used = rows.find(
        (row) => row.state === 'inUse' && row.origin.kind === 'folder' && row.origin.folder === folder,
      )
      return {
        folder,
        catalogue: header.catalogue,
        version: header.version,
        title: header.title,
        year: header.year,
        status: header.status,
        faults: problems.length,
        sameAs: same ? { setId: same.id, state: same.state } : null,
        changedSince: used && used.hash !== hash ? used.id : null,
      }
    }),
  )
  return found.filter((folder) => folder !== null)
}

function summaryOf(row: SetRow, faults: number, folders: ReadonlyMap<string, string | null>): CriteriaSetSummary {
  return {
    id: row.id,
    catalogue: row.catalogue,
    version: row.version,
    title: row.title,
    authority: row.authority,
    scope: row.scope,
    year: row.year,
    status: row.status,
    decision: row.decision,
    state: row.state,
    hash: row.hash,
    origin: row.origin,
    folder: folderState(row, folders),
    faults,
    draftedAt: row.drafted_at.toISOString(),
    draftedBy: row.drafted_by,
    takenIntoUseAt: row.taken_into_use_at?.toISOString() ?? null,
    takenIntoUseBy: row.taken_into_use_by,
    supersededAt: row.superseded_at?.toISOString() ?? null,
    edition: row.edition,
  }
}

function folderState(
  { origin, hash }: SetRow,
  folders: ReadonlyMap<string, string | null>,
): CriteriaSetSummary['folder'] {
  if (origin.kind !== 'folder') return null
  const now = folders.get(origin.folder) ?? null
  if (now === null) return 'gone'
  return now === hash ? 'same' : 'changed'
}

/** What the folders hold today, each read once; null where one is gone. */
async function folderHashes(rows: readonly SetRow[]): Promise<Map<string, string | null>> {
  const names = new Set(rows.flatMap(({ origin }) => (origin.kind === 'folder' ? [origin.folder] : [])))
  const hashes = await Promise.all(
    [...names].map(async (name) => {
      const files = await readShippedFolder(name)
      return [name, files && hashOfFiles(files)] as const
    }),
  )
  return new Map(hashes)
}
