import { rankingRoutes as routes } from '../../../src/contract/ranking.ts'
import { writeSheet } from '../../../src/server/platform/sheets/writeSheet.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'

/** Everybody reads the results of the own department; the Office writes them. */
const readers = [...everyRole, 'instance'] as const
const writers = ['office'] as const

async function noResult(app: TestApp, target: Department) {
  await app.db.deleteFrom('published_result').where('unit_id', '=', target.id).execute()
  return { params: { unitId: target.id, year: '2022' } }
}

export const rankingRows = [
  row(routes.list, readers),
  row(routes.sheet, readers),
  row(routes.importSheet, writers, {
    input: async () => ({
      query: { fileName: 'ket-qua.xlsx', dryRun: true },
      upload: await writeSheet({ name: 'x', columns: ['Năm', 'Chỉ số (%)'], rows: [[2020, 70]] }),
    }),
  }),
  row(routes.write, writers, {
    hides: true,
    about: async (app, target) => ({ ...(await noResult(app, target)), body: { index: '83.47', version: null } }),
  }),
  row(routes.remove, writers, {
    hides: true,
    about: async (app, target) => {
      const { params } = await noResult(app, target)
      const office = target === app.own ? 'office' : 'other-office'
      await app.call(office, routes.write, { params, body: { index: '83.47', version: null } })
      return { params, query: { version: 1 } }
    },
  }),
]
