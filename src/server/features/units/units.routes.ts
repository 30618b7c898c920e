import { unitRoutes } from '../../../contract/units.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { changeUnitGroup, createUnitGroup, deleteUnitGroup, listUnitGroupsFor } from './unitGroups.ts'
import { changeUnit, createUnit, listUnits, listUnitsFor, mergeUnit } from './units.ts'
import { importUnits, unitsSheet } from './unitsSheet.ts'

export function serveUnits(serve: Serve<Actor>, services: Services): void {
  const { db } = services
  serve(unitRoutes.list, async ({ query, actor }) => listUnitsFor(db, actor, query.on))
  serve(unitRoutes.create, async ({ body, actor }) => createUnit(services, actor, body))
  serve(unitRoutes.change, async ({ params, body, actor }) => changeUnit(services, actor, params.unitId, body))
  serve(unitRoutes.merge, async ({ params, body, actor }) => mergeUnit(services, actor, params.unitId, body))
  // The own department only, as the import takes it: codes stand once in a department, not in the instance.
  serve(unitRoutes.sheet, async ({ actor }) => ({
    fileName: 'Danh sách đơn vị.xlsx',
    content: await unitsSheet(await listUnits(db, actor.departmentId)),
  }))
  serve(unitRoutes.importSheet, async ({ query, upload, actor }) =>
    importUnits(services, actor, { ...query, bytes: upload }),
  )
  serve(unitRoutes.groups, async ({ actor }) => listUnitGroupsFor(db, actor))
  serve(unitRoutes.createGroup, async ({ body, actor }) => createUnitGroup(services, actor, body))
  serve(unitRoutes.changeGroup, async ({ params, body, actor }) =>
    changeUnitGroup(services, actor, params.groupId, body),
  )
  serve(unitRoutes.deleteGroup, async ({ params, query, actor }) =>
    deleteUnitGroup(services, actor, params.groupId, query.version),
  )
}
