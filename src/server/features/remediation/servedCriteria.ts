/** The criteria that a task serves, with what the year of its plan knows of each: a fact that is there is not asked for again. */
import type { ServedCriterion } from '../../../contract/tasks.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { findLeaf } from '../../../core/catalogue/criteriaSet.ts'
import type { Database } from '../../platform/db/database.ts'
import { readYear, scoreYear, writableCodes } from '../assessments/assessments.ts'
import { criteriaFor } from './knownThings.ts'
import type { TaskRow } from './planTasks.sql.ts'

/** None while the year has no set in use; a code that the set does not have is left out. */
export async function servedCriteria(db: Database, actor: Actor, task: TaskRow): Promise<ServedCriterion[]> {
  const { department_id: unitId, year } = task
  if (task.criteria.length === 0) return []
  if (!(await criteriaFor(db, unitId, year)).running) return []
  const assessed = await readYear(db, actor, { unitId, year })
  const { sheet } = scoreYear(assessed)
  const writable = new Set(writableCodes(assessed, actor))
  return task.criteria.flatMap((code) => {
    const leaf = findLeaf(assessed.inUse.set, code)
    const score = sheet.criteria.find((one) => one.code === code)
    if (!leaf || !score) return []
    const { name, max } = leaf
    const hasFact = score.state !== 'missing'
    return [{ code, name, year, max, points: score.points, hasFact, mayWrite: writable.has(code) }]
  })
}
