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

/** After these words every word belongs to the name of a place; after those only the first word of a field is capital. */
const PLACE = new Set(['tỉnh', 'phố', 'xã', 'phường', 'huyện', 'quận', 'khu', 'trấn'])
const FIELD = new Set(['sở', 'ban', 'phòng', 'cục', 'tâm', 'bộ', 'viện', 'trường', 'hội', 'tra'])
const ABBREVIATION = /^(?:ubnd|hđnd|kc&xttm|ubmttq|mttq)$/u

/** "UBND PHƯỜNG TÂN LẬP" → "UBND phường Tân Lập": for a body that the text never names in its usual letters. */
function sentenceCase(name: string): string {
  let mode: 'plain' | 'place' | 'field' = 'plain'
  const words = name.split(' ').map((word, index) => {
    const small = matchable(word)
    if (ABBREVIATION.test(small)) return word
    const isCapital = index === 0 || (mode === 'place' && !PLACE.has(small)) || mode === 'field'
    if (PLACE.has(small)) mode = 'place'
    else if (FIELD.has(small) || small === 'và' || small.endsWith(',')) mode = mode === 'place' ? 'place' : 'field'
    else if (mode === 'field') mode = 'plain'
    return small === 'và' ? small : isCapital ? word.charAt(0) + word.slice(1).toLowerCase() : word.toLowerCase()
  })
  return words
    .join(' ')
    .replace(/(?<!\p{L})Nhân dân(?!\p{L})/u, 'nhân dân')
    .replace(/(?<!\p{L})Công thương(?!\p{L})/u, 'Công Thương')
}
