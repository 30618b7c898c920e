/** Every text of the application in Vietnamese, by page. A new feature adds its file here and in `en.ts`. */
import { account } from './vi/account.ts'
import { audit } from './vi/audit.ts'
import { catalogue } from './vi/catalogue.ts'
import { common } from './vi/common.ts'
import { drafts } from './vi/drafts.ts'
import { leads } from './vi/leads.ts'
import { losses } from './vi/losses.ts'
import { overview } from './vi/overview.ts'
import { plans } from './vi/plans.ts'
import { progress } from './vi/progress.ts'
import { results } from './vi/results.ts'
import { settings } from './vi/settings.ts'
import { sheets } from './vi/sheets.ts'
import { shell } from './vi/shell.ts'
import { tasks } from './vi/tasks.ts'
import { units } from './vi/units.ts'
import { users } from './vi/users.ts'

/** Every text; English has exactly the keys of Vietnamese. */
export type Texts = typeof vi

export const vi = {
  common,
  shell,
  account,
  users,
  units,
  audit,
  settings,
  catalogue,
  sheets,
  leads,
  losses,
  overview,
  plans,
  drafts,
  progress,
  tasks,
  results,
}
