/** Confirms what was read and corrected: the file, the plan, its items and tasks, and the audit entry, all or nothing. */
import { draftFaults } from '../../../core/plans/editing/draftFaults.ts'
import type { NamedUnit, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import type { Transaction } from '../../platform/db/database.ts'
import { readDocumentSafely } from '../../platform/docx/readDocumentSafely.ts'
import { holdFiles } from '../../platform/files/fileStore.sql.ts'
import { putFile, sha256Of } from '../../platform/files/fileStore.ts'
import type { Services } from '../../platform/services.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import { criteriaFor, requireKnownCodes, requireOwnUnits } from './knownThings.ts'
import { deleteItems, insertItems } from './planItems.sql.ts'
import {
  findPlanOfBytes,
  findPlanRow,
  insertDocument,
  insertPlan,
  lockPlans,
  type PlanRow,
  type PlanValues,
  updatePlan,
} from './plans.sql.ts'
import { writeTasks } from './planTasks.sql.ts'
import { type PlanFile, tiesOfPlan } from './readPlanFile.ts'
import { changedMeanwhile, diskFull, draftAtFault, planKnown, planNotFound, unreadableDocument } from './refusals.ts'
import { trySweepingPlanFiles } from './sweepPlanFiles.ts'

export interface PlanConfirmation {
  readonly file: PlanFile
  readonly draft: PlanDraft
  /** The plan that this is a new version of, with the version that the person saw. */
  readonly asVersionOf: { readonly planId: string; readonly version: number } | null
  /** Done in the same transaction, before and after; what it throws keeps everything from being written. */
  readonly alongside?: {
    readonly first: (tx: Transaction) => Promise<void>
    readonly last: (tx: Transaction, plan: PlanRow) => Promise<void>
  }
}

export interface Doing {
  readonly by: Doer
  readonly departmentId: string
}

export interface ConfirmedPlan {
  readonly plan: PlanRow
  readonly tasks: { readonly added: number; readonly kept: number; readonly withdrawn: number }
}

export async function confirmPlan(
  services: Services,
  doing: Doing,
  { file, draft: given, asVersionOf, alongside }: PlanConfirmation,
): Promise<ConfirmedPlan> {
  const draft = storable(given)
  const faults = draftFaults(draft)
  const { year } = draft
  if (faults.length > 0 || year === null) throw draftAtFault(faults)
  const read = await readDocumentSafely(file)
  if (!read.ok) throw unreadableDocument(read.problems)
  try {
    return await services.db.transaction().execute(async (tx) => {
      await holdFiles(tx)
      await lockPlans(tx, doing.departmentId)
      await alongside?.first(tx)
      await requireUnknown(tx, doing.departmentId, file.bytes)
      const before = asVersionOf && (await getSeen(tx, doing.departmentId, asVersionOf))
      const names = await requireTies(tx, doing.departmentId, { ...draft, year }, before)
      const sha256 = await putFile(services.dataDir, file.bytes)
      const plan = await writePlan(tx, services, doing, valuesOf(draft, year), before)
      const document = await insertDocument(tx, {
        plan_id: plan.id,
        department_id: doing.departmentId,
        file_name: file.fileName,
        format: read.value.format,
        bytes: file.bytes.byteLength,
        sha256,
        added_at: services.clock.now(),
        added_by: doing.by.fullName,
      })
      if (before) await deleteItems(tx, plan.id)
      await insertItems(tx, plan.id, withPoints(draft))
      const tasks = await writeTasks(
        tx,
        { id: plan.id, ordinal: document.ordinal },
        draft.tasks.map((task) => ({ ...task, search: searchOf(task, names) })),
      )
      await recordAudit(tx, {
        at: services.clock.now(),
        by: doing.by,
        action: before ? 'plan.versionAdded' : 'plan.confirmed',
        subject: { kind: 'plan', id: plan.id, name: plan.subject },
        departmentId: doing.departmentId,
        detail: { number: plan.number, year, fileName: file.fileName, sha256, ordinal: document.ordinal, tasks },
      })
      await alongside?.last(tx, plan)
      return { plan, tasks }
    })
  } catch (error) {
    await trySweepingPlanFiles(services)
    throw isDiskFull(error) ? diskFull() : error
  }
}

async function requireUnknown(tx: Transaction, departmentId: string, bytes: Uint8Array): Promise<void> {
  const known = await findPlanOfBytes(tx, departmentId, sha256Of(bytes))
  if (known) throw planKnown(known)
}

async function getSeen(
  tx: Transaction,
  departmentId: string,
  { planId, version }: { readonly planId: string; readonly version: number },
): Promise<PlanRow> {
  const plan = await findPlanRow(tx, planId)
  if (plan?.department_id !== departmentId) throw planNotFound()
  if (plan.version !== version) throw changedMeanwhile()
  return plan
}

/** Units and criteria must be the department's; those that an earlier version spoke of stay allowed. Gives units' names. */
async function requireTies(
  tx: Transaction,
  departmentId: string,
  draft: PlanDraft & { readonly year: number },
  before: PlanRow | null,
): Promise<ReadonlyMap<string, string>> {
  const had = before ? await tiesOfPlan(tx, before.id) : null
  const linked = draft.shortcomings.flatMap((item) => item.criteria)
  const hadLinks = (had?.shortcomings ?? []).flatMap((item) => item.criteria)
  requireKnownCodes(await criteriaFor(tx, departmentId, draft.year), draft.year, {
    codes: [...draft.tasks.flatMap((task) => task.criteria), ...linked.map(({ code }) => code)],
    lossCodes: linked.flatMap(({ lossCode }) => lossCode ?? []),
    had: [
      ...(had?.tasks ?? []).flatMap((task) => task.criteria),
      ...hadLinks.flatMap(({ code, lossCode }) => (lossCode === null ? [code] : [code, lossCode])),
    ],
  })
  return requireOwnUnits(tx, departmentId, [
    ...draft.tasks.flatMap((task) => [...task.lead, ...task.coordinating]),
    ...draft.responsibilities.map((item) => item.unit),
  ])
}

async function writePlan(
  tx: Transaction,
  { clock }: Services,
  { by, departmentId }: Doing,
  values: PlanValues,
  before: PlanRow | null,
): Promise<PlanRow> {
  if (!before)
    return insertPlan(tx, {
      ...values,
      department_id: departmentId,
      confirmed_at: clock.now(),
      confirmed_by: by.fullName,
    })
  const plan = await updatePlan(tx, before, values)
  if (!plan) throw changedMeanwhile()
  return plan
}

function valuesOf({ header, indexResult, recipients, signer }: PlanDraft, year: number): PlanValues {
  const subject = header.subject?.trim() ?? ''
  return {
    year,
    kind: header.kind,
    number: header.number,
    symbol: header.symbol,
    issued_on: header.issuedOn,
    issued_month: header.issuedMonth,
    place: header.place,
    issuer: header.issuer,
    subject,
    bases: header.bases,
    index_result: indexResult,
    recipients,
    signer,
    search: foldVietnamese([header.number, subject, header.issuer, String(year)].filter(Boolean).join(' ')),
  }
}

/** What a task is found by: its id, its words, the units by the words of the plan and by their own names. */
export function searchOf(
  task: {
    readonly id: string
    readonly title: string
    readonly text: string
    readonly lead: readonly NamedUnit[]
    readonly coordinating: readonly NamedUnit[]
  },
  names: ReadonlyMap<string, string>,
): string {
  const units = [...task.lead, ...task.coordinating].flatMap(({ words, unitId, groupId }) => [
    words,
    names.get(unitId ?? groupId ?? '') ?? '',
  ])
  return foldVietnamese([task.id, task.title, task.text, ...units].join(' '))
}

/** Targets with a comma are kept with a point, as every exact figure is. */
const withPoints = (draft: PlanDraft): PlanDraft => ({
  ...draft,
  targets: draft.targets.map((target) => ({ ...target, value: target.value.trim().replace(',', '.') })),
})

/** Text without what a database cannot hold: half a letter, and signs that no person sees. */
export function storable<Value>(value: Value): Value {
  const cleaned: Value = JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'string' ? part.replace(/\p{Cs}|(?![\t\n\r])\p{Cc}/gu, '') : part,
    ),
  )
  return cleaned
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', '53100'].includes(String(error.code))
}
