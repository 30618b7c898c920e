/** The smallest valid things for tests of drafts. */
import type { PlanReading } from '../planReading.ts'
import type { DraftTask, NamedUnit, PlanDraft } from './planDraft.ts'

export const named = (words: string, tie: Partial<NamedUnit> = {}): NamedUnit => ({
  words,
  unitId: null,
  groupId: null,
  ...tie,
})

export const aTask = (task: Partial<DraftTask> = {}): DraftTask => ({
  id: 'III.2.1',
  section: 'III.2',
  title: 'Thực hiện nhiệm vụ',
  text: 'Rà soát hồ sơ. Báo cáo kết quả.',
  lead: [named('Văn phòng Sở')],
  coordinating: [],
  deadline: null,
  product: null,
  criteria: [],
  where: null,
  ...task,
})

export const aDraft = (draft: Partial<PlanDraft> = {}): PlanDraft => ({
  year: 2023,
  header: {
    kind: 'Kế hoạch',
    number: '12/KH-SCT',
    symbol: 'KH-SCT',
    issuedOn: '2023-03-28',
    issuedMonth: '2023-03',
    place: 'Khánh Hòa',
    issuer: 'Sở Công Thương',
    subject: 'Nâng cao chỉ số năm 2023',
    bases: [],
  },
  indexResult: null,
  shortcomings: [],
  targets: [],
  tasks: [aTask()],
  responsibilities: [],
  recipients: [],
  signer: { authority: null, mode: null, title: null, name: null },
  ...draft,
})

const where = { line: 1 }

export const aReading = (reading: Partial<PlanReading> = {}): PlanReading => {
  const { year: _, shortcomings: __, targets: ___, tasks: ____, responsibilities: _____, ...rest } = aDraft()
  const nowhere = { kind: null, number: null, issuedOn: null, issuer: null, subject: null }
  return {
    ...rest,
    header: { ...rest.header, bases: [], where: nowhere },
    indexResult: null,
    signer: { ...rest.signer, where: null },
    shortcomings: [],
    targets: [],
    tasks: [{ ...aTask(), lead: ['Văn phòng Sở'], coordinating: ['Các phòng, đơn vị'], where }],
    responsibilities: [],
    problems: [],
    ...reading,
  }
}
