import { catalogueRoutes as routes } from '../../../src/contract/catalogue.ts'
import { filesWith, SMALL_SET } from '../../../src/core/catalogue/smallSet.testing.ts'
import { draftFromZip, takeIntoUse } from '../../../src/server/features/catalogue/catalogue.ts'
import { writeZip } from '../../../src/server/platform/files/writeZip.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'

/** Everybody reads the own department's sets; the Office alone writes them. */
const readers = [...everyRole, 'instance'] as const
const writers = ['office'] as const
const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const
const zip = (files = filesWith()) => ({ bytes: writeZip(files), fileName: 'bo.zip' })

const draft = async (app: TestApp, target: Department, files = filesWith()) => {
  const doing = { by: system, departmentId: target.id, now: new Date() }
  return { doing, row: (await draftFromZip(app.db, doing, zip(files))).row }
}
const aDraft = async (app: TestApp, target: Department) => ({
  params: { setId: (await draft(app, target)).row.id },
})

/** A set in use for 2022 in the department, taken into use when it is first asked for. */
export async function aSetInUse(app: TestApp, target: Department): Promise<string> {
  const used = await app.db
    .selectFrom('criteria_set')
    .select('id')
    .where('department_id', '=', target.id)
    .where('year', '=', 2022)
    .where('state', '=', 'inUse')
    .executeTakeFirst()
  if (used) return used.id
  const { doing, row: made } = await draft(app, target)
  await takeIntoUse(app.db, doing, made.id, made.edition)
  return made.id
}

let version = 100
/** A set that has not been taken into use under its version. */
function nextVersion() {
  version += 1
  const header = (SMALL_SET['catalogue.yaml'] ?? '').replace('id: thu/so/2022', `id: thu/so/2030\nversion: ${version}`)
  return filesWith({ 'catalogue.yaml': header.replace('year: 2022', 'year: 2030') })
}

export const catalogueRows = [
  row(routes.list, readers),
  row(routes.folders, writers),
  row(routes.draftFolder, writers, { input: async () => ({ body: { folder: 'khanh-hoa/so/2022' } }) }),
  row(routes.upload, writers, { input: async () => ({ query: { fileName: 'bo.zip' }, upload: zip().bytes }) }),
  row(routes.read, readers, { about: aDraft, hides: true }),
  row(routes.archive, readers, { about: aDraft, hides: true }),
  row(routes.sheet, readers, { about: aDraft, hides: true }),
  row(routes.replace, writers, {
    hides: true,
    about: async (app, target) => ({
      ...(await aDraft(app, target)),
      query: { fileName: 'bo.zip', edition: 1 },
      upload: zip().bytes,
    }),
  }),
  row(routes.takeIntoUse, writers, {
    hides: true,
    about: async (app, target) => {
      const { row: made } = await draft(app, target, nextVersion())
      return { params: { setId: made.id }, body: { edition: made.edition } }
    },
  }),
  row(routes.openYear, writers, {
    hides: true,
    about: async (app, target) => ({ ...(await aDraft(app, target)), body: { year: 2031 } }),
  }),
  row(routes.remove, writers, {
    hides: true,
    about: async (app, target) => ({ ...(await aDraft(app, target)), query: { edition: 1 } }),
  }),
  row(routes.compare, readers, {
    hides: true,
    about: async (app, target) => {
      const [before, after] = [await draft(app, target), await draft(app, target)]
      return { params: { setId: before.row.id, otherId: after.row.id } }
    },
  }),
]
