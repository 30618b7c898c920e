/** The head of a plan: letterhead, number, day, subject and the documents that it rests on. What is blank stays null. */
import { findCalendarDate } from '../values/calendarDate.ts'
import type { Position } from '../values/document.ts'
import { readBases } from './bases.ts'
import { kindOfSymbol } from './citations.ts'
import { properCase, properSubject } from './letterCase.ts'
import { findIssuerInSentence, type Issuer, isBareCouncil, isShortFor, readLetterhead } from './letterhead.ts'
import type { PlanLine } from './planLines.ts'
import type { PlanParts } from './planParts.ts'
import type { PlanHeader, PlanProblem } from './planReading.ts'
import { isCapitals, tidy, withoutEnd } from './wording.ts'

const NUMBER_LINE =
  /^số\s*[:.]?\s*([\d\s.…_]*?)\s*([-/])\s*((?:\d{4}\/)?\p{Lu}[\p{L}\d&]*(?:\s?[-/.&]\s?[\p{Lu}\d][\p{L}\d&]*)*)/iu
const DATE_LINE =
  /(?:^|\s{2,}|[A-ZĐ&\d]\s)?(?<place>\p{Lu}[\p{L}\s.'-]{1,60}?)\s*,\s*ngày(?<rest>[\s\d.…_/]*tháng[\s\d.…_/]*(?:năm[\s\d.…_]*)?|[\s\d.…_]*[/-][\s\d.…_]*[/-]\s*\d{4}\s*$)/u

export function readHeader(parts: PlanParts, problems: PlanProblem[]): PlanHeader {
  const head = parts.head
  const number = readNumber(head, problems)
  const date = readDate(head, problems)
  const issuer = readIssuer(parts)
  const subject = readSubject(parts)
  const bases = readBases(parts.opening)
  const kind = parts.kind ?? (number.symbol ? kindOfSymbol(number.symbol) : null)
  if (!issuer)
    problems.push(missing('issuer-missing', head, 'Không tìm thấy cơ quan ban hành; hãy chọn cơ quan ban hành.'))
  if (!subject)
    problems.push(missing('subject-missing', head, 'Không tìm thấy trích yếu của văn bản; hãy nhập trích yếu.'))
  return {
    kind,
    number: number.number,
    symbol: number.symbol,
    issuedOn: date.issuedOn,
    issuedMonth: date.issuedMonth,
    place: date.place,
    issuer: issuer ? properCase(issuer.name, parts.all) : null,
    subject: subject ? properSubject(subject.text, [...parts.closingWords, ...parts.opening]) : null,
    bases,
    where: {
      kind: parts.kindLine?.where ?? null,
      number: number.where,
      issuedOn: date.where,
      issuer: issuer?.where ?? null,
      subject: subject?.where ?? null,
    },
  }
}

function readIssuer(parts: PlanParts): Issuer | null {
  const letterhead = readLetterhead(parts.head)
  const sentence = () => findIssuerInSentence([...parts.opening, ...parts.closingWords])
  if (letterhead && isBareCouncil(letterhead.name)) return sentence() ?? letterhead
  const named = sentence()
  return letterhead && !(named && isShortFor(letterhead.name, named.name)) ? letterhead : named
}

function readNumber(head: readonly PlanLine[], problems: PlanProblem[]) {
  for (const line of head) {
    for (const column of line.columns) {
      const match = NUMBER_LINE.exec(column)
      if (!match?.[3]) continue
      const digits = (match[1] ?? '').replace(/[^\d]/g, '')
      const rest = match[3].replace(/\s+/g, '')
      const symbol = rest.replace(/^\d{4}\//, '')
      if (digits === '') {
        problems.push({
          code: 'number-blank',
          where: line.where,
          text: 'Văn bản chưa có số; hãy nhập số khi văn bản được ban hành.',
        })
      }
      return { number: digits === '' ? null : `${digits}${match[2]}${rest}`, symbol, where: line.where }
    }
  }
  problems.push(missing('number-missing', head, 'Không tìm thấy số, ký hiệu của văn bản; hãy nhập số, ký hiệu.'))
  return { number: null, symbol: null, where: null }
}

function readDate(head: readonly PlanLine[], problems: PlanProblem[]) {
  for (const line of head) {
    for (const column of line.columns) {
      const match = DATE_LINE.exec(column.replace(NUMBER_LINE, ' '))
      if (!match?.groups) continue
      const read = datePieces(match.groups.rest ?? '')
      const place = tidy(match.groups.place ?? '')
      problems.push(...dateProblems(read, line.where))
      return { place, where: line.where, ...dateOf(read) }
    }
  }
  problems.push(
    missing('date-missing', head, 'Không tìm thấy địa danh và ngày, tháng, năm ban hành; hãy nhập ngày ban hành.'),
  )
  return { place: null, issuedOn: null, issuedMonth: null, where: null }
}

interface DatePieces {
  readonly day: number | null
  readonly month: number | null
  readonly year: number | null
}

function datePieces(rest: string): DatePieces {
  const match = /^([^t]*)tháng([^n]*)(?:năm(.*))?$/u.exec(rest) ?? /^([^/-]*)[/-]([^/-]*)[/-](.*)$/u.exec(rest)
  const figure = (text: string | undefined, shape: RegExp) => {
    const digits = shape.exec((text ?? '').trim())?.[1]
    return digits === undefined ? null : Number(digits)
  }
  return {
    day: figure(match?.[1], /^(\d{1,2})$/),
    month: figure(match?.[2], /^(\d{1,2})$/),
    year: figure(match?.[3], /^(\d{4})/),
  }
}

function dateOf({ day, month, year }: DatePieces) {
  const isMonth = month !== null && month >= 1 && month <= 12
  const issuedMonth = year !== null && isMonth ? `${year}-${String(month).padStart(2, '0')}` : null
  const issuedOn = day !== null && month !== null && year !== null ? findCalendarDate(year, month, day) : null
  return { issuedOn, issuedMonth }
}

function dateProblems(read: DatePieces, where: Position): PlanProblem[] {
  const problems: PlanProblem[] = []
  if (read.day === null)
    problems.push({
      code: 'day-blank',
      where,
      text: 'Ngày ban hành còn để trống; hãy nhập ngày khi văn bản được ban hành.',
    })
  if (read.month === null)
    problems.push({
      code: 'month-blank',
      where,
      text: 'Tháng ban hành còn để trống; hãy nhập tháng khi văn bản được ban hành.',
    })
  if (read.year === null)
    problems.push({
      code: 'year-blank',
      where,
      text: 'Năm ban hành còn để trống; hãy nhập năm khi văn bản được ban hành.',
    })
  const isWhole = read.day !== null && read.month !== null && read.year !== null
  if (isWhole && dateOf(read).issuedOn === null) {
    problems.push({
      code: 'date-invalid',
      where,
      text: `Ngày ban hành ${read.day}/${read.month}/${read.year} không có trong lịch; hãy kiểm tra lại văn bản.`,
    })
  }
  return problems
}

const OPENING =
  /^(?:căn cứ|kính gửi|thực hiện|theo|triển khai|xét|trên cơ sở|để|nhằm|sau khi|thời gian qua|\()(?!\p{L})/u

function readSubject(parts: PlanParts): { text: string; where: Position } | null {
  const lines = parts.title
  const first = lines[0]
  if (!first) return readSubjectOfLetter(parts.head)
  const pieces = [first.text]
  for (const line of lines.slice(1)) {
    if (isCapitals(first.text) ? !isCapitals(line.text) : OPENING.test(line.match) || /[.;:]$/.test(line.text)) break
    pieces.push(line.text)
  }
  return { text: withoutEnd(pieces.join(' ')), where: first.where }
}

/** An official letter names no kind; its subject stands below its number: "V/v khắc phục …". */
function readSubjectOfLetter(head: readonly PlanLine[]): { text: string; where: Position } | null {
  for (const line of head) {
    for (const column of line.columns) {
      const words = withoutEnd(/^(?:v\s?\/\s?v|về việc)\s*:?\s+(.+)$/iu.exec(column.trim())?.[1] ?? '')
      if (words !== '') return { text: words.charAt(0).toUpperCase() + words.slice(1), where: line.where }
    }
  }
  return null
}

function missing(code: string, head: readonly PlanLine[], text: string): PlanProblem {
  return { code, where: head[0]?.where ?? null, text }
}
