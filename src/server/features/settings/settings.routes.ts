import { settingRoutes } from '../../../contract/settings.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { changeDemonstrationDay, changeSoonDays, readSettings } from './settings.ts'

export function serveSettings(serve: Serve<Actor>, services: Services): void {
  serve(settingRoutes.read, async () => readSettings(services.db))
  serve(settingRoutes.changeDemonstrationDay, async ({ body, actor }) => changeDemonstrationDay(services, actor, body))
  serve(settingRoutes.changeSoonDays, async ({ body, actor }) => changeSoonDays(services, actor, body))
}
