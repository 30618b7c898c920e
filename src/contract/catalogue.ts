/** Criteria sets of a department: drafted, checked, taken into use, superseded, compared. */
import { z } from 'zod'
import { CriteriaTree, Figure } from './criteriaTree.ts'
import { Day, filledText, Id, Paging, pageOf, route, Version, VersionInQuery, Year } from './route.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_ZIP_BYTES = 5 * 1_048_576

export const criteriaSetStates = ['draft', 'inUse', 'superseded'] as const

export const CatalogueProblem = z.object({ code: z.string(), where: z.string(), text: z.string() })

/** Where a set's files came from. */
const Origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), folder: z.string() }),
  z.object({ kind: z.literal('upload'), fileName: z.string() }),
  z.object({ kind: z.literal('year'), fromSetId: Id, fromYear: z.number().int() }),
])
export type CriteriaSetOrigin = z.infer<typeof Origin>

export const CriteriaSetSummary = z.object({
  id: Id,
  /** What `catalogue.yaml` says; null where a draft's header cannot be read. */
  catalogue: z.string().nullable(),
  version: z.number().int().nullable(),
  title: z.string().nullable(),
  authority: z.string().nullable(),
  scope: z.string().nullable(),
  year: z.number().int().nullable(),
  status: z.enum(['sample', 'official']).nullable(),
  decision: z.object({ number: z.string(), issuedOn: Day.nullable() }).nullable(),
  state: z.enum(criteriaSetStates),
  hash: z.string(),
  origin: Origin,
  /** For a set from a shipped folder: is the folder still what was copied? */
  folder: z.enum(['same', 'changed', 'gone']).nullable(),
  faults: z.number().int(),
  draftedAt: z.iso.datetime(),
  draftedBy: z.string(),
  takenIntoUseAt: z.iso.datetime().nullable(),
  takenIntoUseBy: z.string().nullable(),
  supersededAt: z.iso.datetime().nullable(),
  /** Counts the changes of the draft, so that two people do not overwrite each other. */
  edition: z.number().int(),
})
export type CriteriaSetSummary = z.infer<typeof CriteriaSetSummary>

export const CriteriaSetDetail = CriteriaSetSummary.extend({
  problems: z.array(CatalogueProblem),
  files: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
  /** Null while the set has faults. */
  tree: CriteriaTree.nullable(),
  leaves: z.number().int(),
  examples: z.array(
    z.object({
      name: z.string(),
      criterion: z.string(),
      fact: z.unknown(),
      points: Figure.nullable(),
      source: z.string().nullable(),
    }),
  ),
  bonusAndPenalty: z.object({ bonus: z.number().int(), penalty: z.number().int() }),
})
export type CriteriaSetDetail = z.infer<typeof CriteriaSetDetail>

const ShippedFolder = z.object({
  folder: z.string(),
  catalogue: z.string().nullable(),
  version: z.number().int().nullable(),
  title: z.string().nullable(),
  year: z.number().int().nullable(),
  status: z.enum(['sample', 'official']).nullable(),
  faults: z.number().int(),
  /** A set of the department that holds just these files. */
  sameAs: z.object({ setId: Id, state: z.enum(criteriaSetStates) }).nullable(),
  /** The set in use was copied from this folder, and the folder has changed since. */
  changedSince: Id.nullable(),
})
export type ShippedFolder = z.infer<typeof ShippedFolder>

/** One difference between two sets: what, under which code, before and after. */
const CatalogueDifference = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  changes: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type CatalogueDifference = z.infer<typeof CatalogueDifference>

const OneSet = z.object({ setId: Id })

export const catalogueRoutes = {
  list: route({
    method: 'GET',
    path: '/api/criteria-sets',
    summary: 'Các bộ tiêu chí của Sở, năm mới nhất trước',
    permission: 'readDepartment',
    query: z.object({ year: Year.optional(), state: z.enum(criteriaSetStates).optional() }).extend(Paging.shape),
    answer: pageOf(CriteriaSetSummary),
  }),
  folders: route({
    method: 'GET',
    path: '/api/criteria-sets/folders',
    summary: 'Các thư mục bộ tiêu chí đi kèm phần mềm, và thư mục nào đã khác bản đang dùng',
    permission: 'writeCatalogue',
    answer: z.array(ShippedFolder),
  }),
  draftFolder: route({
    method: 'POST',
    path: '/api/criteria-sets/folders',
    summary: 'Lập bản nháp từ một thư mục đi kèm phần mềm',
    permission: 'writeCatalogue',
    body: z.object({ folder: filledText(200) }),
    answer: CriteriaSetDetail,
  }),
  upload: route({
    method: 'POST',
    path: '/api/criteria-sets',
    summary: 'Tải lên một bộ tiêu chí (ZIP) làm bản nháp; lỗi của bộ nằm trong problems',
    permission: 'writeCatalogue',
    query: z.object({ fileName: filledText(255) }),
    upload: { what: 'Tệp ZIP có catalogue.yaml và các tệp lĩnh vực', maxBytes: MOST_ZIP_BYTES },
    answer: CriteriaSetDetail,
  }),
  replace: route({
    method: 'PUT',
    path: '/api/criteria-sets/:setId/files',
    summary: 'Thay toàn bộ tệp của một bản nháp bằng tệp ZIP khác',
    permission: 'writeCatalogue',
    params: OneSet,
    query: z.object({ fileName: filledText(255), edition: VersionInQuery }),
    upload: { what: 'Tệp ZIP có catalogue.yaml và các tệp lĩnh vực', maxBytes: MOST_ZIP_BYTES },
    answer: CriteriaSetDetail,
  }),
  read: route({
    method: 'GET',
    path: '/api/criteria-sets/:setId',
    summary: 'Một bộ tiêu chí: lĩnh vực, tiêu chí, cách chấm, tài liệu, căn cứ, và mọi lỗi nếu có',
    permission: 'readDepartment',
    params: OneSet,
    answer: CriteriaSetDetail,
  }),
  archive: route({
    method: 'GET',
    path: '/api/criteria-sets/:setId/archive',
    summary: 'Tải các tệp của bộ tiêu chí (ZIP)',
    permission: 'readDepartment',
    params: OneSet,
    download: 'application/zip',
  }),
  sheet: route({
    method: 'GET',
    path: '/api/criteria-sets/:setId/sheet',
    summary: 'Bộ tiêu chí ra Excel',
    permission: 'readDepartment',
    params: OneSet,
    download: SHEET,
  }),
  takeIntoUse: route({
    method: 'POST',
    path: '/api/criteria-sets/:setId/use',
    summary: 'Đưa bản nháp vào áp dụng; bộ đang dùng cùng năm và khối thành bản đã thay thế',
    permission: 'writeCatalogue',
    params: OneSet,
    body: z.object({ edition: Version }),
    answer: CriteriaSetSummary,
  }),
  openYear: route({
    method: 'POST',
    path: '/api/criteria-sets/:setId/years',
    summary: 'Mở năm: chép bộ này thành bản nháp của năm khác, chỉ đổi id, năm và tên, phiên bản tính lại từ 1',
    permission: 'writeCatalogue',
    params: OneSet,
    body: z.object({ year: z.number().int().min(2000).max(2100) }),
    answer: CriteriaSetDetail,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/criteria-sets/:setId',
    summary: 'Xoá một bản nháp',
    permission: 'writeCatalogue',
    params: OneSet,
    query: z.object({ edition: VersionInQuery }),
  }),
  compare: route({
    method: 'GET',
    path: '/api/criteria-sets/:setId/comparison/:otherId',
    summary: 'So sánh hai bộ tiêu chí: thêm, bỏ, sửa gì',
    permission: 'readDepartment',
    params: z.object({ setId: Id, otherId: Id }),
    answer: z.object({
      before: CriteriaSetSummary,
      after: CriteriaSetSummary,
      header: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      differences: z.array(CatalogueDifference),
    }),
  }),
}
