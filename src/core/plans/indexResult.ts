/** The result of the year before as the plan states it: index, class, rank and the change. */
import type { PlanLine } from './planLines.ts'
import type { IndexResult } from './planReading.ts'
import { matchable, sentences } from './wording.ts'

const SUBJECT = /chỉ số (?:cải cách hành chính|cchc|par)|par[\s-]?index/u
const FIGURE = String.raw`(\d{1,3}(?:[.,]\d+)?)`

const COMPARED = /so với (?:kết quả )?(?:cùng kỳ )?(?:của )?(?:năm )?(?:liền )?(?:trước|(20\d{2}))/u
/** "(năm 2024: 87,9 điểm, xếp thứ 8/20)". */
const BEFORE = /\(([^()]*năm\s*(20\d{2})[^()]*\d\s*(?:%|điểm)[^()]*)\)/u
const CHANGE = new RegExp(String.raw`(tăng|giảm)\s*(?:được\s*)?${FIGURE}\s*(?:%|điểm)`, 'u')
const RANK_CHANGE = /(tăng|giảm|lên|vượt|xuống|tụt)\s*(?:được\s*)?(\d{1,3})\s*(?:bậc|hạng|vị trí|thứ hạng)/u

/** "Năm 2024, Sở đạt 80,05/100 điểm, xếp hạng 18/19": figure and rank tell the index without its name. */
const UNNAMED = /^năm 20\d{2}.*đạt.*(?:xếp|đứng|hạng)[^\d]{0,30}\d{1,3}\s*\/\s*\d{1,3}/u

/**
 * The first sentence that gives an index with its figure; null where the plan states none. Where the plan's `subject` is
 * the index, a sentence with figure and rank need not name it.
 */
export function readIndexResult(lines: readonly PlanLine[], subject: string | null): IndexResult | null {
  return findIn(lines, SUBJECT) ?? (SUBJECT.test(matchable(subject ?? '')) ? findIn(lines, UNNAMED) : null)
}

function findIn(lines: readonly PlanLine[], wanted: RegExp): IndexResult | null {
  for (const line of lines) {
    if (!wanted.test(line.match)) continue
    for (const sentence of sentences(line.text)) {
      const match = matchable(sentence.text)
      const found = wanted.test(match) ? readSentence(match, line) : null
      if (found) return found
    }
  }
  return null
}

function readSentence(text: string, line: PlanLine): IndexResult | null {
  if (/phấn đấu|mục tiêu|chỉ tiêu/u.test(text)) return null
  const index = new RegExp(
    String.raw`(?:đạt|là|được|đạt được)\s*(?:tỷ lệ\s*)?${FIGURE}\s*(?:%|điểm|/\s*100)`,
    'u',
  ).exec(text)
  if (!index?.[1]) return null
  const compared = COMPARED.exec(text)
  const before = compared ? null : BEFORE.exec(text)
  const own = compared ? text.slice(0, compared.index) : before ? text.replace(before[0], ' ') : text
  const behind = compared ? changeBehind(text.slice(compared.index)) : ''
  const rank =
    /(?:đứng|xếp|vị trí|hạng|thứ)[^\d%]{0,30}?(\d{1,3})\s*\/\s*(\d{1,3})/u.exec(own) ??
    /(?:đứng|xếp|hạng|vị trí)[^\d%]{0,20}?thứ\s*(\d{1,3})/u.exec(own)
  const change = CHANGE.exec(own) ?? CHANGE.exec(behind)
  const rankChange = RANK_CHANGE.exec(own) ?? RANK_CHANGE.exec(behind)
  return {
    year: Number(/năm\s*(20\d{2})/u.exec(own)?.[1]) || null,
    index: point(index[1]),
    class: classOf(own, line.text),
    rank: numberOf(rank?.[1]),
    of: numberOf(rank?.[2]),
    change: change?.[2] ? `${change[1] === 'giảm' ? '-' : ''}${point(change[2])}` : null,
    rankChange: rankChange ? (/tăng|lên|vượt/u.test(rankChange[1] ?? '') ? 1 : -1) * Number(rankChange[2]) : null,
    previous: compared
      ? readPrevious(text.slice(compared.index), compared[1], text)
      : before?.[1]
        ? readPrevious(before[1], before[2], text)
        : null,
    where: line.where,
  }
}

/** "so với năm 2024 (79,81%) tăng 3,66%": the change may stand behind the comparison, in the same clause. */
function changeBehind(text: string): string {
  const clause = text.replace(/\([^)]*\)/gu, ' ').split(/[;:]/u)[0] ?? ''
  return clause.replace(/\s+/gu, ' ')
}

function readPrevious(text: string, written: string | undefined, sentence: string): IndexResult['previous'] {
  const rest = text.replace(COMPARED, '').replace(/(?:tăng|giảm)\s*(?:được\s*)?[\d.,]+\s*(?:%|điểm)/gu, '')
  const index = new RegExp(String.raw`${FIGURE}\s*(?:%|điểm)`, 'u').exec(rest)
  const rank = /(\d{1,3})\s*\/\s*(\d{1,3})/u.exec(rest)
  const year = Number(written) || (Number(/năm\s*(20\d{2})/u.exec(sentence)?.[1]) || Number.NaN) - 1
  const known = Number.isFinite(year) ? year : null
  return { year: known, index: index?.[1] ? point(index[1]) : null, rank: numberOf(rank?.[1]), of: numberOf(rank?.[2]) }
}

function classOf(match: string, text: string): string | null {
  const found = /(?:xếp loại|đạt loại|loại)\s*[:“"]?\s*(xuất sắc|tốt|khá|trung bình|yếu|kém)(?!\p{L})/u.exec(match)
  if (!found?.[1]) return null
  const at = matchable(text).indexOf(found[1], Math.max(0, matchable(text).indexOf(found[0])))
  return at < 0 ? found[1] : text.charAt(at).toUpperCase() + text.slice(at + 1, at + found[1].length)
}

const point = (figure: string) => figure.replace(',', '.')
const numberOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits))
