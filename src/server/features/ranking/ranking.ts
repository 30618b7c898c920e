/** Published results: what the province announced for a unit and a year. It computes nothing. */
import type { ResultWriting } from '../../../contract/ranking.ts'
import type { SheetImport } from '../../../contract/route.ts'
import type { Unit } from '../../../contract/units.ts'
import { type Actor, can } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { AppError } from '../../../core/values/appError.ts'
import { isCalendarDate } from '../../../core/values/calendarDate.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { readSheetSafely } from '../../platform/sheets/readSheetSafely.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import { getUnit, listUnits } from '../units/units.ts'
import {
  deleteResult,
  getResult,
  insertResult,
  listResults,
  type ResultRow,
  type ResultWithChange,
  updateResult,
} from './ranking.sql.ts'
import { readResultRows } from './readResultRows.ts'

export { publishedYears } from './ranking.sql.ts'
export { resultView } from './resultView.ts'
export type { ResultWithChange }

/** Results of the department's assessed units, newest year first, with the units' names. */
export async function listPublishedResults(
  db: Database,
  actor: Actor,
  filter: { readonly unitId?: string | undefined; readonly year?: number | undefined },
  page: { readonly limit: number; readonly offset: number },
) {
  const units = (await listUnits(db, actor.departmentId)).filter((unit) => unit.departmentId === unit.id)
  const wanted = units.filter((unit) => filter.unitId === undefined || unit.id === filter.unitId)
  const found = await listResults(db, { unitIds: wanted.map((unit) => unit.id), year: filter.year }, page)
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  return { ...found, names }
}

/** What was published for a unit's year, for callers who may read the unit; null where nothing was. */
export async function findPublished(
  db: Database,
  { unitId, year }: { readonly unitId: string; readonly year: number },
): Promise<ResultWithChange | null> {
  const { rows } = await listResults(db, { unitIds: [unitId], year }, { limit: 1, offset: 0 })
  return rows[0] ?? null
}

/** `seenVersion` null: nobody had written that year's result. */
export async function writeResult(
  { db, clock }: Services,
  actor: Actor,
  writing: {
    readonly unitId: string
    readonly year: number
    readonly result: ResultWriting
    readonly seenVersion: number | null
  },
): Promise<{ readonly row: ResultWithChange; readonly unit: Unit }> {
  const unit = await getAssessed(db, actor, writing.unitId)
  requirePermission(actor, 'writeResults', placeOfUnit(unit))
  const row = await storeResult(db, { by: actor, now: clock.now() }, unit, writing)
  return { row, unit }
}

interface ResultDoing {
  readonly by: Doer
  readonly now: Date
}

interface SeenResult {
  readonly year: number
  readonly result: ResultWriting
  readonly seenVersion: number | null
}

/** Without asking for rights: for the sample and for imports that have asked. */
export async function storeResult(
  db: Database,
  doing: ResultDoing,
  unit: Unit,
  writing: SeenResult,
): Promise<ResultWithChange> {
  requireSense(writing.result)
  return db.transaction().execute((tx) => storeResultIn(tx, doing, unit, writing))
}

/** As part of a larger transaction. */
async function storeResultIn(
  tx: Transaction,
  doing: ResultDoing,
  unit: Unit,
  { year, result, seenVersion }: SeenResult,
): Promise<ResultWithChange> {
  const values = {
    unit_id: unit.id,
    year,
    index: result.index,
    class: result.class || null,
    rank: result.rank,
    of: result.of,
    decision_number: result.decisionNumber || null,
    decided_on: result.decidedOn,
    points: result.points,
    written_at: doing.now,
    written_by: doing.by.fullName,
  }
  const row = seenVersion === null ? await insertResult(tx, values) : await updateResult(tx, values, seenVersion)
  if (!row) throw seenVersion === null ? yearTaken(year) : changedMeanwhile()
  await recordAudit(tx, {
    at: doing.now,
    by: doing.by,
    action: 'result.written',
    subject: { kind: 'unitYear', id: unit.id, name: `${unit.name}, ${year}` },
    departmentId: unit.departmentId,
    detail: { year, index: row.index, class: row.class, rank: row.rank, of: row.of, decision: row.decision_number },
  })
  return getResult(tx, unit.id, year)
}

/** Results of past years from a spreadsheet: previewed, then written as a whole or not at all. Points of criteria stay. */
export async function importResults(
  { db, clock }: Services,
  actor: Actor,
  file: { readonly bytes: Uint8Array; readonly dryRun: boolean },
): Promise<SheetImport> {
  const unit = await getAssessed(db, actor, actor.departmentId)
  requirePermission(actor, 'writeResults', placeOfUnit(unit))
  const rows = await readSheetSafely(file.bytes)
  const names = [unit.name, unit.shortName ?? '', unit.code].filter((name) => name !== '')
  const read = rows.ok ? readResultRows(rows.value, names) : { results: [], problems: rows.problems }
  if (read.problems.length > 0) return { created: 0, changed: 0, same: 0, problems: [...read.problems] }
  return db.transaction().execute(async (tx) => {
    const { rows: kept } = await listResults(tx, { unitIds: [unit.id] }, { limit: MOST_YEARS, offset: 0 })
    const before = new Map(kept.map((row) => [row.year, row]))
    const fresh = read.results.filter(({ year, result }) => !isSame(before.get(year), result))
    for (const { year, result } of file.dryRun ? [] : fresh) {
      const own = before.get(year)
      const writing = { year, result: { ...result, points: own?.points ?? {} }, seenVersion: own?.version ?? null }
      await storeResultIn(tx, { by: actor, now: clock.now() }, unit, writing)
    }
    const changed = fresh.filter(({ year }) => before.has(year)).length
    return { created: fresh.length - changed, changed, same: read.results.length - fresh.length, problems: [] }
  })
}

/** More than a department has years. */
const MOST_YEARS = 200

const isSame = (row: ResultRow | undefined, result: Omit<ResultWriting, 'points'>): boolean =>
  row !== undefined &&
  Number(row.index) === Number(result.index) &&
  row.class === result.class &&
  row.rank === result.rank &&
  row.of === result.of &&
  row.decision_number === result.decisionNumber &&
  row.decided_on === result.decidedOn

export async function removeResult(
  { db, clock }: Services,
  actor: Actor,
  at: { readonly unitId: string; readonly year: number; readonly seenVersion: number },
): Promise<void> {
  const unit = await getAssessed(db, actor, at.unitId)
  requirePermission(actor, 'writeResults', placeOfUnit(unit))
  await db.transaction().execute(async (tx) => {
    if (!(await deleteResult(tx, unit.id, at.year, at.seenVersion))) throw changedMeanwhile()
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'result.removed',
      subject: { kind: 'unitYear', id: unit.id, name: `${unit.name}, ${at.year}` },
      departmentId: unit.departmentId,
      detail: { year: at.year },
    })
  })
}

async function getAssessed(db: Database, actor: Actor, unitId: string): Promise<Unit> {
  const unit = await getUnit(db, unitId)
  if (unit.departmentId !== unit.id || !can(actor, 'readDepartment', placeOfUnit(unit))) throw unitNotFound()
  return unit
}

const placeOfUnit = (unit: Unit) => ({ departmentId: unit.departmentId, path: [unit.departmentId] })

function requireSense({ rank, of, decidedOn }: ResultWriting): void {
  const problems: Problem[] = []
  if (rank !== null && of !== null && rank > of) {
    const text = `Thứ hạng ${rank} lớn hơn số đơn vị được xếp hạng (${of}): sửa một trong hai.`
    problems.push({ code: 'rank-above-count', where: 'rank', text })
  }
  if (decidedOn !== null && !isCalendarDate(decidedOn)) {
    const text = 'Ngày này không có trong lịch: nhập một ngày có thật.'
    problems.push({ code: 'no-such-day', where: 'decidedOn', text })
  }
  if (problems.length > 0) throw resultAtFault(problems)
}

const unitNotFound = () =>
  new AppError('notFound', 'unit-not-found', {
    vi: 'Không có cơ quan này hoặc cơ quan ngoài phạm vi của bạn.',
    en: 'There is no such department, or it is out of your reach.',
  })

const changedMeanwhile = () =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: 'Người khác vừa ghi kết quả của năm này. Tải lại để xem rồi sửa tiếp; phần đang nhập chưa được ghi.',
    en: 'Somebody has just written the result of this year. Reload to see it and go on; what you entered is not stored.',
  })

const yearTaken = (year: number) =>
  new AppError(
    'conflict',
    'year-taken',
    {
      vi: `Năm ${year} đã có kết quả. Cần đổi thì sửa dòng của năm ấy; phần đang nhập chưa được ghi.`,
      en: `The year ${year} has its result already. To change it, edit that year’s row; what you entered is not stored.`,
    },
    [{ code: 'year-taken', where: 'year', text: `Năm ${year} đã có kết quả.` }],
  )

const resultAtFault = (problems: Problem[]) =>
  new AppError(
    'invalid',
    'result-at-fault',
    { vi: 'Kết quả chưa đúng, chưa ghi gì.', en: 'The result is at fault; nothing is stored.' },
    problems,
  )
