/** A draft → the fields of the Word template. What nobody has decided is a blank to fill in by hand. */
import { formatDate, isCalendarDate } from '../../values/calendarDate.ts'
import { findDecimal } from '../../values/exact.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import type { DraftShortcoming, DraftTask, PlanDraft } from '../editing/planDraft.ts'
import { taskGroupsOf } from './numberedDraft.ts'
import { BLANK, inOneLine, printable } from './printable.ts'
import { printedDeadline } from './printedDeadline.ts'
import { printedUnits } from './printedUnits.ts'
import { resultSentence } from './resultSentence.ts'

export type DocumentFields = { readonly [name: string]: string | readonly DocumentFields[] }

/** What the document says beside the draft. */
export interface DocumentFrame {
  /** `UBND TỈNH KHÁNH HÒA`; empty where nobody knows it. */
  readonly superior: string
  /** The department's own name, where the draft has no issuer. */
  readonly issuer: string
  /** The field that a criterion belongs to; null where no set says. */
  readonly fieldOf: (code: string) => string | null
}

export function documentFields(draft: PlanDraft, frame: DocumentFrame): DocumentFields {
  const { header, signer } = draft
  const issuer = inOneLine(header.issuer ?? '') || frame.issuer
  const subject = inOneLine(header.subject ?? '')
  const number = inOneLine(header.number ?? '') || blankNumber(header.symbol)
  const day = dayWords(draft)
  const recipients = draft.recipients.map(inOneLine).filter((one) => one !== '')
  return {
    superior: frame.superior.toLocaleUpperCase('vi'),
    issuer: issuer.toLocaleUpperCase('vi'),
    number,
    place: inOneLine(header.place ?? '') || BLANK,
    day,
    subject: subject || BLANK,
    bases: basisWords(draft).map((text) => ({ text })),
    opening: `${issuer} ban hành Kế hoạch ${lowered(subject) || BLANK} như sau:`,
    purposes: PURPOSES,
    requirements: REQUIREMENTS,
    resultSentence: resultSentence(draft),
    shortcomingSections: shortcomingSections(draft, frame),
    targetGroups: targetGroups(draft),
    taskGroups: taskGroups(draft, frame),
    duties: duties(draft),
    closing:
      'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các phòng, đơn vị kịp thời phản ánh về Văn phòng để tổng hợp, trình lãnh đạo xem xét./.',
    recipients: recipients.filter((one) => !isArchive(one)).map((text) => ({ text: withoutEnd(text) })),
    archive: withoutEnd(recipients.find(isArchive)?.replace(/^lưu:?\s*/iu, '') ?? 'VT'),
    signing: signingLines(signer).map((text) => ({ text })),
    signerName: inOneLine(signer.name ?? ''),
    appendixOf: `Kèm theo Kế hoạch số ${number} ${day} của ${issuer}`,
  }
}

const PURPOSES = [
  { text: 'Khắc phục từng tồn tại, hạn chế đã làm mất điểm, trước hết là những nội dung thiếu tài liệu kiểm chứng.' },
  { text: 'Giữ vững các tiêu chí đã đạt điểm tối đa, nâng cao Chỉ số cải cách hành chính của năm.' },
]
const REQUIREMENTS = [
  { text: 'Mỗi tồn tại, hạn chế có nhiệm vụ cụ thể, có đơn vị chủ trì, thời hạn hoàn thành và sản phẩm.' },
  { text: 'Người đứng đầu phòng, đơn vị chịu trách nhiệm về kết quả nhiệm vụ được giao chủ trì.' },
]

const isArchive = (recipient: string): boolean => /^lưu(?:\s|:)/iu.test(recipient)
const withoutEnd = (text: string): string => text.replace(/[\s.;,]+$/u, '')
const lowered = (text: string): string => `${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)}`

/** Room for the number, and the symbol where it is known. */
const blankNumber = (symbol: string | null): string => `        /${inOneLine(symbol ?? '') || 'KH-…'}`

/** Days below 10 and the months 1 and 2 with a nought: Nghị định 30/2020/NĐ-CP, Phụ lục I. */
function dayWords({ header: { issuedOn, issuedMonth }, year }: PlanDraft): string {
  const given = issuedOn !== null && isCalendarDate(issuedOn) ? issuedOn : null
  const [inYear, inMonth] = (given ?? issuedMonth ?? '').split('-')
  const day = given ? given.slice(8) : '      '
  const month = inMonth ? (Number(inMonth) > 2 ? String(Number(inMonth)) : inMonth) : '      '
  return `ngày ${day} tháng ${month} năm ${inYear || year || '      '}`
}

function basisWords({ header: { bases } }: PlanDraft): string[] {
  return bases.map(({ kind, number, title, issuedOn, issuer }, at) => {
    const day = issuedOn !== null && isCalendarDate(issuedOn) ? `ngày ${formatDate(issuedOn)}` : null
    const words = [
      inOneLine(kind),
      number && `số ${inOneLine(number)}`,
      day,
      issuer && `của ${inOneLine(issuer)}`,
      title && `về ${lowered(inOneLine(title))}`,
    ]
    return `Căn cứ ${words.filter(Boolean).join(' ')}${at === bases.length - 1 ? '.' : ';'}`
  })
}

/** Sections are called by the field of their first criterion that a set knows. */
function titleOf(codes: readonly string[], { fieldOf }: DocumentFrame): string {
  for (const code of codes) {
    const field = fieldOf(code)
    if (field !== null) return inOneLine(field)
  }
  return 'Nội dung khác'
}

function shortcomingSections(draft: PlanDraft, frame: DocumentFrame): DocumentFields[] {
  const sections = [...new Set(draft.shortcomings.map(({ section }) => section))]
  return sections.map((section, at) => {
    const items = draft.shortcomings.filter((one) => one.section === section)
    const codes = items.flatMap(({ criteria }) => criteria.flatMap(({ code, lossCode }) => [code, lossCode ?? code]))
    return { ordinal: String(at + 1), title: titleOf(codes, frame), items: items.map(shortcomingItem) }
  })
}

function shortcomingItem({ text }: DraftShortcoming): DocumentFields {
  const [first = '', ...parts] = printable(text).split('\n')
  return { text: first, parts: parts.map((part) => ({ text: part })) }
}

const OPERATORS = { '>=': 'từ {} trở lên', '<=': 'không quá {}', '=': '{}', '>': 'trên {}', '<': 'dưới {}' } as const

/** None, or one group, so that its heading goes with it. */
function targetGroups({ targets }: PlanDraft): DocumentFields[] {
  if (targets.length === 0) return []
  const items = targets.map(({ text, value, unit, op }) => {
    const said = inOneLine(text)
    const figure = `${figureWords(value)}${unit === '%' ? '%' : unit && ` ${inOneLine(unit)}`}`
    // The sentence mostly names its figure already.
    return {
      text: said.includes(figure) ? withoutEnd(said) : `${withoutEnd(said)}: ${OPERATORS[op].replace('{}', figure)}`,
    }
  })
  return [{ targets: items }]
}

function figureWords(value: string): string {
  const figure = findDecimal(value.trim())
  return figure === null ? inOneLine(value) : formatDecimal(figure)
}

function taskGroups(draft: PlanDraft, frame: DocumentFrame): DocumentFields[] {
  return taskGroupsOf(draft).map(({ ordinal, tasks }) => ({
    ordinal: String(ordinal),
    title: titleOf(
      tasks.flatMap(({ criteria }) => criteria),
      frame,
    ),
    tasks: tasks.map((task, at) => taskFields(task, `${ordinal}.${at + 1}`)),
  }))
}

function taskFields(task: DraftTask, ordinal: string): DocumentFields {
  const { lead, coordinating } = printedUnits(task)
  return {
    ordinal,
    text: printable(task.text) || printable(task.title),
    lead,
    coordinating,
    deadline: printedDeadline(task.deadline),
    product: printable(task.product ?? ''),
  }
}

function duties({ responsibilities }: PlanDraft): DocumentFields[] {
  return responsibilities.map(({ unit, text, coordinating, deadline }, at) => {
    const said = withoutEnd(inOneLine(text))
    const others = coordinating.map(inOneLine).filter((one) => one !== '')
    const sentences = [
      `${inOneLine(unit.words)}: ${said}`,
      others.length > 0 ? `Phối hợp: ${others.join('; ')}` : null,
      deadline && !said.includes(inOneLine(deadline.raw)) ? `Thời hạn: ${printedDeadline(deadline)}` : null,
    ]
    return {
      ordinal: String(at + 1),
      text: `${sentences
        .filter(Boolean)
        .map((one) => withoutEnd(one ?? ''))
        .join('. ')}.`,
    }
  })
}

/** Dots where nobody knows yet in what office the plan is signed. */
function signingLines({ authority, mode, title }: PlanDraft['signer']): string[] {
  const lines = [authority, mode, title].map((line) => inOneLine(line ?? '')).filter((line) => line !== '')
  return lines.length > 0 ? lines.map((line) => line.toLocaleUpperCase('vi')) : [BLANK]
}
