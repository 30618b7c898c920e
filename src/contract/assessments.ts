/** Facts of a unit's year, the unit that leads each criterion, and the sheet that the facts score. */
import { z } from 'zod'
import type { Fact } from '../core/scoring/fact.ts'
import { Basis, CriteriaTree, Figure } from './criteriaTree.ts'
import { filledText, Id, route, SheetImport, Version, VersionInQuery, Year } from './route.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_FACTS_BYTES = 5 * 1_048_576

export const scoreStates = ['scored', 'missing', 'nothingArose', 'notApplicable'] as const

/** The answer of `cchc score`, shape for shape. */
export const ScoreSheetView = z.object({
  catalogue: z.string(),
  version: z.number().int(),
  status: z.enum(['sample', 'official']),
  year: z.number().int(),
  unit: z.string(),
  criteria: z.array(
    z.object({
      code: z.string(),
      state: z.enum(scoreStates),
      points: Figure.nullable(),
      max: Figure,
      steps: z.array(z.string()),
      basis: z.array(Basis),
      assumed: z.boolean(),
      note: z.string().nullish(),
    }),
  ),
  fields: z.array(z.object({ code: z.string(), points: Figure, max: Figure })),
  total: Figure,
  base: Figure,
  bonus: Figure,
  penalty: Figure,
  index: Figure.nullable(),
  class: z.string().nullable(),
  complete: z.boolean(),
  missing: z.array(z.string()),
})
export type ScoreSheetView = z.infer<typeof ScoreSheetView>

/** The points of criteria that have components: the sum of what their components have so far. */
const Groups = z.array(z.object({ code: z.string(), points: Figure }))

const WrittenFact = z
  .custom<Fact>((value) => typeof value === 'object' && value !== null)
  .meta({ description: 'Số liệu như trong tệp số liệu: { count: 1 }, { numerator: 7, denominator: 11 }…' })

export const FactView = z.object({
  code: z.string(),
  fact: WrittenFact,
  version: z.number().int(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string(),
})
export type FactView = z.infer<typeof FactView>

const attributeShape = { hasProcedures: z.boolean(), hasDossiers: z.boolean(), hasPublicUnits: z.boolean() }
const Attributes = z.object({ ...attributeShape, version: z.number().int().nullable() })
export type Attributes = z.infer<typeof Attributes>

/** `code` may be a field, a criterion or a component; what stands below it follows unless it has its own. */
const Responsibility = z.object({
  code: z.string(),
  unitId: Id,
  unitName: z.string(),
  version: z.number().int(),
})
export type Responsibility = z.infer<typeof Responsibility>

const AssessmentProblem = z.object({ code: z.string(), where: z.string(), text: z.string() })

export const Sheet = z.object({
  unit: z.object({ id: Id, code: z.string(), name: z.string() }),
  year: z.number().int(),
  set: z.object({ id: Id, title: z.string(), authority: z.string(), decision: z.string().nullable() }),
  tree: CriteriaTree,
  score: ScoreSheetView,
  groups: Groups,
  facts: z.array(FactView),
  /** Facts that do not fit the set in use: of a code it lacks, or of another kind of rule. They score nothing. */
  unfit: z.array(FactView.extend({ problems: z.array(AssessmentProblem) })),
  attributes: Attributes,
  responsibilities: z.array(Responsibility),
  /** The codes for which the reader may write facts. */
  writable: z.array(z.string()),
  /** Whether the reader may say which unit leads a criterion, and what the unit has. */
  mayManage: z.boolean(),
})
export type Sheet = z.infer<typeof Sheet>

/** What a write answers with: the sheet's figures, computed again. */
const Rescored = z.object({ score: ScoreSheetView, groups: Groups, fact: FactView.nullable() })
export type Rescored = z.infer<typeof Rescored>

const UnitYear = z.object({ unitId: Id, year: Year })
const Code = filledText(40)
const Seen = Version.nullable()

export const assessmentRoutes = {
  years: route({
    method: 'GET',
    path: '/api/units/:unitId/years',
    summary: 'Các năm có bộ tiêu chí đang dùng hoặc có số liệu của đơn vị',
    permission: 'readDepartment',
    params: z.object({ unitId: Id }),
    answer: z.array(z.object({ year: z.number().int(), hasSet: z.boolean(), facts: z.number().int() })),
  }),
  sheet: route({
    method: 'GET',
    path: '/api/units/:unitId/years/:year/sheet',
    summary: 'Bảng điểm của đơn vị: từng tiêu chí với điểm, lý do, số liệu, tài liệu, căn cứ, đơn vị chủ trì',
    permission: 'readDepartment',
    params: UnitYear,
    answer: Sheet,
  }),
  sheetFile: route({
    method: 'GET',
    path: '/api/units/:unitId/years/:year/sheet-file',
    summary: 'Bảng điểm ra Excel',
    permission: 'readDepartment',
    params: UnitYear,
    download: SHEET,
  }),
  factsFile: route({
    method: 'GET',
    path: '/api/units/:unitId/years/:year/facts-file',
    summary: 'Số liệu ra tệp YAML, đọc lại được bằng cchc score và bằng lần nhập sau',
    permission: 'readDepartment',
    params: UnitYear,
    download: 'application/yaml',
  }),
  importFacts: route({
    method: 'POST',
    path: '/api/units/:unitId/years/:year/facts-file',
    summary:
      'Nhập số liệu từ tệp YAML, hoặc từ tệp Excel của Bảng điểm đã điền; dryRun chỉ xem trước; có một lỗi thì không ghi gì',
    permission: 'writeFacts',
    params: UnitYear,
    query: z.object({
      fileName: filledText(255),
      dryRun: z.stringbool().default(false),
      /** From the preview: refused where somebody has written since. */
      stamp: z.string().max(80).optional(),
    }),
    upload: { what: 'Tệp số liệu YAML hoặc Excel', maxBytes: MOST_FACTS_BYTES },
    answer: z.object({
      created: z.array(z.string()),
      changed: z.array(z.string()),
      same: z.array(z.string()),
      attributesChanged: z.boolean(),
      problems: z.array(AssessmentProblem),
      stamp: z.string(),
      written: z.boolean(),
    }),
  }),
  writeFact: route({
    method: 'PUT',
    path: '/api/units/:unitId/years/:year/facts/:code',
    summary: 'Ghi số liệu của một tiêu chí và nhận điểm mới; version là bản người ghi đã thấy, null khi chưa có',
    permission: 'writeFacts',
    params: UnitYear.extend({ code: Code }),
    body: z.object({ fact: z.record(z.string(), z.unknown()), version: Seen }),
    answer: Rescored,
  }),
  removeFact: route({
    method: 'DELETE',
    path: '/api/units/:unitId/years/:year/facts/:code',
    summary: 'Bỏ số liệu của một tiêu chí',
    permission: 'writeFacts',
    params: UnitYear.extend({ code: Code }),
    query: z.object({ version: VersionInQuery }),
    answer: Rescored,
  }),
  writeAttributes: route({
    method: 'PUT',
    path: '/api/units/:unitId/years/:year/attributes',
    summary: 'Ghi đơn vị có thủ tục, hồ sơ, đơn vị sự nghiệp trong năm hay không',
    permission: 'writeCatalogue',
    params: UnitYear,
    body: z.object({ ...attributeShape, version: Seen }),
    answer: z.object({ score: ScoreSheetView, groups: Groups, attributes: Attributes }),
  }),
  writeResponsibility: route({
    method: 'PUT',
    path: '/api/units/:unitId/years/:year/responsibilities/:code',
    summary: 'Giao đơn vị chủ trì một tiêu chí, hoặc cả lĩnh vực; unitId null là bỏ giao',
    permission: 'writeCatalogue',
    params: UnitYear.extend({ code: Code }),
    body: z.object({ leadUnitId: Id.nullable(), version: Seen }),
    answer: z.array(Responsibility),
  }),
  importResponsibilities: route({
    method: 'POST',
    path: '/api/units/:unitId/years/:year/responsibilities-file',
    summary:
      'Phân công chủ trì từ cột Đơn vị chủ trì của tệp Excel Bảng điểm; dryRun chỉ xem trước; có một lỗi thì không ghi gì',
    permission: 'writeCatalogue',
    params: UnitYear,
    query: z.object({ fileName: filledText(255), dryRun: z.stringbool().default(false) }),
    upload: { what: 'Tệp Excel có cột Mã và Đơn vị chủ trì', maxBytes: MOST_FACTS_BYTES },
    answer: SheetImport,
  }),
  copyResponsibilities: route({
    method: 'POST',
    path: '/api/units/:unitId/years/:year/responsibilities',
    summary: 'Lấy phân công chủ trì của một năm trước cho các mã chưa được giao',
    permission: 'writeCatalogue',
    params: UnitYear,
    body: z.object({ fromYear: z.number().int().min(2000).max(2100) }),
    answer: z.array(Responsibility),
  }),
}
