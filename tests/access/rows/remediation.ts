import { remediationRoutes as routes } from '../../../src/contract/remediation.ts'
import type { PlanDraft } from '../../../src/core/plans/editing/planDraft.ts'
import { confirmPlan, listTaskRows } from '../../../src/server/features/remediation/remediation.ts'
import type { Department, TestApp } from '../../support/app.ts'
import { everyRole, row } from '../row.ts'

/** Everybody reads the own department's plans; the Office writes them; the director assigns; a head writes what the own room leads. */
const readers = [...everyRole, 'instance'] as const
const writers = ['office'] as const
const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const

let made = 0
/** Bytes that no plan has yet, and a draft with one task that the room leads. */
function aDocument(target: Department | null): { bytes: Uint8Array; draft: PlanDraft } {
  made += 1
  const nobody = { authority: null, mode: null, title: null, name: null }
  const lead = target ? [{ words: 'Phòng Một', unitId: target.roomId, groupId: null }] : []
  return {
    bytes: Buffer.from(`KẾ HOẠCH thử số ${made}\n1. Rà soát hồ sơ.\n`),
    draft: {
      year: 2023,
      header: {
        kind: 'Kế hoạch',
        number: `${made}/KH`,
        symbol: null,
        issuedOn: null,
        issuedMonth: null,
        place: null,
        issuer: null,
        subject: 'Thử quyền',
        bases: [],
      },
      indexResult: null,
      shortcomings: [
        {
          id: 'TT.1',
          section: '',
          text: 'Thiếu hồ sơ',
          cause: 'evidence',
          actual: null,
          required: null,
          criteria: [],
          where: null,
        },
      ],
      targets: [],
      tasks: [
        {
          id: '1',
          section: '',
          title: '',
          text: 'Rà soát hồ sơ',
          lead,
          coordinating: [],
          deadline: null,
          product: null,
          criteria: [],
          where: null,
        },
      ],
      responsibilities: [],
      recipients: [],
      signer: nobody,
    },
  }
}

async function aPlan(app: TestApp, target: Department) {
  const { bytes, draft } = aDocument(target)
  const file = { bytes, fileName: 'ke-hoach.txt' }
  const doing = { by: system, departmentId: target.id }
  const { plan } = await confirmPlan(app.services, doing, { file, draft, asVersionOf: null })
  return { params: { planId: plan.id } }
}

export async function aTask(app: TestApp, target: Department) {
  const { params } = await aPlan(app, target)
  const [task] = await listTaskRows(app.db, params, { limit: 1, offset: 0 })
  return { params: { taskId: task?.id ?? '' } }
}

async function aFile(app: TestApp, target: Department) {
  const { params } = await aPlan(app, target)
  const reader = target === app.own ? 'officer' : 'other-officer'
  const [file] = (await app.call(reader, routes.plan, { params })).files
  return { params: { ...params, documentId: file?.id ?? '' } }
}

async function aShortcoming(app: TestApp, target: Department) {
  const { params } = await aPlan(app, target)
  const reader = target === app.own ? 'officer' : 'other-officer'
  const [shortcoming] = (await app.call(reader, routes.plan, { params })).shortcomings
  return {
    params: { ...params, shortcomingId: shortcoming?.id ?? '' },
    body: { cause: 'target', criteria: [], version: 1 },
  }
}

const changedTask = { title: 'Khác', text: '', deadline: null, product: null, criteria: [], version: 1 }

export const remediationRows = [
  row(routes.read, writers, {
    input: async () => ({ query: { fileName: 'ke-hoach.txt' }, upload: aDocument(null).bytes }),
  }),
  row(routes.criteria, readers, { input: async () => ({ params: { year: '2023' } }) }),
  row(routes.list, readers),
  row(routes.confirm, writers, {
    input: async () => {
      const { bytes, draft } = aDocument(null)
      return { body: { fileName: 'ke-hoach.txt', content: Buffer.from(bytes).toString('base64'), draft } }
    },
  }),
  row(routes.plan, readers, { about: aPlan, hides: true }),
  row(routes.tasks, readers, { about: aPlan, hides: true }),
  row(routes.sheet, readers, { about: aPlan, hides: true }),
  row(routes.file, readers, { about: aFile, hides: true }),
  row(routes.changeShortcoming, writers, { about: aShortcoming, hides: true }),
  row(routes.remove, writers, {
    hides: true,
    about: async (app, target) => ({ ...(await aPlan(app, target)), query: { version: 1 } }),
  }),
  row(routes.changeTask, ['office', 'head'], {
    hides: true,
    about: async (app, target) => ({ ...(await aTask(app, target)), body: changedTask }),
  }),
  row(routes.progress, readers, { about: aTask, hides: true }),
  row(routes.report, ['office', 'head', 'officer'], {
    hides: true,
    about: async (app, target) => ({ ...(await aTask(app, target)), body: { kind: 'note', note: 'Đang làm' } }),
  }),
  row(routes.assignTask, ['office', 'director'], {
    hides: true,
    about: async (app, target) => ({
      ...(await aTask(app, target)),
      body: { lead: [], coordinating: [], version: 1 },
    }),
  }),
]
