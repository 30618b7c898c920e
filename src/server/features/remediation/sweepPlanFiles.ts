/** Takes away files that no plan names: after a plan was deleted, or a confirmation failed half way. */
import { lockFilesForSweep } from '../../platform/files/fileStore.sql.ts'
import { sweepFiles } from '../../platform/files/fileStore.ts'
import type { Services } from '../../platform/services.ts'
import { usedHashes } from './plans.sql.ts'

/** Gives how many files went: none while a plan is being confirmed or a backup made; the next sweep takes them. */
export async function sweepPlanFiles({ db, dataDir }: Pick<Services, 'db' | 'dataDir'>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockFilesForSweep(tx))) return 0
    return sweepFiles(dataDir, (hashes) => usedHashes(tx, hashes))
  })
}

/** After what was done or refused already: a file that stays until the next sweep changes nothing of that. */
export async function trySweepingPlanFiles(services: Pick<Services, 'db' | 'dataDir' | 'log'>): Promise<void> {
  await sweepPlanFiles(services).catch((fault: unknown) => services.log.warn({ err: fault }, 'files not swept'))
}
