/** Published results of past years: what the province announced for a unit. */
import { z } from 'zod'
import { Figure } from './criteriaTree.ts'
import {
  Day,
  filledText,
  Id,
  Paging,
  pageOf,
  route,
  SheetImport,
  typedText,
  Version,
  VersionInQuery,
  Year,
} from './route.ts'

const Rank = z.number().int().min(1).max(10_000)

/** A figure with a point, not negative: `83.47`. */
const WrittenFigure = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/)

const resultShape = {
  index: Figure,
  class: z.string().nullable(),
  rank: Rank.nullable(),
  of: Rank.nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: Day.nullable(),
  /** Published points of single criteria, by code, where the decision has them. */
  points: z.record(z.string(), Figure),
}

export const PublishedResult = z.object({
  unitId: Id,
  unitName: z.string(),
  year: z.number().int(),
  ...resultShape,
  /** On the year before, where that was published too: percentage points, and ranks climbed (a fall is negative). */
  change: Figure.nullable(),
  rankChange: z.number().int().nullable(),
  version: z.number().int(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string(),
})
export type PublishedResult = z.infer<typeof PublishedResult>

export const ResultWriting = z.object({
  index: WrittenFigure,
  class: typedText(60).nullable().default(null),
  rank: Rank.nullable().default(null),
  of: Rank.nullable().default(null),
  decisionNumber: typedText(60).nullable().default(null),
  decidedOn: Day.nullable().default(null),
  points: z.record(z.string().max(40), WrittenFigure).default({}),
})
export type ResultWriting = z.infer<typeof ResultWriting>

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const UnitYear = z.object({ unitId: Id, year: Year })

export const rankingRoutes = {
  list: route({
    method: 'GET',
    path: '/api/results',
    summary: 'Kết quả đã công bố của các năm, năm mới nhất trước',
    permission: 'readDepartment',
    query: z.object({ unitId: Id.optional(), year: Year.optional() }).extend(Paging.shape),
    answer: pageOf(PublishedResult),
  }),
  sheet: route({
    method: 'GET',
    path: '/api/results/sheet',
    summary: 'Kết quả đã công bố, thành tệp Excel',
    permission: 'readDepartment',
    download: SHEET,
  }),
  importSheet: route({
    method: 'POST',
    path: '/api/results/sheet',
    summary: 'Nhập kết quả các năm của cơ quan từ Excel; dryRun chỉ xem trước; có một lỗi thì không ghi gì',
    permission: 'writeResults',
    query: z.object({ fileName: filledText(255), dryRun: z.stringbool().default(false) }),
    upload: { what: 'Tệp Excel có cột Năm và Chỉ số (%)', maxBytes: 5 * 1_048_576 },
    answer: SheetImport,
  }),
  write: route({
    method: 'PUT',
    path: '/api/units/:unitId/years/:year/result',
    summary: 'Ghi kết quả đã công bố của một năm; version là bản đã thấy, null khi chưa có',
    permission: 'writeResults',
    params: UnitYear,
    body: ResultWriting.extend({ version: Version.nullable() }),
    answer: PublishedResult,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/units/:unitId/years/:year/result',
    summary: 'Bỏ kết quả đã công bố của một năm',
    permission: 'writeResults',
    params: UnitYear,
    query: z.object({ version: VersionInQuery }),
  }),
}
