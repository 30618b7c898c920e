/** The end of a plan: who receives it and who signed it. */
import type { PlanLine } from './planLines.ts'
import type { PlanProblem, PlanSigner } from './planReading.ts'
import { isCapitals, matchable, tidy } from './wording.ts'

interface Piece {
  readonly text: string
  readonly where: PlanLine['where']
}

const AUTHORITY = /^t\.?m\s?\.\s*\p{L}/u
const MODE = /^(?:k\.?t|t\.?l|tuq|t\.u\.q)\s?\.\s*\p{L}/u
const OFFICE =
  /(?:chủ tịch|giám đốc|trưởng|chánh|bí thư|thứ trưởng|thủ trưởng|viện trưởng|hiệu trưởng|tổng thư ký|tư lệnh|chính ủy|ủy viên|phó)(?!\p{L})/u
const NOT_A_NAME = /^[([]|ký số|đã ký|ký tên|đóng dấu|chữ ký/u

export function readClosing(
  closing: readonly PlanLine[],
  problems: PlanProblem[],
): { recipients: string[]; signer: PlanSigner } {
  const pieces = inReadingOrder(closing)
  const signAt = pieces.findIndex((piece) => isSignature(piece.text))
  const recipientsAt = pieces.findIndex((piece) => /^nơi nhận/u.test(matchable(piece.text)))
  const recipients =
    recipientsAt < 0 ? [] : readRecipients(pieces.slice(recipientsAt, signAt > recipientsAt ? signAt : pieces.length))
  const signer = readSigner(
    signAt < 0 ? [] : pieces.slice(signAt, recipientsAt > signAt ? recipientsAt : pieces.length),
  )
  const where = closing[0]?.where ?? null
  if (recipients.length === 0)
    problems.push({
      code: 'recipients-missing',
      where,
      text: 'Không tìm thấy mục Nơi nhận; hãy kiểm tra phần cuối văn bản.',
    })
  if (signer.name === null)
    problems.push({ code: 'signer-missing', where, text: 'Không tìm thấy tên người ký; hãy nhập người ký.' })
  return { recipients, signer }
}

/** Left column first, then the right one, where the page sets recipients and signature side by side. */
function inReadingOrder(closing: readonly PlanLine[]): Piece[] {
  const left: Piece[] = []
  const right: Piece[] = []
  for (const line of closing) {
    const where = line.where
    const [first = '', ...others] = columnsOf(line)
    if (first !== '') left.push({ text: first, where })
    for (const other of others) if (other !== '') right.push({ text: other, where })
  }
  return [...left, ...right]
}

/** "Nơi nhận: TM. ỦY BAN NHÂN DÂN": both columns on one line, the gap between them lost. */
function columnsOf(line: PlanLine): readonly string[] {
  if (line.columns.length > 1) return line.columns
  const both = /^(nơi nhận\s*:)\s+(\S.*)$/iu.exec(line.text)
  return both?.[1] && both[2] && isSignature(both[2]) ? [both[1], both[2]] : [line.text]
}

function isSignature(text: string): boolean {
  const match = matchable(text)
  return isCapitals(text) && (AUTHORITY.test(match) || MODE.test(match) || (OFFICE.test(match) && !/^[-+]/.test(text)))
}

function readRecipients(pieces: readonly Piece[]): string[] {
  const recipients: string[] = []
  const hasDashes = pieces.some((piece) => /^[-–—+*•]/u.test(piece.text))
  const end = hasDashes ? pieces.findIndex((piece) => isNextLetterhead(piece.text)) : -1
  pieces.slice(0, end < 0 ? pieces.length : end).forEach((piece, index) => {
    const text = index === 0 ? piece.text.replace(/^nơi nhận\s*:?\s*(?:\([^)]*\)\s*)?:?/iu, '') : piece.text
    const entry = tidy(text.replace(/^[-–—+*•]\s*/u, ''))
    if (entry === '') return
    const isNew = !hasDashes || /^[-–—+*•]/u.test(text) || (index === 0 && entry !== '')
    const last = recipients.length - 1
    if (isNew || last < 0) recipients.push(entry)
    else if (/[;.]$/.test(recipients[last] ?? '')) recipients.push(entry)
    else recipients[last] = `${recipients[last]} ${entry}`
  })
  return recipients.map((entry) => entry.replace(/[\s;.,]+(?:\/)?$/u, '').trim()).filter((entry) => entry !== '')
}

/** The head of what is attached below the signature: words in capitals, no item of the list. */
const isNextLetterhead = (text: string): boolean =>
  isCapitals(text) && text.split(' ').length >= 3 && !/^[-–—+*•]|^nơi nhận|,/iu.test(text)

function readSigner(pieces: readonly Piece[]): PlanSigner {
  const signer: { authority: string | null; mode: string | null; title: string | null; name: string | null } = {
    authority: null,
    mode: null,
    title: null,
    name: null,
  }
  for (const { text } of pieces) {
    const match = matchable(text)
    if (NOT_A_NAME.test(match)) continue
    if (
      !isCapitals(text) ||
      (signer.title !== null && !OFFICE.test(match) && !AUTHORITY.test(match) && !MODE.test(match))
    ) {
      if (isName(text)) signer.name = tidy(text)
      if (signer.name !== null) break
      continue
    }
    if (AUTHORITY.test(match)) signer.authority = text
    else if (MODE.test(match)) signer.mode = text
    else if (OFFICE.test(match)) signer.title = signer.title === null ? text : `${signer.title} ${text}`
    else if (signer.title === null && signer.mode === null && signer.authority !== null)
      signer.authority = `${signer.authority} ${text}`
  }
  return { ...signer, where: pieces[0]?.where ?? null }
}

/** Two to six words, each with a capital: "Phan Thị Thu Cúc", "TS. Lê Văn A". */
function isName(text: string): boolean {
  const words = tidy(text)
    .replace(/^(?:(?:TS|ThS|PGS|GS|BS|CKI+)\.?\s*)+/u, '')
    .replace(/^(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+|^(?:Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư)\s+/u, '')
    .split(' ')
  return words.length >= 2 && words.length <= 6 && words.every((word) => /^\p{Lu}[\p{L}'-]*\.?$/u.test(word))
}
