/** Which unit leads a criterion: said by the Office for a field, a criterion or a component. */
import type { Responsibility } from '../../../contract/assessments.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { type AssessedYear, departmentPlace, loadYear } from './assessedYear.ts'
import {
  deleteResponsibility,
  insertResponsibilities,
  listResponsibilities,
  type UnitYear,
  updateResponsibility,
} from './assessments.sql.ts'
import { readYear } from './assessments.ts'
import { codeLinesOf } from './leads.ts'
import { criterionNotFound, leadOfAnother, yearChanged } from './refusals.ts'
import { storeResponsibilities } from './storeResponsibilities.ts'

export const responsibilityViews = ({ responsibilities, units }: AssessedYear): Responsibility[] =>
  responsibilities.map((row) => ({
    code: row.criterion,
    unitId: row.lead_unit_id,
    unitName: units.get(row.lead_unit_id)?.name ?? '',
    version: row.version,
  }))

/** `leadUnitId` null takes the lead away; `seenVersion` null says that nobody had been named. */
export async function writeResponsibility(
  { db, clock }: Services,
  actor: Actor,
  writing: {
    readonly at: UnitYear
    readonly code: string
    readonly leadUnitId: string | null
    readonly seenVersion: number | null
  },
): Promise<AssessedYear> {
  const { at, code, leadUnitId, seenVersion } = writing
  const year = await readYear(db, actor, at)
  requirePermission(actor, 'writeCatalogue', departmentPlace(year.unit))
  if (!codeLinesOf(year.inUse.set).has(code)) throw criterionNotFound(code)
  if (leadUnitId !== null && !year.units.has(leadUnitId)) throw leadOfAnother()
  await db.transaction().execute(async (tx) => {
    const done =
      leadUnitId === null
        ? seenVersion === null || (await deleteResponsibility(tx, at, { code, seenVersion }))
        : seenVersion === null
          ? (await insertResponsibilities(tx, at, [{ code, leadUnitId }])) === 1
          : await updateResponsibility(tx, at, { code, leadUnitId, seenVersion })
    if (!done) throw yearChanged()
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'responsibility.written',
      subject: { kind: 'criterion', id: code, name: `${code} (${at.year})` },
      departmentId: year.unit.departmentId,
      detail: { year: at.year, lead: leadUnitId === null ? null : (year.units.get(leadUnitId)?.name ?? null) },
    })
  })
  return loadYear(db, year.unit, at.year)
}

/** Takes over another year's leads for the codes that have none yet, where the code and the unit are still there. */
export async function copyResponsibilities(
  { db, clock }: Services,
  actor: Actor,
  { at, fromYear }: { readonly at: UnitYear; readonly fromYear: number },
): Promise<AssessedYear> {
  const year = await readYear(db, actor, at)
  requirePermission(actor, 'writeCatalogue', departmentPlace(year.unit))
  const before = await listResponsibilities(db, { unitId: at.unitId, year: fromYear })
  const leads = before.map((row) => ({ code: row.criterion, leadUnitId: row.lead_unit_id }))
  await storeResponsibilities(db, { by: actor, now: clock.now(), source: String(fromYear) }, year, leads)
  return loadYear(db, year.unit, at.year)
}
