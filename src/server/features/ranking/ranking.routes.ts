import { rankingRoutes } from '../../../contract/ranking.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { importResults, listPublishedResults, removeResult, resultView, writeResult } from './ranking.ts'
import { resultsSheet } from './resultsSheet.ts'

/** More than a department has years. */
const MOST_ROWS = 1000

export function serveRanking(serve: Serve<Actor>, services: Services): void {
  serve(rankingRoutes.list, async ({ query, actor }) => {
    const { page, pageSize, ...filter } = query
    const at = { limit: pageSize, offset: (page - 1) * pageSize }
    const { rows, total, names } = await listPublishedResults(services.db, actor, filter, at)
    return { rows: rows.map((row) => resultView(row, names.get(row.unit_id) ?? '')), total, page, pageSize }
  })
  serve(rankingRoutes.sheet, async ({ actor }) => {
    const { rows, names } = await listPublishedResults(services.db, actor, {}, { limit: MOST_ROWS, offset: 0 })
    const content = await writeSheet(resultsSheet(rows.map((row) => resultView(row, names.get(row.unit_id) ?? ''))))
    return { fileName: 'Kết quả công bố.xlsx', content }
  })
  serve(rankingRoutes.importSheet, async ({ query, upload, actor }) =>
    importResults(services, actor, { bytes: upload, dryRun: query.dryRun }),
  )
  serve(rankingRoutes.write, async ({ params, body, actor }) => {
    const { version, ...result } = body
    const { row, unit } = await writeResult(services, actor, { ...params, result, seenVersion: version })
    return resultView(row, unit.name)
  })
  serve(rankingRoutes.remove, async ({ params, query, actor }) => {
    await removeResult(services, actor, { ...params, seenVersion: query.version })
    return undefined
  })
}
