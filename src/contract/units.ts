/** Units as a tree (sở → phòng, trung tâm), with days of validity and mergers; and chosen groups of units. */
import { z } from 'zod'
import { Day, DayAsked, filledText, Id, route, SheetImport, Version, VersionInQuery } from './route.ts'

export const unitKinds = ['province', 'department', 'room', 'centre', 'branch', 'other'] as const
export const UnitCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

export const Unit = z.object({
  id: Id,
  code: UnitCode,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: z.enum(unitKinds),
  parentId: Id.nullable(),
  departmentId: Id,
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  mergedIntoId: Id.nullable(),
  version: z.number().int(),
})
export type Unit = z.infer<typeof Unit>

const UnitWriting = z.object({
  code: UnitCode,
  name: filledText(300),
  shortName: filledText(60).nullable().default(null),
  kind: z.enum(unitKinds),
  parentId: Id.nullable(),
  validFrom: Day.nullable().default(null),
  validUntil: Day.nullable().default(null),
})
export type UnitWriting = z.infer<typeof UnitWriting>

export const UnitGroup = z.object({
  id: Id,
  departmentId: Id,
  name: z.string(),
  unitIds: z.array(Id),
  version: z.number().int(),
})
export type UnitGroup = z.infer<typeof UnitGroup>
const UnitGroupWriting = z.object({ name: filledText(200), unitIds: z.array(Id).min(1).max(500) })

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const unitRoutes = {
  list: route({
    method: 'GET',
    path: '/api/units',
    summary: 'Các đơn vị mà người dùng được xem, cả cây',
    permission: 'readDepartment',
    query: z.object({ on: DayAsked.optional() }),
    answer: z.array(Unit),
  }),
  create: route({
    method: 'POST',
    path: '/api/units',
    summary: 'Thêm đơn vị',
    permission: 'writeUnits',
    body: UnitWriting,
    answer: Unit,
  }),
  change: route({
    method: 'PUT',
    path: '/api/units/:unitId',
    summary: 'Sửa đơn vị; version là lần sửa mà người dùng đang xem',
    permission: 'writeUnits',
    params: z.object({ unitId: Id }),
    body: UnitWriting.extend({ version: Version }),
    answer: Unit,
  }),
  merge: route({
    method: 'POST',
    path: '/api/units/:unitId/merger',
    summary: 'Sáp nhập đơn vị vào đơn vị khác từ một ngày',
    permission: 'writeUnits',
    params: z.object({ unitId: Id }),
    body: z.object({ intoUnitId: Id, on: Day, version: Version }),
    answer: Unit,
  }),
  sheet: route({
    method: 'GET',
    path: '/api/units/sheet',
    summary: 'Danh sách đơn vị ra Excel, cùng cột với tệp nhập',
    permission: 'readDepartment',
    download: SHEET,
  }),
  importSheet: route({
    method: 'POST',
    path: '/api/units/sheet',
    summary: 'Nhập đơn vị từ Excel; dryRun chỉ xem trước',
    permission: 'writeUnits',
    query: z.object({ fileName: filledText(255), dryRun: z.stringbool().default(false) }),
    upload: { what: 'Tệp Excel danh sách đơn vị', maxBytes: 5 * 1_048_576 },
    answer: SheetImport,
  }),
  groups: route({
    method: 'GET',
    path: '/api/unit-groups',
    summary: 'Các nhóm đơn vị đã chọn, như "Các phòng, đơn vị"',
    permission: 'readDepartment',
    answer: z.array(UnitGroup),
  }),
  createGroup: route({
    method: 'POST',
    path: '/api/unit-groups',
    summary: 'Thêm nhóm đơn vị',
    permission: 'writePlans',
    body: UnitGroupWriting,
    answer: UnitGroup,
  }),
  changeGroup: route({
    method: 'PUT',
    path: '/api/unit-groups/:groupId',
    summary: 'Sửa nhóm đơn vị',
    permission: 'writePlans',
    params: z.object({ groupId: Id }),
    body: UnitGroupWriting.extend({ version: Version }),
    answer: UnitGroup,
  }),
  deleteGroup: route({
    method: 'DELETE',
    path: '/api/unit-groups/:groupId',
    summary: 'Xoá nhóm đơn vị',
    permission: 'writePlans',
    params: z.object({ groupId: Id }),
    query: z.object({ version: VersionInQuery }),
  }),
}
