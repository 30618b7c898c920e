/** The result of the year before in the sentence that opens the part on shortcomings. */
import { findDecimal } from '../../values/exact.ts'
import { formatDecimal } from '../../values/vietnamese.ts'
import type { PlanDraft } from '../editing/planDraft.ts'

/** Without a result, what the part is about. */
export function resultSentence({ indexResult, year }: Pick<PlanDraft, 'indexResult' | 'year'>): string {
  if (!indexResult) return `Những tồn tại, hạn chế cần khắc phục${year === null ? '' : ` trong năm ${year}`}:`
  const { index, class: name, rank, of, change, rankChange, previous } = indexResult
  const place = rank === null ? null : `xếp thứ ${two(rank)}${of === null ? '' : `/${of}`}`
  const own = [`đạt ${percent(index)}`, name && `xếp loại ${name}`, place].filter(Boolean).join(', ')
  const changes = [movement(change, (by) => percent(by)), movement(rankChange, (by) => `${two(Number(by))} bậc`)]
  const compared = changes.filter(Boolean).join(' và ')
  const before = previous && [
    previous.index && percent(previous.index),
    previous.rank && `${previous.rank}/${previous.of ?? ''}`,
  ]
  const brackets = before?.filter(Boolean).join(' và ')
  const ofYear = previous?.year
    ? `so với năm ${previous.year}${brackets ? ` (${brackets})` : ''} `
    : 'so với năm trước '
  const inYear = indexResult.year === null ? 'Chỉ số' : `Năm ${indexResult.year}, Chỉ số`
  return `${inYear} cải cách hành chính ${own}${compared ? `; ${ofYear}${compared}` : ''}. Điểm bị mất do những tồn tại, hạn chế sau:`
}

/** `tăng 3,66%`, `giảm 02 bậc`; nothing where nothing is known. */
function movement(by: string | number | null, words: (by: string) => string): string | null {
  if (by === null) return null
  const text = String(by)
  if (Number(text) === 0) return null
  return `${text.startsWith('-') ? 'giảm' : 'tăng'} ${words(text.replace('-', ''))}`
}

function percent(figure: string): string {
  const known = findDecimal(figure)
  return `${known === null ? figure : formatDecimal(known)}%`
}

const two = (count: number): string => String(count).padStart(2, '0')
