/** A draft as an official document: the template's fields filled with what stands in it; what is blank stays to be written. */
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import type { DraftTask, NamedUnit, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { formatDate, isCalendarDate } from '../../../core/values/calendarDate.ts'
import type { Result } from '../../../core/values/result.ts'
import { fillTemplate, type TemplateFields } from '../../platform/docx/fillTemplate.ts'
import type { PlanFile } from './readPlanFile.ts'
import { templateAtFault } from './refusals.ts'

/** Fields of entries: a draft may have no shortcoming and no task yet. */
const IN_LISTS = ['text', 'ordinal', 'title', 'intro', 'items', 'parts', 'responsibilities', 'label', 'units']

export async function draftDocument(template: Uint8Array, draft: PlanDraft): Promise<PlanFile> {
  const filled = await fillTemplate(template, fieldsOf(draft), IN_LISTS)
  if (!filled.ok) throw templateAtFault(filled.problems)
  return { bytes: filled.value, fileName: `Kế hoạch khắc phục ${draft.year ?? ''}.docx` }
}

/** Writes a plan without content into a template, to see whether it can be used. */
export const tryTemplate = (template: Uint8Array): Promise<Result<Uint8Array>> =>
  fillTemplate(template, fieldsOf(EMPTY), IN_LISTS)

const EMPTY: PlanDraft = {
  year: null,
  header: {
    kind: null,
    number: null,
    symbol: null,
    issuedOn: null,
    issuedMonth: null,
    place: null,
    issuer: null,
    subject: null,
    bases: [],
  },
  indexResult: null,
  shortcomings: [],
  targets: [],
  tasks: [],
  responsibilities: [],
  recipients: [],
  signer: { authority: null, mode: null, title: null, name: null },
}

function fieldsOf(draft: PlanDraft): TemplateFields {
  const { header, signer, recipients } = draft
  return {
    superior: '',
    issuer: header.issuer?.toUpperCase() ?? '',
    number: header.number ?? `      /${header.symbol ?? 'KH'}`,
    place: header.place ?? '',
    day: dayWords(header),
    subject: header.subject ?? '',
    bases: texts(header.bases.map(basisWords)),
    opening: 'Cơ quan ban hành Kế hoạch với các nội dung sau:',
    purposes: [],
    requirements: [],
    resultSentence: resultWords(draft),
    shortcomingSections: [
      {
        ordinal: '1',
        title: 'Tiêu chí chưa đạt điểm tối đa',
        intro: [],
        items: draft.shortcomings.map(({ text }) => ({ text, parts: [] })),
      },
    ],
    taskSections: draft.tasks.map(taskFields),
    duties: draft.responsibilities.map(({ unit, text }, index) => ({
      ordinal: String(index + 1),
      text: `${unit.words} ${text}`,
    })),
    closing: `Trên đây là ${header.kind ?? 'Kế hoạch'} ${header.subject ?? ''}./.`,
    recipients: texts(recipients),
    archive: 'VT',
    signing: texts([signer.authority, signer.mode, signer.title].flatMap((line) => line ?? [])),
    signerName: signer.name ?? '',
  }
}

function taskFields(task: DraftTask, index: number): TemplateFields {
  return {
    ordinal: String(index + 1),
    title: task.title.trim() === '' ? task.id : task.title,
    items: [{ text: task.text }],
    responsibilities: [
      { label: 'Đơn vị chủ trì', units: named(task.lead) },
      ...(task.coordinating.length > 0 ? [{ label: 'Đơn vị phối hợp', units: named(task.coordinating) }] : []),
      { label: 'Thời gian thực hiện', units: task.deadline ? deadlineWords(task.deadline) : BLANK },
      ...(task.product === null ? [] : [{ label: 'Sản phẩm', units: task.product }]),
    ],
  }
}

const BLANK = '……………'
const texts = (lines: readonly string[]) => lines.map((text) => ({ text }))
const named = (units: readonly NamedUnit[]) => units.map(({ words }) => words).join('; ') || BLANK

function dayWords({ issuedOn, issuedMonth }: PlanDraft['header']): string {
  const [year, month, day] = (issuedOn ?? issuedMonth ?? '').split('-')
  return `ngày ${day ?? '     '} tháng ${month ?? '     '} năm ${year || '         '}`
}

function basisWords({ kind, number, issuedOn, title }: PlanDraft['header']['bases'][number]): string {
  const day = issuedOn !== null && isCalendarDate(issuedOn) ? `ngày ${formatDate(issuedOn)}` : null
  return `Căn cứ ${[kind, number && `số ${number}`, day, title].filter(Boolean).join(' ')};`
}

function resultWords({ indexResult }: PlanDraft): string {
  if (indexResult === null) return ''
  const { year, index, class: name, rank, of } = indexResult
  const place = rank === null ? '' : `, đứng thứ ${of === null ? rank : `${rank}/${of}`}`
  return `Năm ${year ?? ''} Chỉ số cải cách hành chính đạt ${index.replace('.', ',')}%${name ? `, xếp loại ${name}` : ''}${place}.`
}
