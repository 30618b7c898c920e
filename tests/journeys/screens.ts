/** Every address with everything that opens on it: what `lookAtScreens` looks at, at both sizes. A feature adds its file. */
import { draftScreens } from './screens/drafts.ts'
import { groundScreens } from './screens/ground.ts'
import { planScreens } from './screens/plans.ts'
import type { Screen } from './screens/screen.ts'
import { sheetScreens } from './screens/sheets.ts'
import { taskScreens } from './screens/tasks.ts'

export const screens: readonly Screen[] = [
  ...groundScreens,
  ...planScreens,
  ...draftScreens,
  ...taskScreens,
  ...sheetScreens,
]
