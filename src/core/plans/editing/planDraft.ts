/** A plan as a person corrects it before it is confirmed: what was read, tied to units and criteria. Blank stays blank. */
import { z } from 'zod'
import { Position } from '../../values/document.ts'
import { Basis, Deadline, IndexResult, PlanHeader, PlanSigner, ShortcomingCause } from '../planReading.ts'

/** Typed or read text: NFC, within a limit. It may be blank while it is being written; `draftFaults` says where. */
const text = (maxLength: number) =>
  z
    .string()
    .transform((typed) => typed.normalize('NFC'))
    .pipe(z.string().max(maxLength))
const LONG = 32_000
const ItemId = z.string().min(1).max(120)
const Code = z.string().min(1).max(40)

/** Who is named: a unit of the tree, a chosen group of units, or words not yet tied to either. */
export const NamedUnit = z
  .object({ words: text(1000), unitId: z.uuid().nullable(), groupId: z.uuid().nullable() })
  .refine(({ unitId, groupId }) => unitId === null || groupId === null, {
    message: 'Chỉ chọn một đơn vị hoặc một nhóm đơn vị.',
  })
export type NamedUnit = z.infer<typeof NamedUnit>

export const DraftTask = z.object({
  id: ItemId,
  section: text(120),
  title: text(LONG),
  text: text(LONG),
  lead: z.array(NamedUnit).max(100),
  coordinating: z.array(NamedUnit).max(100),
  deadline: Deadline.nullable(),
  product: text(LONG).nullable(),
  /** Codes of criteria of the running year that the task serves. */
  criteria: z.array(Code).max(50),
  where: Position.nullable(),
})
export type DraftTask = z.infer<typeof DraftTask>

/** A criterion of the running year, and the code under which last year's points were lost. */
export const ShortcomingCriterion = z.object({ code: Code, lossCode: Code.nullable() })
export type ShortcomingCriterion = z.infer<typeof ShortcomingCriterion>

export const DraftShortcoming = z.object({
  /** Known by it within the draft only. */
  id: ItemId,
  section: text(120),
  text: text(LONG),
  cause: ShortcomingCause,
  actual: text(40).nullable(),
  required: text(40).nullable(),
  criteria: z.array(ShortcomingCriterion).max(50),
  where: Position.nullable(),
})
export type DraftShortcoming = z.infer<typeof DraftShortcoming>

export const DraftTarget = z.object({
  /** Known by it within the draft only. */
  id: ItemId,
  section: text(120),
  text: text(LONG),
  value: text(40),
  unit: text(60),
  op: z.enum(['>=', '<=', '=', '>', '<']),
  where: Position.nullable(),
})
export type DraftTarget = z.infer<typeof DraftTarget>

export const DraftResponsibility = z.object({
  id: ItemId,
  unit: NamedUnit,
  text: text(LONG),
  coordinating: z.array(text(1000)).max(100),
  deadline: Deadline.nullable(),
  where: Position.nullable(),
})
export type DraftResponsibility = z.infer<typeof DraftResponsibility>

const DraftBasis = Basis.omit({ where: true })
const DraftHeader = PlanHeader.omit({ where: true, bases: true }).extend({
  kind: text(200).nullable(),
  number: text(120).nullable(),
  symbol: text(120).nullable(),
  issuedMonth: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .nullable(),
  place: text(200).nullable(),
  issuer: text(500).nullable(),
  subject: text(2000).nullable(),
  bases: z.array(DraftBasis).max(500),
})

export const PlanDraft = z.object({
  /** The running year that the plan belongs to. */
  year: z.number().int().min(2000).max(2100).nullable(),
  header: DraftHeader,
  indexResult: IndexResult.omit({ where: true }).nullable(),
  shortcomings: z.array(DraftShortcoming).max(2000),
  targets: z.array(DraftTarget).max(2000),
  tasks: z.array(DraftTask).max(5000),
  responsibilities: z.array(DraftResponsibility).max(2000),
  recipients: z.array(text(1000)).max(500),
  signer: PlanSigner.omit({ where: true }),
})
export type PlanDraft = z.infer<typeof PlanDraft>

/** The lists of a draft whose items are corrected one by one. */
export type ListName = 'tasks' | 'shortcomings' | 'targets' | 'responsibilities'
export type ItemOf<List extends ListName> = PlanDraft[List][number]
