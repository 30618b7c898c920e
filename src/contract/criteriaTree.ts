/** How a criteria set is shown: its fields, criteria and leaves, each with its rule told in words. Shared by the set's page and the sheet. */
import { z } from 'zod'
import type { ScoringRule } from '../core/scoring/scoringRule.ts'

/** A figure of points as text with a point: `"0.25"`. */
export const Figure = z.string()

/** The rule as `FORMATS` writes it; only its kind is promised here, its parameters are those of the kind. */
const Rule = z
  .custom<ScoringRule>((value) => typeof value === 'object' && value !== null && 'kind' in value)
  .meta({ description: 'Quy tắc chấm điểm như trong tệp của bộ tiêu chí: { kind, … }' })

const Evidence = z.object({
  id: z.string(),
  name: z.string(),
  documentKind: z.string(),
  issuer: z.string().nullable(),
  signed: z.boolean().nullable(),
  count: z.number().int(),
  per: z.enum(['year', 'quarter', 'month', 'period']),
  datedIn: z.enum(['year', 'period', 'any']),
  for: z.string().nullable(),
})

/** A document with its place, or that it is not known. */
export const Basis = z.object({
  document: z.string().optional(),
  article: z.string().optional(),
  page: z.number().int().optional(),
  unknown: z.string().optional(),
})

const Origin = z.enum(['stated', 'typical']).nullable()

export const LeafView = z.object({
  code: z.string(),
  name: z.string(),
  max: Figure,
  scoredBy: z.enum(['self', 'survey', 'council']),
  appraisedBy: z.string().nullable(),
  rule: Rule,
  /** The rule in plain Vietnamese, a sentence each. */
  ruleWords: z.array(z.string()),
  evidence: z.array(Evidence),
  basis: z.array(Basis),
  source: z.object({ max: Origin, rule: Origin }).nullable(),
  appliesWhen: z.enum(['always', 'hasProcedures', 'hasDossiers', 'hasPublicUnits']),
  indicator: z.string().nullable(),
})
export type LeafView = z.infer<typeof LeafView>

const GroupView = z.object({
  code: z.string(),
  name: z.string(),
  max: Figure,
  components: z.array(LeafView),
})

const FieldView = z.object({
  code: z.string(),
  name: z.string(),
  max: Figure,
  criteria: z.array(z.union([LeafView, GroupView])),
})
export type FieldView = z.infer<typeof FieldView>

const ExtraView = z.object({ cap: Figure.nullable(), leaves: z.array(LeafView) })

export const CriteriaTree = z.object({
  max: Figure,
  classes: z.array(z.object({ name: z.string(), from: Figure })),
  fields: z.array(FieldView),
  bonus: ExtraView,
  penalty: ExtraView,
})
export type CriteriaTree = z.infer<typeof CriteriaTree>
