import { instanceRoutes } from '../../../contract/settings.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { type InstanceContext, listBackups, makeInstanceBackup, openBackupFile, removeSample } from './instance.ts'

export function serveInstance(serve: Serve<Actor>, services: Services, context: InstanceContext): void {
  serve(instanceRoutes.makeBackup, async ({ actor }) => makeInstanceBackup(services, context, actor))
  serve(instanceRoutes.backups, async ({ actor }) => listBackups(services, actor))
  serve(instanceRoutes.downloadBackup, async ({ params, actor }) => ({
    fileName: params.fileName,
    content: await openBackupFile(services, actor, params.fileName),
  }))
  serve(instanceRoutes.removeSample, async ({ body, actor }) =>
    removeSample(services, context, actor, body.confirmation),
  )
}
