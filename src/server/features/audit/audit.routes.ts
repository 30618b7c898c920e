import { type AuditEntry, auditRoutes } from '../../../contract/audit.ts'
import { auditActionWords, auditViaWords } from '../../../contract/auditWords.ts'
import { type Actor, isInstanceAdministrator } from '../../../core/access/permissions.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { instantOfDay, wallClock } from '../../platform/clock.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { type AuditFilter, type AuditRow, listAudit, verifyAudit } from './audit.ts'

const MOST_ROWS_OF_A_SHEET = 100_000

/** The log's page. A department's people see its entries; an administrator of the instance sees them all. */
export function serveAudit(serve: Serve<Actor>, { db }: Services): void {
  serve(auditRoutes.list, async ({ query, actor }) => {
    const { page, pageSize, sort, order, ...filter } = query
    const window = { limit: pageSize, offset: (page - 1) * pageSize }
    const found = await listAudit(db, filterOf(filter, actor), { sort, order, ...window })
    return { rows: found.rows.map(entryOf), total: found.total, page, pageSize }
  })
  serve(auditRoutes.sheet, async ({ query, actor }) => {
    const { sort, order, ...filter } = query
    const found = await listAudit(db, filterOf(filter, actor), { sort, order, limit: MOST_ROWS_OF_A_SHEET, offset: 0 })
    const rows = found.rows.map((row) => [
      wallClock(row.at),
      row.actor_name,
      auditViaWords[row.via],
      auditActionWords[entryOf(row).action],
      row.subject_name ?? row.subject_id,
    ])
    return {
      fileName: 'Nhật ký.xlsx',
      content: await writeSheet({
        name: 'Nhật ký',
        columns: ['Thời điểm', 'Người thực hiện', 'Cách vào', 'Việc', 'Đối tượng'],
        rows,
      }),
    }
  })
  serve(auditRoutes.verify, async () => verifyAudit(db))
}

function filterOf(
  query: {
    action?: string | undefined
    actor?: string | undefined
    text?: string | undefined
    from?: string | undefined
    until?: string | undefined
  },
  actor: Actor,
): AuditFilter {
  return {
    departmentId: isInstanceAdministrator(actor) ? null : actor.departmentId,
    action: query.action,
    actorId: query.actor,
    text: query.text ? foldVietnamese(query.text) : undefined,
    from: query.from ? instantOfDay(query.from) : undefined,
    before: query.until ? instantOfDay(query.until, 1) : undefined,
  }
}

function entryOf(row: AuditRow): AuditEntry {
  return {
    id: Number(row.id),
    at: row.at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    via: row.via,
    action: row.action as AuditEntry['action'],
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
    departmentId: row.department_id,
    detail: row.detail,
  }
}
