/** Points that were lost in a year: where, why, and what would win them back. */
import { z } from 'zod'
import { ShortcomingCause } from '../core/plans/planReading.ts'
import { Figure } from './criteriaTree.ts'
import { filledText, Id, route, typedText, Version, Year } from './route.ts'

/** Countable things that close a gap: 7 of 11 with 9 asked for is `{ have: 7, of: 11, need: 9, missing: 2 }`. */
export const GapView = z.object({
  /** In the reader's words: `Còn thiếu 2 thủ tục: 7/11, cần 9/11 (80%)`. */
  words: z.string(),
  /** How many more things; null where the gap cannot be counted in things. */
  missing: z.number().int().nullable(),
  /** The threshold that was missed, as the rule writes it: `80`, with `unit` `%`, or a count. */
  required: Figure.nullable(),
  actual: Figure.nullable(),
  unit: z.string(),
  /** Points that closing it wins. */
  wins: Figure,
})
export type GapView = z.infer<typeof GapView>

/** How a loss of last year stands in the running year: lấy lại được · còn mất · chưa có số liệu. */
export const lossOutcomes = ['regained', 'stillLost', 'noFact'] as const

export const LossView = z.object({
  code: z.string(),
  name: z.string(),
  fieldCode: z.string(),
  max: Figure,
  /** Points that were given: published ones where the decision has them, else those of the sheet; null without a fact. */
  points: Figure.nullable(),
  lost: Figure,
  isPublished: z.boolean(),
  /** Null: chưa rõ. */
  cause: ShortcomingCause.nullable(),
  causeFrom: z.enum(['chosen', 'shortcoming', 'appraisal']).nullable(),
  /** The sources name different causes and nobody has chosen. */
  causesDiffer: z.boolean(),
  shortcomings: z.array(z.object({ planId: Id, id: Id, text: z.string(), cause: ShortcomingCause })),
  /** What the appraiser said, quoted. */
  appraisal: z.object({ cause: ShortcomingCause.nullable(), reason: z.string() }).nullable(),
  gap: GapView.nullable(),
  /** Null where no set is in use for the year after. */
  outcome: z.enum(lossOutcomes).nullable(),
  /** Points of the same criterion in the year after, where it has them. */
  pointsNow: Figure.nullable(),
  /** Counts the writings of the reason; null while nobody has written one. */
  version: Version.nullable(),
})
export type LossView = z.infer<typeof LossView>

export const LossesOfYear = z.object({
  unitId: Id,
  year: z.number().int(),
  set: z.object({ id: Id, title: z.string(), status: z.enum(['sample', 'official']) }),
  lost: Figure,
  rows: z.array(LossView),
  byField: z.array(z.object({ code: z.string(), name: z.string(), max: Figure, lost: Figure })),
  byCause: z.array(z.object({ cause: ShortcomingCause.nullable(), criteria: z.number().int(), lost: Figure })),
  outcomes: z.array(z.object({ outcome: z.enum(lossOutcomes), criteria: z.number().int(), lost: Figure })),
  /** Whether the reader may say why points were lost. */
  mayWrite: z.boolean(),
})
export type LossesOfYear = z.infer<typeof LossesOfYear>

const UnitYear = z.object({ unitId: Id, year: Year })

export const lossRoutes = {
  losses: route({
    method: 'GET',
    path: '/api/units/:unitId/years/:year/losses',
    summary: 'Điểm bị mất của năm: theo tiêu chí, lĩnh vực, nguyên nhân, và đã lấy lại được đến đâu',
    permission: 'readDepartment',
    params: UnitYear,
    answer: LossesOfYear,
  }),
  writeReason: route({
    method: 'PUT',
    path: '/api/units/:unitId/years/:year/losses/:code',
    summary: 'Chọn nguyên nhân mất điểm của một tiêu chí, ghi lý do của cơ quan thẩm định; version là bản đã thấy',
    permission: 'writePlans',
    params: UnitYear.extend({ code: filledText(40) }),
    body: z.object({
      /** Null leaves it to what the plan and the appraiser say. */
      cause: ShortcomingCause.nullable(),
      appraisalCause: ShortcomingCause.nullable().default(null),
      appraisalReason: typedText(32_000).default(''),
      version: Version.nullable(),
    }),
    answer: LossView,
  }),
}
