import { overviewRoutes as routes } from '../../../src/contract/overview.ts'
import { everyRole, row } from '../row.ts'

/** Everybody sees where the own department stands; another department's is not there. */
const readers = [...everyRole, 'instance'] as const

export const overviewRows = [
  row(routes.overview, readers, { hides: true, about: async (_app, target) => ({ query: { unitId: target.id } }) }),
]
