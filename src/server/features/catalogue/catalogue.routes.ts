import { catalogueRoutes } from '../../../contract/catalogue.ts'
import { type Actor, can, type Permission } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Database } from '../../platform/db/database.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { countRows, listRows } from './catalogue.sql.ts'
import {
  type Doing,
  draftFromFolder,
  draftFromZip,
  getFiles,
  getSet,
  type KeptSet,
  openYear,
  removeDraft,
  replaceWithZip,
  takeIntoUse,
} from './catalogue.ts'
import { comparisonOf } from './comparisonView.ts'
import { setHasFaults, setNotFound } from './refusals.ts'
import { setSheet } from './setSheet.ts'
import { detailOf, shippedFoldersOf, summariesOf } from './setViews.ts'

export function serveCatalogue(serve: Serve<Actor>, { db, clock }: Services): void {
  /** The actor's own department, where what is drafted belongs. */
  const doingOf = (actor: Actor): Doing => {
    requirePermission(actor, 'writeCatalogue', placeOf(actor.departmentId))
    return { by: actor, departmentId: actor.departmentId, now: clock.now() }
  }
  const doingOn = ({ row }: KeptSet, actor: Actor): Doing => {
    requirePermission(actor, 'writeCatalogue', placeOf(row.department_id))
    return { by: actor, departmentId: row.department_id, now: clock.now() }
  }

  serve(catalogueRoutes.list, async ({ query, actor }) => {
    const { page, pageSize, year, state } = query
    const filter = { departmentId: actor.departmentId, year, state }
    const [rows, total] = await Promise.all([
      listRows(db, filter, { limit: pageSize, offset: (page - 1) * pageSize }),
      countRows(db, filter),
    ])
    return { rows: await summariesOf(db, rows), total, page, pageSize }
  })
  serve(catalogueRoutes.folders, async ({ actor }) => shippedFoldersOf(db, actor.departmentId))
  serve(catalogueRoutes.draftFolder, async ({ body, actor }) =>
    withFiles(db, await draftFromFolder(db, doingOf(actor), body.folder)),
  )
  serve(catalogueRoutes.upload, async ({ upload, query, actor }) =>
    withFiles(db, await draftFromZip(db, doingOf(actor), { bytes: upload, fileName: query.fileName })),
  )
  serve(catalogueRoutes.replace, async ({ params, query, upload, actor }) => {
    const doing = doingOn(await getReadable(db, params.setId, actor), actor)
    const zip = { bytes: upload, fileName: query.fileName }
    return withFiles(db, await replaceWithZip(db, doing, { id: params.setId, edition: query.edition }, zip))
  })
  serve(catalogueRoutes.read, async ({ params, actor }) => withFiles(db, await getReadable(db, params.setId, actor)))
  serve(catalogueRoutes.archive, async ({ params, actor }) => {
    const { row } = await getReadable(db, params.setId, actor)
    return { fileName: `${fileNameOf(row)}.zip`, content: writeZip(await getFiles(db, row.id)) }
  })
  serve(catalogueRoutes.sheet, async ({ params, actor }) => {
    const { row, parsed } = await getReadable(db, params.setId, actor)
    if (!parsed.set) throw setHasFaults(parsed.problems)
    return { fileName: `${fileNameOf(row)}.xlsx`, content: await writeSheet(setSheet(parsed.set)) }
  })
  serve(catalogueRoutes.takeIntoUse, async ({ params, body, actor }) => {
    const doing = doingOn(await getReadable(db, params.setId, actor), actor)
    const { row } = await takeIntoUse(db, doing, params.setId, body.edition)
    const [summary] = await summariesOf(db, [row])
    if (!summary) throw setNotFound()
    return summary
  })
  serve(catalogueRoutes.openYear, async ({ params, body, actor }) => {
    const doing = doingOn(await getReadable(db, params.setId, actor), actor)
    return withFiles(db, await openYear(db, doing, params.setId, body.year))
  })
  serve(catalogueRoutes.remove, async ({ params, query, actor }) => {
    const doing = doingOn(await getReadable(db, params.setId, actor), actor)
    await removeDraft(db, doing, params.setId, query.edition)
    return undefined
  })
  serve(catalogueRoutes.compare, async ({ params, actor }) => {
    const [before, after] = await Promise.all([
      getReadable(db, params.setId, actor),
      getReadable(db, params.otherId, actor),
    ])
    if (!before.parsed.set) throw setHasFaults(before.parsed.problems)
    if (!after.parsed.set) throw setHasFaults(after.parsed.problems)
    const [first, second] = await summariesOf(db, [before.row, after.row])
    if (!first || !second) throw setNotFound()
    return { before: first, after: second, ...comparisonOf(before.parsed.set, after.parsed.set) }
  })
}

/** A set of another department is answered as one that is not there. */
async function getReadable(db: Database, id: string, actor: Actor): Promise<KeptSet> {
  const kept = await getSet(db, id)
  if (!mayAt(actor, 'readDepartment', kept.row.department_id)) throw setNotFound()
  return kept
}

const withFiles = async (db: Database, kept: KeptSet) => detailOf(kept, await getFiles(db, kept.row.id))

const placeOf = (departmentId: string) => ({ departmentId, path: [departmentId] })

const mayAt = (actor: Actor, permission: Permission, departmentId: string) =>
  can(actor, permission, placeOf(departmentId))

const fileNameOf = ({ catalogue, version }: KeptSet['row']): string =>
  `${(catalogue ?? 'bo-tieu-chi').replaceAll('/', '-')}-v${version ?? 0}`
