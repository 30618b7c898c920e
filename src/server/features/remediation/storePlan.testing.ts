/** For tests: a plan of given tasks, stored as if its document had been read and confirmed. */
import type { Department, TestApp } from '../../../../tests/support/app.ts'
import { aDraft } from '../../../core/plans/editing/aDraft.testing.ts'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { confirmPlan } from './remediation.ts'

const by = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const

let made = 0

/** Gives the plan's id; `before` is the plan, at its version, that this is a new version of. */
export async function storePlan(
  { services }: TestApp,
  { id: departmentId }: Department,
  draft: Partial<PlanDraft>,
  before: { readonly planId: string; readonly version: number } | null = null,
): Promise<string> {
  made += 1
  const file = { bytes: Buffer.from(`KẾ HOẠCH thử số ${made}\n1. Rà soát hồ sơ.\n`), fileName: 'ke-hoach.txt' }
  const confirmation = { file, draft: aDraft(draft), asVersionOf: before }
  return (await confirmPlan(services, { by, departmentId }, confirmation)).plan.id
}
