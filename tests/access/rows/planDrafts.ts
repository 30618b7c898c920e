import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { planDraftRoutes as routes } from '../../../src/contract/planDrafts.ts'
import { aDraft, aTask } from '../../../src/core/plans/editing/aDraft.testing.ts'
import { insertDraft } from '../../../src/server/features/remediation/planDrafts.sql.ts'
import { packageFolder } from '../../../src/server/platform/packageFolder.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'

/** Everybody reads the own department's drafts; the Office, which writes the plans, makes, writes and issues them. */
const readers = [...everyRole, 'instance'] as const
const writers = ['office'] as const

const template = join(packageFolder, 'templates/ke-hoach-khac-phuc/template.docx')
const draft = aDraft({ tasks: [aTask()] })

async function aPlanDraft(app: TestApp, target: Department) {
  made += 1
  const header = { ...draft.header, subject: `Thử quyền ${made}` }
  const { id } = await app.db.transaction().execute((tx) =>
    insertDraft(tx, target.id, {
      year: 2023,
      subject: header.subject,
      shortcomings: 0,
      tasks: 1,
      without_lead: 0,
      draft: { ...draft, header },
      updated_at: new Date(),
      updated_by: 'Hệ thống',
    }),
  )
  return { params: { draftId: id } }
}
let made = 0

export const planDraftRows = [
  row(routes.list, readers),
  // Without a criteria set there is nothing to draft from, and that is what who may is told.
  row(routes.make, writers, { input: async () => ({ body: { year: 2050 } }), reaches: 404 }),
  row(routes.draft, readers, { about: aPlanDraft, hides: true }),
  row(routes.save, writers, {
    hides: true,
    about: async (app, target) => ({ ...(await aPlanDraft(app, target)), body: { draft, version: 1 } }),
  }),
  row(routes.remove, writers, {
    hides: true,
    about: async (app, target) => ({ ...(await aPlanDraft(app, target)), query: { version: 1 } }),
  }),
  row(routes.document, readers, { about: aPlanDraft, hides: true }),
  row(routes.issue, writers, {
    hides: true,
    about: async (app, target) => ({ ...(await aPlanDraft(app, target)), body: { version: 1 } }),
  }),
  row(routes.template, readers),
  row(routes.templateState, readers),
  row(routes.replaceTemplate, writers, {
    input: async () => ({ query: { fileName: 'mau.docx' }, upload: readFileSync(template) }),
  }),
  row(routes.removeTemplate, writers),
]
