/** Every text of the application in English, by page; the same keys as `vi.ts`. */
import { account } from './en/account.ts'
import { audit } from './en/audit.ts'
import { catalogue } from './en/catalogue.ts'
import { common } from './en/common.ts'
import { drafts } from './en/drafts.ts'
import { leads } from './en/leads.ts'
import { losses } from './en/losses.ts'
import { overview } from './en/overview.ts'
import { plans } from './en/plans.ts'
import { progress } from './en/progress.ts'
import { results } from './en/results.ts'
import { settings } from './en/settings.ts'
import { sheets } from './en/sheets.ts'
import { shell } from './en/shell.ts'
import { tasks } from './en/tasks.ts'
import { units } from './en/units.ts'
import { users } from './en/users.ts'
import type { Texts } from './vi.ts'

export const en: Texts = {
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
