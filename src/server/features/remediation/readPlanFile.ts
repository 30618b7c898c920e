/** Reads a plan document for a department: what stands in it, what its words are tied to, and whether it is known. Writes nothing. */
import type { ReadPlan } from '../../../contract/remediation.ts'
import { draftOf, type KnownThings, runningYear } from '../../../core/plans/editing/draftOf.ts'
import { readPlan } from '../../../core/plans/readPlan.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Database } from '../../platform/db/database.ts'
import { readDocumentSafely } from '../../platform/docx/readDocumentSafely.ts'
import { sha256Of } from '../../platform/files/fileStore.ts'
import type { Services } from '../../platform/services.ts'
import { today as dayOf } from '../settings/settings.ts'
import { criteriaFor, tiesFor } from './knownThings.ts'
import { listResponsibilities, listShortcomings } from './planItems.sql.ts'
import { findPlanOfBytes, listPlansOfYear, type PlanRow } from './plans.sql.ts'
import { listTaskRows } from './planTasks.sql.ts'
import { unreadableDocument } from './refusals.ts'

export interface PlanFile {
  readonly bytes: Uint8Array
  readonly fileName: string
}

export async function readPlanFile(
  services: Pick<Services, 'db' | 'clock'>,
  departmentId: string,
  { bytes, fileName }: PlanFile,
): Promise<ReadPlan> {
  const { db } = services
  const read = await readDocumentSafely({ bytes, fileName })
  if (!read.ok) throw unreadableDocument(read.problems)
  const reading = readPlan(read.value)
  const today = await dayOf(services)
  const year = runningYear(reading)
  const sha256 = sha256Of(bytes)
  const [ties, criteria, same] = await Promise.all([
    tiesFor(db, departmentId, today),
    criteriaFor(db, departmentId, year ?? Number(today.slice(0, 4))),
    findPlanOfBytes(db, departmentId, sha256),
  ])
  const plans = year === null ? [] : await listPlansOfYear(db, departmentId, year)
  const alike = same ? undefined : findAlike(plans, reading.header)
  const known: KnownThings = {
    ...ties,
    criteria: criteria.running?.criteria ?? [],
    lossCriteria: criteria.loss?.criteria ?? [],
    before: alike ? await tiesOfPlan(db, alike.id) : null,
  }
  return {
    fileName,
    sha256,
    document: read.value,
    draft: draftOf(reading, year, known),
    problems: reading.problems,
    criteria,
    known: same ? { kind: 'same', plan: nameOf(same) } : alike ? { kind: 'version', plan: nameOf(alike) } : null,
  }
}

const nameOf = ({ id, number, subject, year, version }: PlanRow) => ({ id, number, subject, year, version })

/**
 * The plan of the same number and issuer; where one of the two has no number yet (a draft of it), that of the same issuer
 * and subject. `plans` are those of the year.
 */
function findAlike(
  plans: readonly PlanRow[],
  header: { readonly number: string | null; readonly issuer: string | null; readonly subject: string | null },
): PlanRow | undefined {
  const same = (name: 'number' | 'subject') => (plan: PlanRow) => comparable(plan[name]) === comparable(header[name])
  const ofIssuer = plans.filter((plan) => comparable(plan.issuer) === comparable(header.issuer))
  const numbered = header.number === null ? undefined : ofIssuer.find(same('number'))
  return numbered ?? ofIssuer.filter((plan) => plan.number === null || header.number === null).find(same('subject'))
}

const comparable = (text: string | null): string => foldVietnamese(text ?? '').replace(/[\s.,;:]+/g, '')

/** What a person tied in a plan, for the next version of its document. */
export async function tiesOfPlan(db: Database, planId: string): Promise<KnownThings['before']> {
  const [tasks, shortcomings, responsibilities] = await Promise.all([
    listTaskRows(db, { planId }, { limit: 10_000, offset: 0 }),
    listShortcomings(db, planId),
    listResponsibilities(db, planId),
  ])
  return {
    tasks: tasks.map((row) => ({
      id: row.item_id,
      section: row.section,
      title: row.title,
      text: row.text,
      lead: [...row.lead],
      coordinating: [...row.coordinating],
      deadline: row.deadline,
      product: row.product,
      criteria: [...row.criteria],
      where: row.place,
    })),
    shortcomings: shortcomings.map((row) => ({
      id: row.id,
      section: row.section,
      text: row.text,
      cause: row.cause,
      actual: row.actual,
      required: row.required,
      criteria: [...row.criteria],
      where: row.place,
    })),
    responsibilities: responsibilities.map((row) => ({
      id: row.item_id,
      unit: { words: row.words, unitId: row.unit_id, groupId: row.group_id },
      text: row.text,
      coordinating: row.coordinating,
      deadline: row.deadline,
      where: row.place,
    })),
  }
}
