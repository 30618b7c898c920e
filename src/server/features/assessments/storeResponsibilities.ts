/** Many leads at once: taken over from another year, or loaded with the sample. */
import type { Database } from '../../platform/db/database.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import type { AssessedYear } from './assessedYear.ts'
import { insertResponsibilities } from './assessments.sql.ts'
import { codeLinesOf } from './leads.ts'

export interface Lead {
  readonly code: string
  readonly leadUnitId: string
}

/** Names many leads at once for the codes that have none yet; codes that the set lacks are left out. For the sample, too. */
export async function storeResponsibilities(
  db: Database,
  doing: { readonly by: Doer; readonly now: Date; readonly source: string },
  year: AssessedYear,
  leads: readonly Lead[],
): Promise<void> {
  const lines = codeLinesOf(year.inUse.set)
  const fitting = leads.filter(({ code, leadUnitId }) => lines.has(code) && year.units.has(leadUnitId))
  await db.transaction().execute(async (tx) => {
    const count = await insertResponsibilities(tx, year.at, fitting)
    if (count === 0) return
    await recordAudit(tx, {
      at: doing.now,
      by: doing.by,
      action: 'responsibility.written',
      subject: { kind: 'unitYear', id: year.unit.id, name: `${year.unit.name}, ${year.at.year}` },
      departmentId: year.unit.departmentId,
      detail: { year: year.at.year, source: doing.source, count },
    })
  })
}
