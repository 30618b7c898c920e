/** The letters of a PDF page with their places, and the ruled lines of its tables, from the page's drawing operators. */

/** Node 20 lacks this method of ArrayBuffer, which the PDF library needs to load fonts. */
function provideTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length?: number) {
      return length === undefined || length === this.byteLength ? structuredClone(this) : this.slice(0, length)
    },
  })
}
provideTransfer()

export interface Glyph {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly isBold: boolean
}

/** A straight stroke, horizontal or vertical; `from` is below `to`. */
export interface Rule {
  readonly isVertical: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

type Matrix = readonly [number, number, number, number, number, number]
type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }
type OperatorCodes = Readonly<Record<string, number>>

/** The thickness, in points, up to which a filled box is a line. */
const THIN = 3
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

interface State {
  ctm: Matrix
  font: string
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
}

export interface PageDrawing {
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  readonly hasImages: boolean
}

/** Runs the operators of a page; what paints neither text nor straight lines is passed over. */
export function drawPage(
  operators: Operators,
  codes: OperatorCodes,
  isBoldFont: (font: string) => boolean,
): PageDrawing {
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name]))
  const pen = new Pen(isBoldFont, (code) => names.get(code) ?? '')
  operators.fnArray.forEach((code, index) => {
    const args = operators.argsArray[index]
    pen.run(names.get(code) ?? '', Array.isArray(args) ? args : [])
  })
  return { glyphs: pen.glyphs, rules: pen.rules, hasImages: pen.hasImages }
}

class Pen {
  readonly glyphs: Glyph[] = []
  readonly rules: Rule[] = []
  hasImages = false
  readonly #isBoldFont: (font: string) => boolean
  readonly #nameOf: (code: number) => string
  readonly #saved: State[] = []
  #state: State = { ctm: IDENTITY, font: '', size: 0, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 }
  #line: Matrix = IDENTITY
  #text: Matrix = IDENTITY

  constructor(isBoldFont: (font: string) => boolean, nameOf: (code: number) => string) {
    this.#isBoldFont = isBoldFont
    this.#nameOf = nameOf
  }

  run(name: string, args: readonly unknown[]): void {
    const state = this.#state
    switch (name) {
      case 'save':
        this.#saved.push({ ...state })
        break
      case 'restore':
      case 'paintFormXObjectEnd':
        this.#state = this.#saved.pop() ?? state
        break
      case 'transform':
        state.ctm = multiply(state.ctm, matrixOf(args))
        break
      case 'paintFormXObjectBegin':
        this.#saved.push({ ...state })
        if (isList(args[0])) state.ctm = multiply(state.ctm, matrixOf(listOf(args[0])))
        break
      case 'beginText':
        this.#line = this.#text = IDENTITY
        break
      case 'setFont':
        state.font = String(args[0])
        state.size = numberOf(args[1])
        break
      case 'setCharSpacing':
        state.charSpacing = numberOf(args[0])
        break
      case 'setWordSpacing':
        state.wordSpacing = numberOf(args[0])
        break
      case 'setHScale':
        state.scale = numberOf(args[0]) / 100
        break
      case 'setLeading':
        state.leading = -numberOf(args[0])
        break
      case 'setTextRise':
        state.rise = numberOf(args[0])
        break
      case 'setTextMatrix':
        this.#line = this.#text = matrixOf(isList(args[0]) ? listOf(args[0]) : args)
        break
      case 'moveText':
        this.#move(numberOf(args[0]), numberOf(args[1]))
        break
      case 'setLeadingMoveText':
        state.leading = numberOf(args[1])
        this.#move(numberOf(args[0]), numberOf(args[1]))
        break
      case 'nextLine':
        this.#move(0, state.leading)
        break
      case 'showText':
        this.#show(listOf(args[0]))
        break
      case 'constructPath':
        this.#path(args)
        break
      default:
        if (name.startsWith('paint') && name.includes('Image')) this.hasImages = true
    }
  }

  #move(x: number, y: number): void {
    this.#line = multiply(this.#line, [1, 0, 0, 1, x, y])
    this.#text = this.#line
  }

  #show(items: readonly unknown[]): void {
    const state = this.#state
    const isBold = this.#isBoldFont(state.font)
    for (const item of items) {
      if (typeof item === 'number') {
        this.#advance((-item / 1000) * state.size * state.scale)
        continue
      }
      const glyph = glyphOf(item)
      if (!glyph) continue
      const width = (glyph.width / 1000) * state.size
      this.#put(glyph.unicode, width * state.scale, isBold)
      this.#advance((width + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.scale)
    }
  }

  #put(text: string, width: number, isBold: boolean): void {
    const whole = multiply(this.#state.ctm, this.#text)
    const size = Math.hypot(whole[2], whole[3]) * this.#state.size
    if (text.trim() === '' || size <= 0 || Math.abs(whole[1]) > Math.abs(whole[0])) return
    const [x, y] = [whole[4] + this.#state.rise * whole[2], whole[5] + this.#state.rise * whole[3]]
    this.glyphs.push({ text, x, y, width: Math.abs(width * whole[0]), size, isBold })
  }

  #advance(x: number): void {
    this.#text = multiply(this.#text, [1, 0, 0, 1, x, 0])
  }

  /**
   * Strokes and thin filled boxes; what only clips or fills a surface is no line of a table. Points come as runs of
   * (kind, coordinates): 0 move, 1 line, 2 curve, 3 short curve, 4 close.
   */
  #path(args: readonly unknown[]): void {
    const paint = this.#nameOf(numberOf(args[0]))
    const isStroke = /stroke/i.test(paint)
    if (!isStroke && !/fill/i.test(paint)) return
    const points = listOf(isList(args[1]) ? listOf(args[1])[0] : undefined)
    let outline: (readonly [number, number])[] = []
    for (let at = 0; at < points.length; ) {
      const kind = numberOf(points[at])
      const length = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 }[kind] ?? 0
      if (kind === 0) {
        this.#ruleOf(outline, isStroke)
        outline = []
      }
      const end =
        length === 0 ? outline[0] : this.#point(numberOf(points[at + length - 1]), numberOf(points[at + length]))
      if (end) outline.push(end)
      at += length + 1
    }
    this.#ruleOf(outline, isStroke)
  }

  #ruleOf(outline: readonly (readonly [number, number])[], isStroke: boolean): void {
    if (isStroke) {
      for (const [index, point] of outline.slice(1).entries()) this.#stroke(outline[index] ?? point, point)
      return
    }
    const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)]
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    if (outline.length < 2 || outline.length > 12 || Math.min(right - left, top - bottom) > THIN) return
    if (right - left > top - bottom) this.#stroke([left, (bottom + top) / 2], [right, (bottom + top) / 2])
    else this.#stroke([(left + right) / 2, bottom], [(left + right) / 2, top])
  }

  #point(x: number, y: number): readonly [number, number] {
    const [a, b, c, d, e, f] = this.#state.ctm
    return [a * x + c * y + e, b * x + d * y + f]
  }

  #stroke(one: readonly [number, number], two: readonly [number, number]): void {
    const [dx, dy] = [Math.abs(one[0] - two[0]), Math.abs(one[1] - two[1])]
    if (dx < 1 && dy >= 4)
      this.rules.push({
        isVertical: true,
        at: (one[0] + two[0]) / 2,
        from: Math.min(one[1], two[1]),
        to: Math.max(one[1], two[1]),
      })
    if (dy < 1 && dx >= 4)
      this.rules.push({
        isVertical: false,
        at: (one[1] + two[1]) / 2,
        from: Math.min(one[0], two[0]),
        to: Math.max(one[0], two[0]),
      })
  }
}

function glyphOf(item: unknown): { unicode: string; width: number; isSpace: boolean } | null {
  if (typeof item !== 'object' || item === null || !('unicode' in item) || !('width' in item)) return null
  return {
    unicode: String(item.unicode),
    width: numberOf(item.width),
    isSpace: 'isSpace' in item && item.isSpace === true,
  }
}

function multiply(one: Matrix, two: Matrix): Matrix {
  return [
    one[0] * two[0] + one[2] * two[1],
    one[1] * two[0] + one[3] * two[1],
    one[0] * two[2] + one[2] * two[3],
    one[1] * two[2] + one[3] * two[3],
    one[0] * two[4] + one[2] * two[5] + one[4],
    one[1] * two[4] + one[3] * two[5] + one[5],
  ]
}

function matrixOf(values: readonly unknown[]): Matrix {
  return [
    numberOf(values[0] ?? 1),
    numberOf(values[1]),
    numberOf(values[2]),
    numberOf(values[3] ?? 1),
    numberOf(values[4]),
    numberOf(values[5]),
  ]
}

const isList = (value: unknown): boolean => Array.isArray(value) || ArrayBuffer.isView(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value instanceof Float32Array ? Array.from(value) : []
const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
