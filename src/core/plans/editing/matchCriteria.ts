/** Finds the criteria that a sentence of a plan speaks of, by the words of their names. A proposal, for a person to correct. */
import { foldVietnamese } from '../../values/foldVietnamese.ts'

export interface KnownCriterion {
  readonly code: string
  readonly name: string
}

/** How much of a criterion's name, weighed by how telling its words are, must stand in the sentence. */
const ENOUGH = 0.6
/** A part speaks of the criterion that fits best, and of those that fit nearly as well. */
const NEARLY = 0.04
/** A word that a fifth of all names hold weighs 3.2. */
const TELLING = 3.3
const MOST_CRITERIA = 12

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bvbqppl\b/g, 'van ban quy pham phap luat'],
  [/\bqppl\b/g, 'quy pham phap luat'],
  [/\btthc\b/g, 'thu tuc hanh chinh'],
  [/\bcchc\b/g, 'cai cach hanh chinh'],
  [/\bbcci\b/g, 'buu chinh cong ich'],
  [/\b(?:cb ?ccvc|cb cc ?vc|ccvc|cbccvc)\b/g, 'can bo cong chuc vien chuc'],
  [/\bdvctt\b/g, 'dich vu cong truc tuyen'],
  [/\bdvc\b/g, 'dich vu cong'],
  [/\bcntt\b/g, 'cong nghe thong tin'],
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bhang (?=quy|nam|thang|tuan)/g, 'hang '],
]

/** Words that stand in any sentence of the field and tell nothing. */
const EMPTY = new Set(
  'va cua cho cac nhung duoc bi la co khong trong tren duoi theo tu den ve voi tai do khi sau truoc nam ty le so luong dam bao thuc hien dat muc do nay viec de nghi phai can mot hai chi nhung ma o ra vao neu thi con da se'.split(
    ' ',
  ),
)

/**
 * Gives the codes that a text speaks of, the best first. Each part of the text between `;`, `:` and line ends is looked at
 * by itself. A criterion that is named by nothing but words of every other ("Thủ tục hành chính") is meant only by a part
 * that says little else.
 */
export function criteriaMatcher(criteria: readonly KnownCriterion[]): (text: string) => string[] {
  const weights = weightsOf(criteria.map(({ name }) => new Set(wordsOf(name))))
  const weigh = (word: string) => weights.get(word) ?? 0
  const known = criteria.map(({ code, name }) => {
    const terms = termsOf(wordsOf(name), weigh)
    return { code, terms, whole: sum(terms.values()), isPlain: wordsOf(name).every((word) => weigh(word) < TELLING) }
  })
  return (text) => {
    const found = new Map<string, number>()
    for (const part of partsOf(text)) {
      const said = termsOf(wordsOf(part), () => 1)
      const scores = known.flatMap(({ code, terms, whole, isPlain }) => {
        const score = sum([...terms].map(([term, weight]) => (said.has(term) ? weight : 0))) / whole
        return score >= ENOUGH && !(isPlain && said.size > terms.size * 2) ? [{ code, score }] : []
      })
      const best = Math.max(0, ...scores.map(({ score }) => score))
      for (const { code, score } of scores)
        if (score >= best - NEARLY) found.set(code, Math.max(score, found.get(code) ?? 0))
    }
    return [...found]
      .sort(([, left], [, right]) => right - left)
      .slice(0, MOST_CRITERIA)
      .map(([code]) => code)
  }
}

/** Words, and pairs of words that follow each other, each with its weight: a pair weighs as much as half of its words. */
function termsOf(words: readonly string[], weigh: (word: string) => number): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  words.forEach((word, index) => {
    terms.set(word, weigh(word))
    const next = words[index + 1]
    if (next !== undefined) terms.set(`${word} ${next}`, (weigh(word) + weigh(next)) / 2)
  })
  return terms
}

function wordsOf(text: string): string[] {
  let folded = foldVietnamese(text).replace(/[^a-z0-9]+/g, ' ')
  for (const [short, long] of SHORT_FORMS) folded = folded.replace(short, long)
  return folded.split(' ').filter((word) => word !== '' && !EMPTY.has(word))
}

/** How telling a word is: the fewer the names that hold it, the more. */
function weightsOf(names: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const words of names) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + names.length / count) ** 2]))
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

const partsOf = (text: string): string[] => {
  const parts = text.split(/[;\n]+|:\s/).filter((part) => part.trim() !== '')
  return parts.length > 1 ? [...parts, text.replace(/[;\n]/g, ' ').slice(0, 400)] : [text]
}
