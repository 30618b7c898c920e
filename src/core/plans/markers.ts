/** The sign that begins an item of a plan: `I.` `1.1.` `a)` `(1)` `-` `+` `*`, "Phần I", "Phụ lục". */

export type MarkerKind = 'part' | 'capital' | 'roman' | 'arabic' | 'letter' | 'paren' | 'dash' | 'plus' | 'star'

export interface Marker {
  readonly kind: MarkerKind
  /** The number as it enters an id: `II`, `1.1`, `a`; null for bullets. */
  readonly number: string | null
  /** How many characters the sign takes, blanks after it included. */
  readonly length: number
}

const SIGNS: readonly { kind: MarkerKind; pattern: RegExp }[] = [
  {
    kind: 'part',
    pattern: /^(?:phần|chương)\s+(?:thứ\s+)?([ivxlc]+|\d{1,2}|nhất|hai|ba|tư|năm)(?!\p{L})\s*[.:)/-]?\s*/iu,
  },
  { kind: 'part', pattern: /^mục\s+([ivxlc]+|\d{1,2})(?!\p{L})\s*[.:)/-]\s*/iu },
  { kind: 'roman', pattern: /^([IVX]{1,6})\s*(?:[.)]|\/(?=\s))\s*[-.]?\s*(?![.\d])(?=\S)/u },
  { kind: 'roman', pattern: /^([IVX]{1,6})\s*[-–—:]\s*(?=\p{Lu})/u },
  { kind: 'roman', pattern: /^([IVX]{1,6}\.\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=\S)/u },
  { kind: 'capital', pattern: /^([A-HĐ])\s*[.)]\s+(?=\S)/u },
  {
    kind: 'arabic',
    pattern: /^(?:nhiệm vụ|hoạt động|nội dung|giải pháp|nhóm nhiệm vụ)\s+(\d{1,2}(?:\.\d{1,2})*)\s*[.:]\s*(?=\S)/iu,
  },
  { kind: 'arabic', pattern: /^(\d{1,2}(?:\.\d{1,2}){1,4})\s*[.)/:]?\s+(?=\S)/u },
  { kind: 'arabic', pattern: /^(\d{1,2}(?:\.\d{1,2}){1,4})\s*[.)]\s*(?=\p{Lu})/u },
  { kind: 'arabic', pattern: /^(\d{1,2})\s*[.)]\s*(?=[^\d\s])/u },
  { kind: 'arabic', pattern: /^(\d{1,2})[.)]\s+(?=\d{1,3}(?:,\d+)?\s*(?:%|\p{L}))/u },
  { kind: 'arabic', pattern: /^(\d{1,2})\s*[/]\s+(?=\p{L})/u },
  { kind: 'arabic', pattern: /^(\d{1,2})\s*[-–]\s+(?=\p{Lu})/u },
  { kind: 'letter', pattern: /^([a-zđ])\s*\)\s*(?=\S)/u },
  { kind: 'letter', pattern: /^([a-zđ])\s*[.]\s+(?=\S)/u },
  { kind: 'letter', pattern: /^([a-zđ]\d{1,2})\s*[.)]\s*(?=\S)/u },
  { kind: 'paren', pattern: /^\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)/u },
  { kind: 'dash', pattern: /^[-–—−]\s*(?=[^\s\-–—])/u },
  { kind: 'plus', pattern: /^\+\s*(?=\S)/u },
  { kind: 'star', pattern: /^(?:\*(?!\*)|[•●·▪■◦○❖✓➢→])\s*(?=\S)/u },
]

const WORDS: Record<string, string> = { nhất: '1', hai: '2', ba: '3', tư: '4', năm: '5' }

/** The sign at the beginning of a line, or null where the line is plain text. */
export function findMarker(text: string): Marker | null {
  const start = text.slice(0, 40)
  for (const { kind, pattern } of SIGNS) {
    const match = pattern.exec(start)
    if (!match) continue
    const number = match[1] === undefined ? null : (WORDS[match[1].toLowerCase()] ?? match[1])
    return { kind, number: kind === 'part' ? (number?.toUpperCase() ?? null) : number, length: match[0].length }
  }
  return null
}
