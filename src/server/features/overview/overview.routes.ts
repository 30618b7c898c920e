import { overviewRoutes } from '../../../contract/overview.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { overviewFor } from './overview.ts'

export function serveOverview(serve: Serve<Actor>, services: Services): void {
  serve(overviewRoutes.overview, async ({ query, actor }) =>
    overviewFor(services, actor, { unitId: query.unitId ?? null, year: query.year ?? null }),
  )
}
