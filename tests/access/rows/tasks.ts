import { remediationRoutes } from '../../../src/contract/remediation.ts'
import { taskRoutes as routes } from '../../../src/contract/tasks.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'
import { aTask } from './remediation.ts'

/** Everybody reads the own department's tasks and files; the Office, and a head whose room leads, set a day. */
const readers = [...everyRole, 'instance'] as const

async function aFile(app: TestApp, target: Department) {
  const { params } = await aTask(app, target)
  const prefix = target === app.own ? '' : 'other-'
  const content = Buffer.from('Biên bản kiểm tra').toString('base64')
  const body = { kind: 'note', note: 'Đã kiểm tra', files: [{ fileName: 'bien-ban.txt', content }] }
  await app.call(`${prefix}office`, remediationRoutes.report, { params, body })
  const { entries } = await app.call(`${prefix}officer`, remediationRoutes.progress, { params })
  return { params: { ...params, fileId: entries[0]?.files[0]?.id ?? '' } }
}

export const taskRows = [
  row(routes.list, readers),
  row(routes.groups, readers),
  row(routes.sheet, readers),
  row(routes.setDay, ['office', 'head'], {
    hides: true,
    about: async (app, target) => ({ ...(await aTask(app, target)), body: { day: '2023-06-30', version: 1 } }),
  }),
  row(routes.served, readers, { about: aTask, hides: true }),
  row(routes.file, readers, { about: aFile, hides: true }),
]
