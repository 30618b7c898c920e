/** What is read from an official plan, in the shape that `cchc plan read --json` promises; `where` links each item to its place. */
import { z } from 'zod'
import { Position } from '../values/document.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** When work is due; `raw` keeps the words of the document. */
export const Deadline = z.discriminatedUnion('kind', [
  z.object({ raw: z.string(), kind: z.literal('beforeDate'), date: day }),
  z.object({ raw: z.string(), kind: z.literal('month'), year: z.number().int(), month: z.number().int() }),
  z.object({ raw: z.string(), kind: z.literal('quarter'), year: z.number().int(), quarter: z.number().int() }),
  z.object({ raw: z.string(), kind: z.literal('year'), year: z.number().int() }),
  z.object({ raw: z.string(), kind: z.literal('period'), from: day, until: day }),
  z.object({ raw: z.string(), kind: z.literal('fromDate'), from: day }),
  z.object({
    raw: z.string(),
    kind: z.literal('recurring'),
    every: z.array(z.string()),
    day: z.number().int().optional(),
    month: z.number().int().optional(),
  }),
  z.object({ raw: z.string(), kind: z.literal('afterEvent') }),
  z.object({ raw: z.string(), kind: z.literal('conditional') }),
])
export type Deadline = z.infer<typeof Deadline>

/** A document that the plan rests on. */
export const Basis = z.object({
  kind: z.string(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  issuedOn: day.nullable(),
  issuer: z.string().nullable(),
  where: Position,
})
export type Basis = z.infer<typeof Basis>

export const PlanHeader = z.object({
  kind: z.string().nullable(),
  number: z.string().nullable(),
  symbol: z.string().nullable(),
  issuedOn: day.nullable(),
  issuedMonth: z.string().nullable(),
  place: z.string().nullable(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  bases: z.array(Basis),
  /** The place of each field that was found. */
  where: z.object({
    kind: Position.nullable(),
    number: Position.nullable(),
    issuedOn: Position.nullable(),
    issuer: Position.nullable(),
    subject: Position.nullable(),
  }),
})
export type PlanHeader = z.infer<typeof PlanHeader>

/** The result of the year before, as the plan states it; exact figures as text. */
export const IndexResult = z.object({
  year: z.number().int().nullable(),
  index: z.string(),
  class: z.string().nullable(),
  rank: z.number().int().nullable(),
  of: z.number().int().nullable(),
  change: z.string().nullable(),
  rankChange: z.number().int().nullable(),
  previous: z
    .object({
      year: z.number().int().nullable(),
      index: z.string().nullable(),
      rank: z.number().int().nullable(),
      of: z.number().int().nullable(),
    })
    .nullable(),
  where: Position,
})
export type IndexResult = z.infer<typeof IndexResult>

export const ShortcomingCause = z.enum(['evidence', 'target', 'notDone', 'quality', 'other'])
export type ShortcomingCause = z.infer<typeof ShortcomingCause>

export const PlanShortcoming = z.object({
  section: z.string(),
  text: z.string(),
  cause: ShortcomingCause,
  actual: z.string().nullable(),
  required: z.string().nullable(),
  where: Position,
})
export type PlanShortcoming = z.infer<typeof PlanShortcoming>

export const PlanTarget = z.object({
  section: z.string(),
  text: z.string(),
  value: z.string(),
  unit: z.string(),
  op: z.enum(['>=', '<=', '=', '>', '<']),
  where: Position,
})
export type PlanTarget = z.infer<typeof PlanTarget>

export const PlanTask = z.object({
  id: z.string(),
  section: z.string(),
  title: z.string(),
  text: z.string(),
  lead: z.array(z.string()),
  coordinating: z.array(z.string()),
  deadline: Deadline.nullable(),
  product: z.string().nullable(),
  where: Position,
})
export type PlanTask = z.infer<typeof PlanTask>

export const PlanResponsibility = z.object({
  id: z.string(),
  unit: z.string(),
  text: z.string(),
  coordinating: z.array(z.string()),
  deadline: Deadline.nullable(),
  where: Position,
})
export type PlanResponsibility = z.infer<typeof PlanResponsibility>

export const PlanSigner = z.object({
  authority: z.string().nullable(),
  mode: z.string().nullable(),
  title: z.string().nullable(),
  name: z.string().nullable(),
  where: Position.nullable(),
})
export type PlanSigner = z.infer<typeof PlanSigner>

export const PlanProblem = z.object({ code: z.string(), where: Position.nullable(), text: z.string() })
export type PlanProblem = z.infer<typeof PlanProblem>

export const PlanReading = z.object({
  header: PlanHeader,
  indexResult: IndexResult.nullable(),
  shortcomings: z.array(PlanShortcoming),
  targets: z.array(PlanTarget),
  tasks: z.array(PlanTask),
  responsibilities: z.array(PlanResponsibility),
  recipients: z.array(z.string()),
  signer: PlanSigner,
  problems: z.array(PlanProblem),
})
export type PlanReading = z.infer<typeof PlanReading>
