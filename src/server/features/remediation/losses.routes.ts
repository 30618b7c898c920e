import { lossRoutes } from '../../../contract/losses.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { loadLosses, lossRows, lossTotals, writeReason } from './losses.ts'

export function serveLosses(serve: Serve<Actor>, services: Services): void {
  serve(lossRoutes.losses, async ({ params, actor }) => {
    const of = await loadLosses(services.db, actor, params)
    return { ...lossTotals(of, actor), rows: lossRows(of) }
  })
  serve(lossRoutes.writeReason, async ({ params, body, actor }) => writeReason(services, actor, params, body))
}
