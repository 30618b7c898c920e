/** A draft as an official document: the template's fields filled with what stands in it; what is blank stays to be written. */
import { leavesOf } from '../../../core/catalogue/criteriaSet.ts'
import { type DocumentFrame, documentFields } from '../../../core/plans/document/documentFields.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Result } from '../../../core/values/result.ts'
import type { Database } from '../../platform/db/database.ts'
import { fillTemplate } from '../../platform/docx/fillTemplate.ts'
import { findSetInUse } from '../catalogue/catalogue.ts'
import { getUnit } from '../units/units.ts'
import type { PlanFile } from './readPlanFile.ts'
import { templateAtFault } from './refusals.ts'

/** Fields of entries: a draft may have no shortcoming, target or task yet. */
const IN_LISTS = [
  ...['text', 'ordinal', 'title', 'items', 'parts', 'targets', 'tasks'],
  ...['lead', 'coordinating', 'deadline', 'product'],
]

export async function draftDocument(template: Uint8Array, draft: PlanDraft, frame: DocumentFrame): Promise<PlanFile> {
  const filled = await fillTemplate(template, documentFields(draft, frame), IN_LISTS)
  if (!filled.ok) throw templateAtFault(filled.problems)
  return { bytes: filled.value, fileName: `Kế hoạch khắc phục ${draft.year ?? ''}.docx` }
}

/** Writes a plan without content into a template, to see whether it can be used. */
export const tryTemplate = (template: Uint8Array): Promise<Result<Uint8Array>> =>
  fillTemplate(template, documentFields(EMPTY, { superior: '', issuer: '', fieldOf: () => null }), IN_LISTS)

/** What a department's document says beside its draft: who stands above it, and the fields that criteria belong to. */
export async function documentFrame(db: Database, departmentId: string, year: number | null): Promise<DocumentFrame> {
  const [unit, running, last] = await Promise.all([
    getUnit(db, departmentId),
    year === null ? null : findSetInUse(db, departmentId, year),
    year === null ? null : findSetInUse(db, departmentId, year - 1),
  ])
  const fields = new Map<string, string>()
  for (const field of [last, running].flatMap((inUse) => inUse?.set.fields ?? [])) {
    for (const code of [field.code, ...field.criteria.map((criterion) => criterion.code)]) fields.set(code, field.name)
    for (const leaf of leavesOf(field)) fields.set(leaf.code, field.name)
  }
  return {
    superior: (running ?? last)?.set.authority ?? '',
    issuer: unit.name,
    fieldOf: (code) => fields.get(code) ?? null,
  }
}

const EMPTY: PlanDraft = {
  year: null,
  header: {
    kind: null,
    number: null,
    symbol: null,
    issuedOn: null,
    issuedMonth: null,
    place: null,
    issuer: null,
    subject: null,
    bases: [],
  },
  indexResult: null,
  shortcomings: [],
  targets: [],
  tasks: [],
  responsibilities: [],
  recipients: [],
  signer: { authority: null, mode: null, title: null, name: null },
}
