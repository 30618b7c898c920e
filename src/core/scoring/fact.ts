/**
 * What a unit reports for one leaf, as it is written in a facts file and stored: plain JSON. Which shape a leaf takes is
 * its rule's business; `readFact` checks it, and whoever scores trusts it.
 */
import { z } from 'zod'
import { Count, Day, DecimalText, PercentText, Text } from '../values/figures.ts'

export const AchievedFact = z.strictObject({ achieved: z.boolean() })
export const PartsFact = z.strictObject({ parts: z.record(z.string(), z.boolean()) })
export const LevelFact = z.strictObject({ level: Text })
export const RatioFact = z
  .strictObject({ numerator: Count, denominator: Count })
  .refine((fact) => fact.numerator <= fact.denominator, {
    path: ['numerator'],
    message: 'Tử số lớn hơn mẫu số: kiểm tra lại hai số đếm.',
    params: { code: 'above-denominator' },
  })
export const PercentFact = z.strictObject({ percent: PercentText })
export const CountFact = z.strictObject({ count: Count })
export const ValueFact = z.strictObject({ value: DecimalText })
export const EventsFact = z.strictObject({ events: z.record(z.string(), Count) })
export const DoneOnFact = z.strictObject({ doneOn: Day })
export const DaysLateFact = z.strictObject({ daysLate: Count })
export const DoneFact = z.strictObject({ done: z.boolean() })
export const AnswersFact = z.strictObject({ answers: z.record(z.string(), Count) })
export const ComparisonFact = z.strictObject({ value: DecimalText, reference: DecimalText })
export const VariablesFact = z.strictObject({ variables: z.record(z.string(), DecimalText) })
export const ManualFact = z.strictObject({ points: DecimalText, reason: Text })
export const NothingAroseFact = z.strictObject({ nothingArose: z.literal(true) })
export const NotApplicableFact = z.strictObject({ notApplicable: z.literal(true), reason: Text })
/** Each period's fact is read by the inner rule. */
export const PeriodsShape = z.strictObject({ periods: z.record(z.string(), z.unknown()) })

/** What one period of a `periodic` leaf may report. */
export type PeriodFact =
  | z.infer<typeof AchievedFact>
  | z.infer<typeof PartsFact>
  | z.infer<typeof LevelFact>
  | z.infer<typeof RatioFact>
  | z.infer<typeof PercentFact>
  | z.infer<typeof CountFact>
  | z.infer<typeof ValueFact>
  | z.infer<typeof EventsFact>
  | z.infer<typeof DoneOnFact>
  | z.infer<typeof DaysLateFact>
  | z.infer<typeof DoneFact>
  | z.infer<typeof AnswersFact>
  | z.infer<typeof ComparisonFact>
  | z.infer<typeof VariablesFact>
  | z.infer<typeof NothingAroseFact>

export interface PeriodsFact {
  readonly periods: Readonly<Record<string, PeriodFact>>
}

/** What a rule scores. */
export type RuleFact = PeriodFact | PeriodsFact | z.infer<typeof ManualFact>

/** A fact without the two marks that change no points. */
export type FactBody = RuleFact | z.infer<typeof NotApplicableFact>

/** `assumed`: taken for granted, not reported ("giả định"); shown wherever the fact is. */
export type FactMarks = { readonly assumed?: boolean | undefined; readonly note?: string | undefined }

export type Fact = FactBody & FactMarks

/** The entry of a map under a name, or undefined: never what every object inherits. */
export const entryOf = <Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined
