/**
 * The sheet's request at 50 clients, beside a bare query of the same rows through the same HTTP stack with the same
 * signed-in session, in the same run and by turns. Run it in the package's folder.
 */
import { assessmentRoutes } from '../src/contract/assessments.ts'
import type { Database } from '../src/server/platform/db/database.ts'
import { compareWithBareQuery, fillYear } from './parts/benchOffice.ts'

const YEAR = 2022

await compareWithBareQuery({
  name: 'the sheet',
  pathOf: (unitId) => assessmentRoutes.sheet.path.replace(':unitId', unitId).replace(':year', String(YEAR)),
  fill: ({ db }, unit) => fillYear(db, unit, YEAR),
  rowsOf,
})

/** The rows that the sheet reads, as they are. */
async function rowsOf(db: Database, unitId: string) {
  const of = <Table extends 'fact' | 'unit_year' | 'criterion_responsibility'>(table: Table) =>
    db
      .selectFrom(table as 'fact')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('year', '=', YEAR)
      .execute()
  const [unit, facts, own, leads, sets, units] = await Promise.all([
    db.selectFrom('unit').selectAll().where('id', '=', unitId).execute(),
    of('fact'),
    of('unit_year'),
    of('criterion_responsibility'),
    db.selectFrom('criteria_set').selectAll().where('department_id', '=', unitId).execute(),
    db.selectFrom('unit').selectAll().where('department_id', '=', unitId).execute(),
  ])
  return { unit, facts, own, leads, sets, units }
}
