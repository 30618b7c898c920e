/** Tables of a PDF page, rebuilt from their ruled lines; letters fall into the cell that holds their middle. */
import type { TableCell } from '../../../core/values/document.ts'
import type { Glyph, Rule } from './pdfGlyphs.ts'
import { goesOn, joint, linesOf, marginsOf } from './pdfLines.ts'

export interface PdfTable {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly rows: readonly { readonly y: number; readonly cells: readonly TableCell[] }[]
}

/** How far apart two strokes may be and still be one line, in points. */
const NEAR = 2.5

export function tablesOf(rules: readonly Rule[], glyphs: readonly Glyph[]): PdfTable[] {
  return groupsOf(rules).flatMap((group) => {
    const table = tableOf(group, glyphs)
    return table ? [table] : []
  })
}

/** Strokes that touch each other belong to one table. */
function groupsOf(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = []
  for (const rule of [...rules].sort((one, two) => topOf(two) - topOf(one)).slice(0, 5000)) {
    const touched = groups.filter((group) => group.some((other) => touches(rule, other)))
    const merged = [rule, ...touched.flat()]
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups
}

const topOf = (rule: Rule) => (rule.isVertical ? rule.to : rule.at)

function touches(one: Rule, two: Rule): boolean {
  if (one.isVertical === two.isVertical)
    return Math.abs(one.at - two.at) <= NEAR && one.from <= two.to + NEAR && two.from <= one.to + NEAR
  return one.at >= two.from - NEAR && one.at <= two.to + NEAR && two.at >= one.from - NEAR && two.at <= one.to + NEAR
}

function tableOf(rules: readonly Rule[], glyphs: readonly Glyph[]): PdfTable | null {
  const verticals = rules.filter((rule) => rule.isVertical)
  const horizontals = rules.filter((rule) => !rule.isVertical)
  const xs = placesOf(verticals)
  const ys = withOpenEnds(placesOf(horizontals).reverse(), verticals)
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)]
  if (
    xs.length < 3 ||
    ys.length < 2 ||
    left === undefined ||
    right === undefined ||
    top === undefined ||
    bottom === undefined
  )
    return null
  const inside = glyphs.filter((glyph) => within(glyph, left, right, bottom, top))
  const rows: { y: number; cells: TableCell[]; edges: number[] }[] = []
  for (let at = 0; at + 1 < ys.length; at += 1) {
    const [upper, lower] = [ys[at] ?? 0, ys[at + 1] ?? 0]
    const middle = (upper + lower) / 2
    const edges = xs.filter((x) =>
      verticals.some((rule) => Math.abs(rule.at - x) <= NEAR && rule.from <= middle && rule.to >= middle),
    )
    const above = rows.at(-1)
    const cells: TableCell[] = []
    for (let edge = 0; edge + 1 < edges.length; edge += 1) {
      const [from, to] = [edges[edge] ?? 0, edges[edge + 1] ?? 0]
      const columns = xs.indexOf(to) - xs.indexOf(from)
      const isOpen = at > 0 && !covers(horizontals, upper, from, to)
      const origin = isOpen ? originOf(above, from, to) : undefined
      if (origin) cells.push({ text: origin.text, columns, continued: true })
      else
        cells.push({
          text: textOf(inside, from, to, floorOf(ys, at, horizontals, from, to), upper),
          columns,
          continued: false,
        })
    }
    if (cells.length > 0) rows.push({ y: upper, cells, edges })
  }
  return rows.length === 0 ? null : { top, bottom, left, right, rows }
}

/** A row that breaks over the page is open at the break: it ends where its upright lines end. */
function withOpenEnds(ys: readonly number[], verticals: readonly Rule[]): number[] {
  const [top, bottom] = [ys[0], ys.at(-1)]
  if (top === undefined || bottom === undefined) return []
  const above = verticals.filter((rule) => rule.to > top + NEAR * 2).map((rule) => rule.to)
  const below = verticals.filter((rule) => rule.from < bottom - NEAR * 2).map((rule) => rule.from)
  return [...(above.length >= 2 ? [Math.max(...above)] : []), ...ys, ...(below.length >= 2 ? [Math.min(...below)] : [])]
}

/** The lower end of a cell: the next line below that closes it. */
function floorOf(ys: readonly number[], at: number, horizontals: readonly Rule[], from: number, to: number): number {
  for (let below = at + 1; below < ys.length; below += 1) {
    const y = ys[below] ?? 0
    if (below === ys.length - 1 || covers(horizontals, y, from, to)) return y
  }
  return ys.at(-1) ?? 0
}

function originOf(
  above: { cells: TableCell[]; edges: number[] } | undefined,
  from: number,
  to: number,
): TableCell | undefined {
  return above?.cells.find(
    (_cell, index) =>
      Math.abs((above.edges[index] ?? 0) - from) <= NEAR && Math.abs((above.edges[index + 1] ?? 0) - to) <= NEAR,
  )
}

function covers(horizontals: readonly Rule[], y: number, from: number, to: number): boolean {
  const middle = (from + to) / 2
  return horizontals.some((rule) => Math.abs(rule.at - y) <= NEAR && rule.from <= middle && rule.to >= middle)
}

function placesOf(rules: readonly Rule[]): number[] {
  const places: number[] = []
  for (const at of rules.map((rule) => rule.at).sort((one, two) => one - two)) {
    const last = places.at(-1)
    if (last === undefined || at - last > NEAR) places.push(at)
  }
  return places
}

function within(glyph: Glyph, left: number, right: number, bottom: number, top: number): boolean {
  const [x, y] = [glyph.x + glyph.width / 2, glyph.y + glyph.size * 0.3]
  return x >= left && x <= right && y >= bottom && y <= top
}

/** Lines of a cell: a line goes on with the one above where its first word had no room there. */
function textOf(glyphs: readonly Glyph[], left: number, right: number, bottom: number, top: number): string {
  const lines = linesOf(glyphs.filter((glyph) => within(glyph, left, right, bottom, top)))
  const margins = { left: Math.min(left + 6, marginsOf(lines).left), right: right - 5 }
  let text = ''
  lines.forEach((line, index) => {
    const above = lines[index - 1]
    const centred = { ...line, x: margins.left }
    if (above) text += goesOn({ ...above, x: margins.left }, centred, margins, true) ? joint(text) : '\n'
    text += line.text.replace(/\t/g, ' ')
  })
  return text
}

export const isInTable = (glyph: Glyph, tables: readonly PdfTable[]): boolean =>
  tables.some((table) => within(glyph, table.left, table.right, table.bottom, table.top))
