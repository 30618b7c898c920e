import { lossRoutes as routes } from '../../../src/contract/losses.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'
import { aSetInUse } from './catalogue.ts'

/** Everybody reads which points the own department lost; the Office, which writes the plans, says why. */
const readers = [...everyRole, 'instance'] as const
const writers = ['office'] as const

/** A year without facts, published points or reasons: every criterion has lost its points. */
async function aYear(app: TestApp, target: Department) {
  await aSetInUse(app, target)
  for (const table of ['fact', 'published_result', 'loss_reason'] as const) {
    await app.db.deleteFrom(table).where('unit_id', '=', target.id).execute()
  }
  return { params: { unitId: target.id, year: '2022' } }
}

export const lossRows = [
  row(routes.losses, readers, { hides: true, about: aYear }),
  row(routes.writeReason, writers, {
    hides: true,
    about: async (app, target) => {
      const { params } = await aYear(app, target)
      return { params: { ...params, code: '2.1' }, body: { cause: 'target', version: null } }
    },
  }),
]
