/**
 * The overview's request at 50 clients, beside a bare query of the same rows through the same HTTP stack with the same
 * signed-in session, in the same run and by turns. Two years with every fact, a plan of 100 tasks. Run it in the package's folder.
 */

import { overviewRoutes } from '../src/contract/overview.ts'
import type { Unit } from '../src/contract/units.ts'
import type { PlanDraft } from '../src/core/plans/editing/planDraft.ts'
import { storeResult } from '../src/server/features/ranking/ranking.ts'
import { confirmPlan } from '../src/server/features/remediation/remediation.ts'
import type { Database } from '../src/server/platform/db/database.ts'
import type { Services } from '../src/server/platform/services.ts'
import { compareWithBareQuery, fillYear } from './parts/benchOffice.ts'

const LAST = 2022
const RUNNING = 2023
const TASKS = 100
const system = { userId: null, fullName: 'Đo tốc độ', departmentId: null, via: 'system' } as const

await compareWithBareQuery({
  name: 'the overview',
  pathOf: () => overviewRoutes.overview.path,
  fill: async (services, unit) => {
    await fillYear(services.db, unit, LAST)
    await fillYear(services.db, unit, RUNNING)
    await publish(services.db, unit)
    await confirm(services, unit)
  },
  rowsOf,
})

async function publish(db: Database, unit: Unit): Promise<void> {
  const nothing = { of: 21, decisionNumber: null, decidedOn: null, points: {} }
  for (const [year, index, rank] of [
    [LAST - 1, '79.81', 19],
    [LAST, '83.47', 17],
  ] as const) {
    const result = { ...nothing, index, class: 'Khá', rank }
    await storeResult(db, { by: system, now: new Date() }, unit, { year, result, seenVersion: null })
  }
}

async function confirm(services: Services, unit: Unit): Promise<void> {
  const rooms = await services.db.selectFrom('unit').select(['id', 'name']).where('parent_id', '=', unit.id).execute()
  const nobody = { authority: null, mode: null, title: null, name: null }
  const tasks = Array.from({ length: TASKS }, (_, at): PlanDraft['tasks'][number] => {
    const room = rooms[at % rooms.length]
    return {
      id: `III.${at + 1}`,
      section: 'III',
      title: '',
      text: `Rà soát hồ sơ minh chứng của nhóm tiêu chí số ${at + 1}`,
      lead: [{ words: room?.name ?? '', unitId: room?.id ?? null, groupId: null }],
      coordinating: [],
      deadline: { kind: 'month', year: RUNNING, month: (at % 12) + 1, raw: `Tháng ${(at % 12) + 1}` },
      product: null,
      criteria: ['1.1.3'],
      where: null,
    }
  })
  const draft: PlanDraft = {
    year: RUNNING,
    header: {
      kind: 'Kế hoạch',
      number: '1/KH',
      symbol: null,
      issuedOn: null,
      issuedMonth: null,
      place: null,
      issuer: null,
      subject: 'Khắc phục',
      bases: [],
    },
    indexResult: null,
    shortcomings: Array.from({ length: 10 }, (_, at) => ({
      id: `II.${at}`,
      section: 'II',
      text: `Chưa đạt nội dung số ${at}`,
      cause: 'target' as const,
      actual: null,
      required: null,
      criteria: [{ code: '1.1.3', lossCode: '1.1.3' }],
      where: null,
    })),
    targets: [],
    tasks,
    responsibilities: [],
    recipients: [],
    signer: nobody,
  }
  const file = { bytes: Buffer.from('KẾ HOẠCH để đo\n'), fileName: 'ke-hoach.txt' }
  await confirmPlan(services, { by: system, departmentId: unit.id }, { file, draft, asVersionOf: null })
}

/** The rows that the overview reads, as they are. */
async function rowsOf(db: Database, unitId: string) {
  const years = [LAST, RUNNING]
  const ofUnit = <Table extends 'fact' | 'unit_year' | 'criterion_responsibility'>(table: Table) =>
    db
      .selectFrom(table as 'fact')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('year', 'in', years)
      .execute()
  const plans = db.selectFrom('remediation_plan').select('id').where('department_id', '=', unitId)
  const tasks = db.selectFrom('plan_task').select('id').where('plan_id', 'in', plans)
  return Promise.all([
    ofUnit('fact'),
    ofUnit('unit_year'),
    ofUnit('criterion_responsibility'),
    db.selectFrom('criteria_set').selectAll().where('department_id', '=', unitId).execute(),
    db.selectFrom('unit').selectAll().where('department_id', '=', unitId).execute(),
    db.selectFrom('published_result').selectAll().where('unit_id', '=', unitId).execute(),
    db.selectFrom('loss_reason').selectAll().where('unit_id', '=', unitId).execute(),
    db.selectFrom('plan_shortcoming').selectAll().where('plan_id', 'in', plans).execute(),
    db.selectFrom('plan_task').select(['id', 'deadline', 'plan_id']).where('plan_id', 'in', plans).execute(),
    db.selectFrom('plan_task_unit').selectAll().where('task_id', 'in', tasks).where('role', '=', 'lead').execute(),
    db.selectFrom('task_progress').selectAll().where('task_id', 'in', tasks).execute(),
  ])
}
