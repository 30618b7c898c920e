/**
 * Fills an instance that has just begun with the sample office, through the same use cases that people go through.
 * Should it be cut off half-way, the next start empties what it left and loads it anew: `isSampleHalfLoaded` tells.
 */
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { readFacts } from '../../../core/scoring/readFacts.ts'
import { type CalendarDate, calendarDate } from '../../../core/values/calendarDate.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { createUserWithPassword, newPrintedPassword } from '../accounts/accounts.ts'
import { loadFacts, loadResponsibilities } from '../assessments/assessments.ts'
import { listAudit, recordAudit } from '../audit/audit.ts'
import { getSetInUse, takeFolderIntoUse } from '../catalogue/catalogue.ts'
import { storeResult } from '../ranking/ranking.ts'
import { confirmPlan, readPlanFile } from '../remediation/remediation.ts'
import { markSample, readSettings } from '../settings/settings.ts'
import { addUnit, addUnitGroup, getUnit } from '../units/units.ts'
import { emptyInstance } from './instance.sql.ts'
import {
  criteriaFolders,
  factsFiles,
  planFile,
  readSampleOffice,
  type SampleOffice,
  sampleBytes,
  sampleText,
} from './sampleOffice.ts'

/** The day on which some tasks of the sample plan are late, some due and some ahead. */
const DEMONSTRATION_DAY: CalendarDate = calendarDate('2023-04-05')

/** A person of the sample with the password that is printed once and stored nowhere. */
export interface SamplePerson {
  readonly login: string
  readonly fullName: string
  readonly password: string
}

const by = { userId: null, fullName: 'Dữ liệu mẫu', departmentId: null, via: 'system' } as const

/** True when a first start was cut off while it loaded the sample. */
export async function isSampleHalfLoaded(db: Database): Promise<boolean> {
  if (!(await readSettings(db)).sample) return false
  return (await listAudit(db, { departmentId: null, action: 'sample.loaded' }, { limit: 1, offset: 0 })).total === 0
}

/** Takes away what a sample that was cut off half-way has left. */
export async function clearHalfSample(tx: Transaction): Promise<void> {
  await emptyInstance(tx, null)
  await markSample(tx, { demonstrationDay: null })
}

/** Gives the people to print; throws where our own sample is at fault, and then leaves a half that the next start clears. */
export async function loadSample(services: Services): Promise<readonly SamplePerson[]> {
  const { db, clock } = services
  const office = await readSampleOffice()
  const at = clock.now()
  const { departmentId, unitIds, people } = await db.transaction().execute(async (tx) => {
    await emptyInstance(tx, null)
    await markSample(tx, { demonstrationDay: DEMONSTRATION_DAY })
    return addPeople(tx, office, at)
  })
  const department = await getUnit(db, departmentId)
  const doing = { by, departmentId, now: at }
  for (const folder of criteriaFolders) await takeFolderIntoUse(db, doing, folder)
  for (const name of factsFiles) {
    const year = Number(/\d{4}/.exec(name)?.[0])
    const facts = readFacts(await sampleText(name), name, (await getSetInUse(db, departmentId, year)).set)
    if (!facts.ok) throw new Error(facts.problems.map((problem) => `${problem.where}: ${problem.text}`).join('\n'))
    const leads = Object.entries(office.responsibilities).map(([code, unit]) => ({
      code,
      leadUnitId: idOf(unitIds, unit),
    }))
    await loadResponsibilities(db, { ...doing, source: 'responsibilities.yaml' }, { unit: department, year }, leads)
    await loadFacts(db, { ...doing, source: name }, department, facts.value)
  }
  for (const { year, ...result } of office.results) {
    await storeResult(db, doing, department, { year, result, seenVersion: null })
  }
  await confirmSamplePlan(services, departmentId, office)
  await db.transaction().execute((tx) => {
    const subject = { kind: 'instance', id: null, name: department.name }
    return recordAudit(tx, { at: clock.now(), by, action: 'sample.loaded', subject, departmentId })
  })
  return people
}

async function addPeople(tx: Transaction, office: SampleOffice, at: Date) {
  const doing = { by, at }
  const blank = { validFrom: null, validUntil: null }
  const department = await addUnit(tx, { ...office.department, ...blank, kind: 'department', parentId: null }, doing)
  const unitIds = new Map([['department', department.id]])
  for (const unit of office.units) {
    unitIds.set(unit.code, (await addUnit(tx, { ...unit, ...blank, parentId: department.id }, doing)).id)
  }
  for (const group of office.groups) {
    const codes = group.units === 'all' ? office.units.map((unit) => unit.code) : group.units
    await addUnitGroup(
      tx,
      department.id,
      { name: group.name, unitIds: codes.map((code) => idOf(unitIds, code)) },
      doing,
    )
  }
  const people: SamplePerson[] = []
  for (const { login, fullName, unit, roles } of office.users) {
    const password = newPrintedPassword()
    const grants = roles.map((grant) => ({
      role: grant.role,
      unitId: grant.unit === 'instance' ? null : idOf(unitIds, grant.unit),
    }))
    const input = { login, fullName, email: null, unitId: idOf(unitIds, unit), grants }
    await createUserWithPassword(tx, input, { password, ...doing })
    people.push({ login, fullName, password })
  }
  return { departmentId: department.id, unitIds, people }
}

/** The plan's document is read as anybody's is; then the links that a person would make are made. */
async function confirmSamplePlan(services: Services, departmentId: string, { links }: SampleOffice): Promise<void> {
  const file = { bytes: await sampleBytes(planFile), fileName: planFile }
  const { draft } = await readPlanFile(services, departmentId, file)
  const linked: PlanDraft = {
    ...draft,
    shortcomings: draft.shortcomings.map((item, index) => ({
      ...item,
      criteria: (links.shortcomings[String(index + 1)] ?? []).map((code) => ({ code, lossCode: code })),
    })),
    tasks: draft.tasks.map((task) => ({ ...task, criteria: links.tasks[task.id] ?? [] })),
  }
  await confirmPlan(services, { by, departmentId }, { file, draft: linked, asVersionOf: null })
}

function idOf(unitIds: ReadonlyMap<string, string>, code: string): string {
  const id = unitIds.get(code)
  if (!id) throw new Error(`The sample names a unit that it does not have: ${code}`)
  return id
}
