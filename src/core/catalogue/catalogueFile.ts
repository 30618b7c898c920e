/** The files of a criteria set as people write them: `catalogue.yaml`, one file per field, bonus, penalty, examples. */
import { z } from 'zod'
import { ScoringRule } from '../scoring/scoringRule.ts'
import { Count, Day, DecimalText, Text } from '../values/figures.ts'
import {
  type CriteriaSetId,
  type CriterionCode,
  findCriteriaSetId,
  findCriterionCode,
  INDICATOR_IDS,
} from '../values/ids.ts'
import { MOST_DECIMALS } from '../values/vietnamese.ts'

const Code = Text.transform((text, context): CriterionCode => {
  const code = findCriterionCode(text)
  if (code) return code
  context.addIssue({
    code: 'custom',
    message: `Mã “${text}” có ký tự lạ: dùng chữ, số, dấu chấm, gạch nối.`,
    params: { code: 'bad-code' },
  })
  return z.NEVER
})

const SetId = Text.transform((text, context): CriteriaSetId => {
  const id = findCriteriaSetId(text)
  if (id) return id
  context.addIssue({
    code: 'custom',
    message: `Mã bộ “${text}” không đúng: viết như khanh-hoa/so/2022.`,
    params: { code: 'bad-code' },
  })
  return z.NEVER
})

/** At most what the steps show whole. */
const Decimals = Count.pipe(z.number().max(MOST_DECIMALS))
const RoundingMode = z.enum(['halfUp', 'truncate'])
const Year = Count.pipe(z.number().min(1900).max(9998))
const FromOne = Count.pipe(z.number().min(1))

export const CatalogueHeader = z.strictObject({
  id: SetId,
  version: FromOne.prefault(1),
  title: Text,
  authority: Text,
  scope: Text,
  year: Year,
  status: z.enum(['sample', 'official']),
  decision: z
    .strictObject({ number: Text, issuedOn: Day.nullish().default(null) })
    .nullable()
    .default(null),
  max: DecimalText,
  points: z.strictObject({ decimals: Decimals, rounding: RoundingMode }),
  index: z.strictObject({ decimals: Decimals, rounding: RoundingMode, rebase: z.boolean().default(true) }),
  rates: z.strictObject({ decimals: Decimals.prefault(2), rounding: RoundingMode.default('halfUp') }).prefault({}),
  bonus: z.strictObject({ cap: DecimalText.nullable().default(null) }).prefault({}),
  penalty: z.strictObject({ cap: DecimalText.nullable().default(null) }).prefault({}),
  ties: z.enum(['skip', 'dense']).default('skip'),
  classes: z.array(z.strictObject({ name: Text, from: DecimalText })).min(1),
  fields: z.array(Text).min(1),
})
export type CatalogueHeader = z.infer<typeof CatalogueHeader>

export const FieldFile = z.strictObject({
  code: Code,
  name: Text,
  max: DecimalText.optional(),
  criteria: z.array(z.unknown()).min(1),
})

export const CriterionGroupFile = z.strictObject({
  code: Code,
  name: Text,
  max: DecimalText.optional(),
  components: z.array(z.unknown()).min(1),
})

const EvidenceRequirement = z.strictObject({
  id: Text,
  name: Text,
  documentKind: Text,
  issuer: Text.nullable().default(null),
  signed: z.boolean().nullable().default(null),
  count: FromOne,
  per: z.enum(['year', 'quarter', 'month', 'period']),
  datedIn: z.enum(['year', 'period', 'any']),
  /** What it proves: a part, level, event or period of the rule; null is the leaf. */
  for: Text.nullable().default(null),
})

/** A document, or that it was not found; never both, and a place only in a document. */
const Basis = z
  .strictObject({
    document: Text.optional(),
    article: Text.optional(),
    page: FromOne.optional(),
    unknown: Text.optional(),
  })
  .transform(({ document, unknown, ...place }, context) => {
    if (document !== undefined && unknown === undefined) return { document, ...place }
    if (unknown !== undefined && document === undefined && Object.keys(place).length === 0) return { unknown }
    const text = 'Căn cứ ghi một trong hai: { document, article, page } hoặc { unknown: "chưa tra được" }.'
    context.addIssue({ code: 'custom', message: text, params: { code: 'basis-shape' } })
    return z.NEVER
  })

const Origin = z.enum(['stated', 'typical']).nullable().default(null)

export const LeafFile = z.strictObject({
  code: Code,
  name: Text,
  max: DecimalText,
  scoredBy: z.enum(['self', 'survey', 'council']).default('self'),
  appraisedBy: Text.nullable().default(null),
  rule: ScoringRule,
  evidence: z.array(EvidenceRequirement).default([]),
  basis: z.array(Basis).min(1),
  /** `stated` in a document that `basis` names, or `typical`: chosen by us. */
  source: z.strictObject({ max: Origin, rule: Origin }).nullable().default(null),
  appliesWhen: z.enum(['always', 'hasProcedures', 'hasDossiers', 'hasPublicUnits']).default('always'),
  indicator: z.enum(INDICATOR_IDS).nullable().default(null),
})
export type LeafFile = z.infer<typeof LeafFile>

/** A worked example; `points: null` says that the leaf has none in that case. */
export const ExampleFile = z.strictObject({
  name: Text,
  criterion: Text,
  fact: z.unknown(),
  points: DecimalText.nullable(),
  source: Text.nullish(),
})
