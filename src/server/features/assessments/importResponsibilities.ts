/** Who leads which criterion, from the column of the sheet's file: previewed, then written as a whole or not at all. */
import type { SheetImport } from '../../../contract/route.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { Services } from '../../platform/services.ts'
import { findColumns, problemInRow } from '../../platform/sheets/columns.ts'
import type { ReadRow } from '../../platform/sheets/readSheet.ts'
import { readSheetSafely } from '../../platform/sheets/readSheetSafely.ts'
import { recordAudit } from '../audit/audit.ts'
import { type AssessedYear, departmentPlace } from './assessedYear.ts'
import {
  lockResponsibilities,
  type ResponsibilityRow,
  type UnitYear,
  upsertResponsibilities,
} from './assessments.sql.ts'
import { readYear } from './assessments.ts'
import { FACT_COLUMNS } from './factColumns.ts'
import { codeLinesOf, leadOf } from './leads.ts'
import type { Lead } from './storeResponsibilities.ts'

const CODE = 'Mã'
const LEAD = 'Đơn vị chủ trì'

interface GivenLead extends Lead {
  readonly row: number
}

export async function importResponsibilities(
  { db, clock }: Services,
  actor: Actor,
  at: UnitYear,
  file: { readonly bytes: Uint8Array; readonly fileName: string; readonly dryRun: boolean },
): Promise<SheetImport> {
  const year = await readYear(db, actor, at)
  requirePermission(actor, 'writeCatalogue', departmentPlace(year.unit))
  const rows = await readSheetSafely(file.bytes)
  const read = rows.ok ? readLeads(rows.value, year) : { leads: [], problems: rows.problems }
  if (read.problems.length > 0) return { ...NOTHING, problems: [...read.problems] }
  if (file.dryRun) return answerOf(compareLeads(read.leads, year, year.responsibilities))
  return db.transaction().execute(async (tx) => {
    const difference = compareLeads(read.leads, year, await lockResponsibilities(tx, at))
    await upsertResponsibilities(tx, at, difference.leads)
    if (difference.leads.length > 0) {
      await recordAudit(tx, {
        at: clock.now(),
        by: actor,
        action: 'responsibility.written',
        subject: { kind: 'unitYear', id: year.unit.id, name: `${year.unit.name}, ${at.year}` },
        departmentId: year.unit.departmentId,
        detail: { year: at.year, source: file.fileName, codes: difference.leads.map(({ code }) => code) },
      })
    }
    return answerOf(difference)
  })
}

const NOTHING = { created: 0, changed: 0, same: 0 }

type Difference = ReturnType<typeof compareLeads>
const answerOf = ({ leads: _, ...counts }: Difference): SheetImport => ({ ...counts, problems: [] })

/** A row whose unit leads already, by itself or from above, writes nothing: what stands above keeps counting for it. */
function compareLeads(given: readonly GivenLead[], { inUse }: AssessedYear, kept: readonly ResponsibilityRow[]) {
  const lines = codeLinesOf(inUse.set)
  const before = new Map(kept.map((row) => [row.criterion, row.lead_unit_id]))
  const next = new Map(before)
  const leads: Lead[] = []
  for (const { code, leadUnitId } of given) {
    if (leadOf(lines, next, code) === leadUnitId) continue
    next.set(code, leadUnitId)
    leads.push({ code, leadUnitId })
  }
  const changed = leads.filter(({ code }) => before.has(code)).length
  return { leads, created: leads.length - changed, changed, same: given.length - leads.length }
}

function readLeads(rows: readonly ReadRow[], year: AssessedYear) {
  const columns = findColumns(rows, [CODE, LEAD, FACT_COLUMNS.item], CODE)
  if (!columns?.has(LEAD)) return { leads: [], problems: [columnsMissing] }
  const lines = codeLinesOf(year.inUse.set)
  const find = unitFinder(year)
  const leads: GivenLead[] = []
  const problems: Problem[] = []
  for (const row of columns.rows) {
    const own = columns.textOf(row, CODE)
    const name = columns.textOf(row, LEAD)
    if (own === '' || name === '' || columns.textOf(row, FACT_COLUMNS.item) !== '') continue
    const unitId = find(name)
    if (!lines.has(own))
      problems.push(problemInRow(row, CODE, 'unknown-id', `Bộ tiêu chí không có mã “${own}”: kiểm tra lại mã.`))
    else if (unitId === null) problems.push(problemInRow(row, LEAD, 'unknown-unit', unknownUnit(name)))
    else leads.push({ row: row.number, code: own, leadUnitId: unitId })
  }
  return { leads, problems }
}

/** By name, short name or code, whatever the diacritics; null where no unit or more than one is called so. */
function unitFinder({ units }: AssessedYear): (name: string) => string | null {
  const byName = new Map<string, Set<string>>()
  for (const { id, name, shortName, code } of units.values()) {
    for (const words of [name, shortName, code]) {
      if (!words) continue
      const key = foldVietnamese(words).trim()
      byName.set(key, new Set([...(byName.get(key) ?? []), id]))
    }
  }
  return (name) => {
    const found = byName.get(foldVietnamese(name).trim())
    return found?.size === 1 ? ([...found][0] ?? null) : null
  }
}

const unknownUnit = (name: string): string =>
  `Không có đơn vị nào của cơ quan tên “${name}”, hoặc có hơn một: ghi đúng tên, tên viết tắt hoặc mã ở trang Đơn vị.`

const columnsMissing: Problem = {
  code: 'column-missing',
  where: 'tệp',
  text: `Không thấy cột “${CODE}” và “${LEAD}”: xuất Excel ở Bảng điểm, điền cột “${LEAD}” rồi nhập lại.`,
}
