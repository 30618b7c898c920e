/** Automatic numbers of a Word document made visible: `numbering.xml` and the styles that refer to it. */
import { parseXml, type XmlTag } from './xmlTags.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly isLegal: boolean
}

interface List {
  readonly abstractId: string
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, Level>
}

export interface ParagraphStyle {
  readonly numId: string | null
  readonly level: number | null
  readonly isBold: boolean | null
  readonly isCapitals: boolean | null
  readonly basedOn: string | null
}

const NO_STYLE: ParagraphStyle = { numId: null, level: null, isBold: null, isCapitals: null, basedOn: null }

/** Gives each numbered paragraph its visible label, in document order. */
export class NumberLabels {
  readonly #lists: ReadonlyMap<string, List>
  readonly #counters = new Map<string, number[]>()
  readonly #begun = new Set<string>()

  constructor(numberingXml: string | null) {
    this.#lists = numberingXml === null ? new Map() : readLists(numberingXml)
  }

  /** The label of the next paragraph of a list, such as `II.`, `1.1.`, `a)` or `-`; empty where there is none. */
  next(numId: string, level: number): string {
    const list = this.#lists.get(numId)
    const own = list?.levels.get(level)
    if (!list || !own || numId === '0') return ''
    const counters = this.#countersOf(numId, list)
    counters.length = Math.max(counters.length, level + 1)
    for (let above = 0; above < level; above += 1) counters[above] ??= list.levels.get(above)?.start ?? 1
    const current = counters[level]
    counters[level] = current === undefined ? own.start : current + 1
    counters.length = level + 1
    return labelOf(own, list, counters)
  }

  #countersOf(numId: string, list: List): number[] {
    const counters = this.#counters.get(list.abstractId) ?? []
    this.#counters.set(list.abstractId, counters)
    if (!this.#begun.has(numId)) {
      this.#begun.add(numId)
      for (const [level, start] of list.starts) counters[level] = start - 1
    }
    return counters
  }
}

function labelOf(own: Level, list: List, counters: readonly number[]): string {
  if (own.format === 'none') return ''
  if (own.format === 'bullet') return bullet(own.text)
  return own.text.replace(/%(\d)/g, (_all, digit: string) => {
    const at = Number(digit) - 1
    const format = own.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal')
    return formatNumber(counters[at] ?? list.levels.get(at)?.start ?? 1, format)
  })
}

/** Bullets of symbol fonts stand in the private area; people see a dash or a dot. */
function bullet(text: string): string {
  const sign = text.trim()
  if (/^[-–—+*]/.test(sign)) return sign.slice(0, 1)
  return /^[\uF02D\uF0BE]$/.test(sign) ? '-' : '•'
}

const ROMANS: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letter(value).toUpperCase()
    case 'lowerLetter':
      return letter(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

function roman(value: number): string {
  let rest = Math.min(Math.max(value, 0), 3999)
  let text = ''
  for (const [worth, sign] of ROMANS) {
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  }
  return text
}

/** a … z, aa, bb: Word repeats the letter. */
function letter(value: number): string {
  const index = Math.max(value - 1, 0)
  return String.fromCharCode(97 + (index % 26)).repeat(Math.min(Math.floor(index / 26) + 1, 10))
}

function readLists(xml: string): Map<string, List> {
  const abstracts = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  let levels: Map<number, Level> | null = null
  let list: { id: string; abstractId: string; starts: Map<number, number>; own: Map<number, Level> } | null = null
  let level: { at: number; start: number; format: string; text: string; isLegal: boolean } | null = null
  let overridden = 0
  parseXml(xml, {
    open(tag) {
      if (tag.name === 'abstractNum') {
        levels = new Map()
        abstracts.set(tag.attributes.abstractNumId ?? '', levels)
      } else if (tag.name === 'num')
        list = { id: tag.attributes.numId ?? '', abstractId: '', starts: new Map(), own: new Map() }
      else if (tag.name === 'abstractNumId' && list) list.abstractId = tag.attributes.val ?? ''
      else if (tag.name === 'lvlOverride') overridden = numberOf(tag.attributes.ilvl)
      else if (tag.name === 'startOverride' && list) list.starts.set(overridden, numberOf(tag.attributes.val))
      else if (tag.name === 'lvl')
        level = { at: numberOf(tag.attributes.ilvl), start: 1, format: 'decimal', text: '', isLegal: false }
      else if (level) readLevel(level, tag)
    },
    close(name) {
      if (name === 'lvl' && level) {
        const target = list ? list.own : levels
        target?.set(level.at, level)
        level = null
      } else if (name === 'abstractNum') levels = null
      else if (name === 'num' && list) {
        const inherited = abstracts.get(list.abstractId) ?? new Map<number, Level>()
        lists.set(list.id, {
          abstractId: list.abstractId,
          starts: list.starts,
          levels: new Map([...inherited, ...list.own]),
        })
        list = null
      }
    },
  })
  return lists
}

function readLevel(level: { start: number; format: string; text: string; isLegal: boolean }, tag: XmlTag): void {
  const value = tag.attributes.val ?? ''
  if (tag.name === 'start') level.start = numberOf(value)
  else if (tag.name === 'numFmt') level.format = value
  else if (tag.name === 'lvlText') level.text = value
  else if (tag.name === 'isLgl') level.isLegal = value !== '0' && value !== 'false'
}

const numberOf = (text: string | undefined): number => Math.trunc(Number(text)) || 0

/** Paragraph styles with what they inherit. */
export function readStyles(xml: string | null): (id: string | null) => ParagraphStyle {
  const styles = new Map<string, ParagraphStyle>()
  if (xml !== null) collectStyles(xml, styles)
  return (id) => inherited(id, styles, 0)
}

function inherited(id: string | null, styles: ReadonlyMap<string, ParagraphStyle>, depth: number): ParagraphStyle {
  const own = id === null ? undefined : styles.get(id)
  if (!own || depth > 20) return NO_STYLE
  const base = inherited(own.basedOn, styles, depth + 1)
  return {
    numId: own.numId ?? base.numId,
    level: own.level ?? base.level,
    isBold: own.isBold ?? base.isBold,
    isCapitals: own.isCapitals ?? base.isCapitals,
    basedOn: own.basedOn,
  }
}

function collectStyles(xml: string, styles: Map<string, ParagraphStyle>): void {
  let id: string | null = null
  let style: {
    numId: string | null
    level: number | null
    isBold: boolean | null
    isCapitals: boolean | null
    basedOn: string | null
  } = { ...NO_STYLE }
  parseXml(xml, {
    open(tag) {
      const value = tag.attributes.val ?? null
      if (tag.name === 'style') {
        id = tag.attributes.styleId ?? null
        style = { ...NO_STYLE }
      } else if (tag.name === 'basedOn') style.basedOn = value
      else if (tag.name === 'numId') style.numId = value
      else if (tag.name === 'ilvl') style.level = numberOf(value ?? undefined)
      else if (tag.name === 'b') style.isBold = value !== '0' && value !== 'false'
      else if (tag.name === 'caps') style.isCapitals = value !== '0' && value !== 'false'
    },
    close(name) {
      if (name === 'style' && id !== null) styles.set(id, style)
    },
  })
}
