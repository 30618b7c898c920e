import { assessmentRoutes as routes } from '../../../src/contract/assessments.ts'
import { writeSheet } from '../../../src/server/platform/sheets/writeSheet.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'
import { aSetInUse } from './catalogue.ts'

/**
 * Everybody reads the own department's sheet. The Office writes every fact and says who leads what; a head of room
 * writes the facts of what the own room leads.
 */
const readers = [...everyRole, 'instance'] as const
const fillers = ['office', 'head'] as const
const managers = ['office'] as const
const CODE = '2.1'

/** The year with a set in use, no facts, and the criterion led by the room in which the head works. */
async function aYear(app: TestApp, target: Department) {
  await aSetInUse(app, target)
  for (const table of ['fact', 'unit_year', 'criterion_responsibility'] as const) {
    await app.db.deleteFrom(table).where('unit_id', '=', target.id).execute()
  }
  const lead = { unit_id: target.id, year: 2022, criterion: CODE, lead_unit_id: target.roomId }
  await app.db.insertInto('criterion_responsibility').values(lead).execute()
  return { params: { unitId: target.id, year: '2022' } }
}

async function aFact(app: TestApp, target: Department) {
  const { params } = await aYear(app, target)
  const call = { params: { ...params, code: CODE }, body: { fact: { percent: '85' }, version: null } }
  await app.call(target === app.own ? 'office' : 'other-office', routes.writeFact, call)
  return { params: call.params }
}

export const assessmentRows = [
  row(routes.years, readers, { hides: true, about: aYear }),
  row(routes.sheet, readers, { hides: true, about: aYear }),
  row(routes.sheetFile, readers, { hides: true, about: aYear }),
  row(routes.factsFile, readers, { hides: true, about: aYear }),
  row(routes.importFacts, fillers, {
    hides: true,
    about: async (app, target) => ({
      ...(await aYear(app, target)),
      query: { fileName: 'so-lieu.yaml' },
      upload: new TextEncoder().encode(`unit: ${target.code}\nyear: 2022\nfacts: { "${CODE}": { percent: "85" } }\n`),
    }),
  }),
  row(routes.writeFact, fillers, {
    hides: true,
    about: async (app, target) => {
      const { params } = await aYear(app, target)
      return { params: { ...params, code: CODE }, body: { fact: { percent: '85' }, version: null } }
    },
  }),
  row(routes.removeFact, fillers, {
    hides: true,
    about: async (app, target) => ({ ...(await aFact(app, target)), query: { version: 1 } }),
  }),
  row(routes.writeAttributes, managers, {
    hides: true,
    about: async (app, target) => ({
      ...(await aYear(app, target)),
      body: { hasProcedures: true, hasDossiers: true, hasPublicUnits: false, version: null },
    }),
  }),
  row(routes.writeResponsibility, managers, {
    hides: true,
    about: async (app, target) => {
      const { params } = await aYear(app, target)
      return { params: { ...params, code: CODE }, body: { leadUnitId: target.otherRoomId, version: 1 } }
    },
  }),
  row(routes.importResponsibilities, managers, {
    hides: true,
    about: async (app, target) => ({
      ...(await aYear(app, target)),
      query: { fileName: 'bang-diem.xlsx' },
      upload: await writeSheet({ name: 'x', columns: ['Mã', 'Đơn vị chủ trì'], rows: [[CODE, '']] }),
    }),
  }),
  row(routes.copyResponsibilities, managers, {
    hides: true,
    about: async (app, target) => ({ ...(await aYear(app, target)), body: { fromYear: 2021 } }),
  }),
]
