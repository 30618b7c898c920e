/** The units of a task in the cells of a table, one a line, such that reading the cells gives the same units. */
import type { NamedUnit } from '../editing/planDraft.ts'
import { readUnitCells } from '../taskTable.ts'
import { distinct } from '../units.ts'
import { BLANK, inOneLine } from './printable.ts'

interface Cells {
  readonly lead: string
  readonly coordinating: string
}

/**
 * A name that would be read as two, or as a part of one, stands in quotation marks. Without a lead there is a blank to
 * fill in.
 */
export function printedUnits(task: {
  readonly lead: readonly NamedUnit[]
  readonly coordinating: readonly NamedUnit[]
}): Cells {
  const lead = namesOf(task.lead)
  const coordinating = namesOf(task.coordinating)
  const cells = (quote: (name: string) => string): Cells => ({
    lead: lead.length === 0 ? BLANK : lead.map(quote).join('\n'),
    coordinating: coordinating.map(quote).join('\n'),
  })
  const plain = cells((name) => name)
  if (readsAs(plain, lead, coordinating)) return plain
  const where = cells((name) => (standsAlone(name) ? name : `“${name}”`))
  return readsAs(where, lead, coordinating) ? where : cells((name) => `“${name}”`)
}

function readsAs(cells: Cells, lead: readonly string[], coordinating: readonly string[]): boolean {
  const read = readUnitCells(cells.lead, cells.coordinating)
  return isSame(read.lead, lead) && isSame(read.coordinating, coordinating) && lead.every((name) => name.length > 3)
}

const standsAlone = (name: string): boolean =>
  name.length > 3 &&
  isSame(readUnitCells(name, '').lead, [name]) &&
  isSame(readUnitCells('', name).coordinating, [name])

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name, at) => name === right[at])

const namesOf = (units: readonly NamedUnit[]): string[] =>
  distinct(units.map(({ words }) => inOneLine(words)).filter((words) => words !== ''))
