/** Letterheads and subjects in capitals, shown in the usual letters where the text itself gives them. */
import type { PlanLine } from './planLines.ts'
import { findWording, folded, isCapitals, matchable } from './wording.ts'

/** A letterhead is in capitals; where the text names the same body in its usual letters, that is how it is shown. */
export function properCase(name: string, lines: readonly PlanLine[]): string {
  if (!isCapitals(name)) return name
  const wanted = folded(name)
  for (const line of lines) {
    const at = line.match.indexOf(wanted)
    if (at < 0) continue
    const found = line.text.slice(at, at + wanted.length)
    if (!isCapitals(found)) return found.charAt(0).toUpperCase() + found.slice(1)
  }
  return sentenceCase(name)
}

export function properSubject(subject: string, lines: readonly PlanLine[]): string {
  if (!isCapitals(subject)) return subject
  const wanted = folded(subject)
  for (const line of lines) {
    const found = findWording(line.text, wanted)
    if (found !== null) return found.charAt(0).toUpperCase() + found.slice(1)
  }
  return subject
}

const NAME_FOLLOWS = new Set([
  'tỉnh',
  'phố',
  'xã',
  'phường',
  'huyện',
  'quận',
  'khu',
  'thị',
  'sở',
  'ban',
  'phòng',
  'và',
  'cục',
  'tâm',
  'văn',
])

/** "UBND PHƯỜNG TÂN LẬP" → "UBND phường Tân Lập": for a body that the text never names in its usual letters. */
function sentenceCase(name: string): string {
  const words = name.split(' ')
  let isName = false
  return words
    .map((word, index) => {
      const small = matchable(word)
      if (/^(?:ubnd|hđnd|kc&xttm)$/.test(small)) return word
      const isKept = isName && !['nhân', 'dân'].includes(small)
      isName =
        NAME_FOLLOWS.has(small) ||
        (isName && !/^(?:sở|ban|phòng)$/.test(small) && !/^(?:và|tỉnh|thành|xã|phường)$/.test(small))
      if (index === 0 || (isKept && small !== 'và' && !NAME_FOLLOWS.has(small)))
        return word.charAt(0) + word.slice(1).toLowerCase()
      return word.toLowerCase()
    })
    .join(' ')
}
