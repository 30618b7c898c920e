/** How Vietnamese wording is compared in plans: letter case and the place of the tone mark do not count. */

const OLD_TONES: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
}
const OLD_TONE = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu

/** Lower case with tone marks in one place (hoà → hòa, uỷ → ủy) and one kind of dash; as long as `text`, so that places agree. */
export function matchable(text: string): string {
  const lower = lowerCase(text)
  return lower.replace(/[–—−‐‑]/g, '-').replace(OLD_TONE, (pair) => OLD_TONES[pair] ?? pair)
}

/** Lower case that keeps the length (a few foreign letters would grow). */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase()
    return small.length === letter.length ? small : letter
  }).join('')
}

/** For comparing: `matchable`, without marks of quotation and emphasis, blanks made single. */
export function folded(text: string): string {
  return matchable(text)
    .replace(/[“”"‘’'«»*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The stretch of `text` whose folded form is `wanted`, as written; null where there is none. */
export function findWording(text: string, wanted: string): string | null {
  const places: number[] = []
  let plain = ''
  for (const [at, letter] of Array.from(matchable(text)).entries()) {
    if (/[“”"‘’'«»*_]/.test(letter) || (letter === ' ' && plain.endsWith(' '))) continue
    plain += letter
    for (let unit = 0; unit < letter.length; unit += 1) places.push(at)
  }
  const start = plain.indexOf(wanted)
  if (start < 0) return null
  const letters = Array.from(text)
  return letters.slice(places[start], (places[start + wanted.length - 1] ?? 0) + 1).join('')
}

/** Blanks made single, marks of emphasis (`**…**`, `__…__`, `*…*`) removed; a star that stands alone is a bullet or a note. */
export function tidy(text: string): string {
  return text
    .replace(/\*\*|__/g, '')
    .replace(/(?<![\p{L}\d*(])\*(?=[^\s*)])([^*\n]*[^\s*(])\*(?![\p{L}\d*)])/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Blanks made single, every sign kept. */
export const evenBlanks = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Without the signs that close a line of a list. */
export const withoutEnd = (text: string): string => text.replace(/[\s.,;:/…]+$/u, '').trim()

/** A text in capitals throughout: a heading, a letterhead, a signature. */
export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length >= 2 && letters === letters.toUpperCase()
}

/** The sentences of a text with where each starts; a full stop inside a number, an abbreviation or a name does not end one. */
export function sentences(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = []
  let start = 0
  for (const end of text.matchAll(/[.!?](?=\s+["“(]?\p{Lu})/gu)) {
    const before = text.slice(start, end.index)
    if (/(?:^|\s)(?:\p{Lu}{1,3}|TS|ThS|KT|TM|TL|tr|Đ\/c)$/u.test(before)) continue
    found.push({ text: text.slice(start, end.index + 1), start })
    start = end.index + 1
  }
  if (start < text.length) found.push({ text: text.slice(start), start })
  return found.map((sentence) => {
    const lead = sentence.text.length - sentence.text.trimStart().length
    return { text: sentence.text.trim(), start: sentence.start + lead }
  })
}
