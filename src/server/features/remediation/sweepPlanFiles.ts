/** Takes away files that no plan names: after a plan was deleted, or a confirmation failed half way. */

import { lockFiles } from '../../platform/files/fileStore.sql.ts'
import { sweepFiles } from '../../platform/files/fileStore.ts'
import type { Services } from '../../platform/services.ts'
import { usedHashes } from './plans.sql.ts'

/** Gives how many files went. Waits for confirmations under way, so that none loses its file. */
export async function sweepPlanFiles({ db, dataDir }: Pick<Services, 'db' | 'dataDir'>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockFiles(tx, 'sweeping')
    return sweepFiles(dataDir, (hashes) => usedHashes(tx, hashes))
  })
}
