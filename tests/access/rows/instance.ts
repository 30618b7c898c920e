import { auditRoutes } from '../../../src/contract/audit.ts'
import { instanceRoutes, settingRoutes } from '../../../src/contract/settings.ts'
import { row } from '../row.ts'

/** Settings and backups concern every department: only the instance's administrator. The log: the Director too. */
export const instanceRows = [
  row(settingRoutes.read, ['instance']),
  row(settingRoutes.changeDemonstrationDay, ['instance'], {
    input: async (app) => {
      const day = '2023-04-05'
      const { version } = await app.db
        .updateTable('instance_setting')
        .set({ sample: true, demonstration_day: day })
        .returning('version')
        .executeTakeFirstOrThrow()
      return { body: { day, version } }
    },
  }),
  row(settingRoutes.changeSoonDays, ['instance'], {
    input: async (app) => {
      const { version } = await app.db.selectFrom('instance_setting').select('version').executeTakeFirstOrThrow()
      return { body: { soonDays: 10, version } }
    },
  }),
  row(instanceRoutes.makeBackup, ['instance']),
  row(instanceRoutes.backups, ['instance']),
  row(instanceRoutes.downloadBackup, ['instance'], {
    input: async (app) => ({ params: { fileName: (await app.call('instance', instanceRoutes.makeBackup)).fileName } }),
  }),
  // Without the words nothing is removed: that the right person gets so far is shown by the refusal being another one.
  row(instanceRoutes.removeSample, ['instance'], {
    input: async () => ({ body: { confirmation: 'không' } }),
    reaches: 400,
  }),
  row(auditRoutes.list, ['director', 'administrator', 'instance']),
  row(auditRoutes.sheet, ['director', 'administrator', 'instance']),
  row(auditRoutes.verify, ['director', 'administrator', 'instance']),
]
