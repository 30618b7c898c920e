/** Every declared route, in the order of the API page. A new feature adds its routes here. */
import { accountRoutes } from './accounts.ts'
import { assessmentRoutes } from './assessments.ts'
import { auditRoutes } from './audit.ts'
import { catalogueRoutes } from './catalogue.ts'
import { lossRoutes } from './losses.ts'
import { overviewRoutes } from './overview.ts'
import { planDraftRoutes } from './planDrafts.ts'
import { rankingRoutes } from './ranking.ts'
import { remediationRoutes } from './remediation.ts'
import type { Route } from './route.ts'
import { instanceRoutes, settingRoutes } from './settings.ts'
import { taskRoutes } from './tasks.ts'
import { unitRoutes } from './units.ts'

export const contract: readonly Route[] = [
  accountRoutes,
  unitRoutes,
  settingRoutes,
  instanceRoutes,
  auditRoutes,
  catalogueRoutes,
  assessmentRoutes,
  rankingRoutes,
  remediationRoutes,
  lossRoutes,
  planDraftRoutes,
  taskRoutes,
  overviewRoutes,
].flatMap((routes): Route[] => Object.values(routes))
