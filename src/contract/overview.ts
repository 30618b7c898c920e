/** Tổng quan: where the department stands this morning, in one answer. */
import { z } from 'zod'
import { Figure } from './criteriaTree.ts'
import { LossesOfYear, LossView } from './losses.ts'
import { PublishedResult } from './ranking.ts'
import { Id, route, Year } from './route.ts'
import { TaskGroups, TaskOfPlan } from './tasks.ts'

const SetName = z.object({ id: Id, title: z.string(), status: z.enum(['sample', 'official']), year: z.number().int() })

/** An index as the sheet of a year gives it. */
const Recalculated = z.object({
  set: SetName,
  index: Figure.nullable(),
  class: z.string().nullable(),
  total: Figure,
  base: Figure,
  complete: z.boolean(),
  /** Criteria that have a fact, of those that apply. */
  withFacts: z.number().int(),
  of: z.number().int(),
})
export type Recalculated = z.infer<typeof Recalculated>

/** How far the next class is from an index; null in the highest. */
const NextClass = z.object({ name: z.string(), from: Figure, away: Figure, points: Figure }).nullable()

export const Overview = z.object({
  unit: z.object({ id: Id, code: z.string(), name: z.string() }),
  /** The running year; `last` is the one before, whose points were lost. */
  year: z.number().int(),
  /** The years that may be looked at as the running one, newest first. */
  years: z.array(z.number().int()),
  last: z.object({
    year: z.number().int(),
    published: PublishedResult.nullable(),
    recalculated: Recalculated.nullable(),
    /** From the published index where there is one, else from the recalculated; by the classes of the set of that year. */
    nextClass: NextClass,
    losses: LossesOfYear.omit({ rows: true })
      .extend({ criteria: z.number().int(), largest: z.array(LossView).max(10) })
      .nullable(),
  }),
  running: Recalculated.extend({
    /** What the criteria that have a fact now were given last year, together; null without last year's sheet. */
    lastYearOfSame: Figure.nullable(),
    /** The highest index that is still reachable, and its class. */
    reachable: z.object({ index: Figure.nullable(), class: z.string().nullable() }),
    nextClass: NextClass,
  }).nullable(),
  tasks: TaskGroups.omit({ years: true }),
  /** Overdue first, then what is due next: ten at most. */
  pressing: z.array(TaskOfPlan).max(10),
  hasPlan: z.boolean(),
})
export type Overview = z.infer<typeof Overview>

export const overviewRoutes = {
  overview: route({
    method: 'GET',
    path: '/api/overview',
    summary: 'Tổng quan của Sở: kết quả, điểm bị mất, việc đến hạn, và năm đang chạy đến đâu',
    permission: 'readDepartment',
    query: z.object({ unitId: Id.optional(), year: Year.optional() }),
    answer: Overview,
  }),
}
