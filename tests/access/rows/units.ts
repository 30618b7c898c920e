import { randomBytes } from 'node:crypto'
import { unitRoutes as routes } from '../../../src/contract/units.ts'
import { addUnitGroup, listUnitGroups } from '../../../src/server/features/units/unitGroups.ts'
import { addUnit } from '../../../src/server/features/units/units.ts'
import { writeSheet } from '../../../src/server/platform/sheets/writeSheet.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'

/** Everybody reads the own department; an administrator writes units; the Office chooses groups for its plans. */
const readers = [...everyRole, 'instance'] as const
const keepers = ['administrator', 'instance'] as const
const system = {
  by: { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' },
  at: new Date(),
} as const

const writing = (target: Department) => ({
  code: `phong-${randomBytes(5).toString('hex')}`,
  name: 'Phòng mới',
  shortName: null,
  kind: 'room' as const,
  parentId: target.id,
  validFrom: null,
  validUntil: null,
})

const newRoom = (app: TestApp, target: Department) =>
  app.db.transaction().execute((tx) => addUnit(tx, writing(target), system))

const aRoom = async (app: TestApp, target: Department) => ({ params: { unitId: (await newRoom(app, target)).id } })

async function newGroup(app: TestApp, target: Department) {
  const name = `Nhóm ${randomBytes(5).toString('hex')}`
  await app.db.transaction().execute((tx) => addUnitGroup(tx, target.id, { name, unitIds: [target.roomId] }, system))
  const group = (await listUnitGroups(app.db, target.id)).find((one) => one.name === name)
  return { params: { groupId: group?.id ?? '' } }
}

export const unitRows = [
  row(routes.list, readers),
  row(routes.sheet, readers),
  row(routes.groups, readers),
  row(routes.create, keepers, { about: async (_, target) => ({ body: writing(target) }) }),
  row(routes.change, keepers, {
    about: async (app, target) => ({ ...(await aRoom(app, target)), body: { ...writing(target), version: 1 } }),
  }),
  row(routes.merge, keepers, {
    about: async (app, target) => ({
      ...(await aRoom(app, target)),
      body: { intoUnitId: target.roomId, on: '2023-06-01', version: 1 },
    }),
  }),
  row(routes.importSheet, keepers, {
    input: async () => ({
      query: { fileName: 'don-vi.xlsx', dryRun: true },
      upload: await writeSheet({
        name: 'Đơn vị',
        columns: ['Mã', 'Tên đơn vị', 'Loại', 'Mã đơn vị cấp trên'],
        rows: [['phong-nhap', 'Phòng nhập', 'Phòng', 'phong-mot']],
      }),
    }),
  }),
  row(routes.createGroup, ['office'], {
    input: async (app, person) => ({
      body: {
        name: `Nhóm ${randomBytes(5).toString('hex')}`,
        unitIds: [person.startsWith('other-') ? app.other.roomId : app.own.roomId],
      },
    }),
  }),
  row(routes.changeGroup, ['office'], {
    about: async (app, target) => ({
      ...(await newGroup(app, target)),
      body: { name: `Nhóm ${randomBytes(5).toString('hex')}`, unitIds: [target.otherRoomId], version: 1 },
    }),
  }),
  row(routes.deleteGroup, ['office'], {
    about: async (app, target) => ({ ...(await newGroup(app, target)), query: { version: 1 } }),
  }),
]
