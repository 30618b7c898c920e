/** Ties the words by which a plan names a unit to a unit of the department's tree, or to a chosen group of units. */
import { foldVietnamese } from '../../values/foldVietnamese.ts'
import type { NamedUnit } from './planDraft.ts'

export interface KnownUnit {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  /** True for the department itself, by whose name its rooms are called: "Văn phòng Sở Công Thương". */
  readonly isDepartment: boolean
}

export interface KnownGroup {
  readonly id: string
  readonly name: string
}

/** Gives the tie of any words; words that fit no unit, or more than one, stay words. */
export function unitMatcher(units: readonly KnownUnit[], groups: readonly KnownGroup[]): (words: string) => NamedUnit {
  const department = units.find((unit) => unit.isDepartment) ?? null
  const own = department ? namesOf(department).map(comparable) : []
  const unitIds = idsByName(units, (unit) => namesOf(unit).flatMap((name) => spoken(name, own, unit.isDepartment)))
  const groupIds = idsByName(groups, (group) => [groupName(group.name, own)])
  return (words) => {
    const unitId = only(spoken(words, own, own.includes(comparable(words))).flatMap((name) => unitIds.get(name) ?? []))
    const groupId = unitId === null ? only(groupIds.get(groupName(words, own)) ?? []) : null
    return { words, unitId, groupId }
  }
}

const namesOf = ({ name, shortName }: KnownUnit): string[] => (shortName === null ? [name] : [name, shortName])

/** Without case, diacritics and punctuation; the usual short forms written out. */
function comparable(name: string): string {
  return foldVietnamese(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^p (?=\w)/, 'phong ')
    .replace(/^vp (?=\w)|^vp$/, 'van phong ')
    .replace(/^tt (?=\w)/, 'trung tam ')
    .replace(/^cc (?=\w)/, 'chi cuc ')
    .trim()
}

/** The ways a unit's name is said: as it is, and without the department that it belongs to. */
function spoken(name: string, own: readonly string[], isDepartment: boolean): string[] {
  const whole = comparable(name)
  if (whole === '') return []
  if (isDepartment) return [whole]
  const ends = [...own, 'so', 'cua so', 'thuoc so', ...own.flatMap((dep) => [`cua ${dep}`, `thuoc ${dep}`])]
  const bare = ends.filter((end) => whole.endsWith(` ${end}`)).map((end) => whole.slice(0, -end.length - 1).trim())
  return [...new Set([whole, ...bare.filter((short) => short.includes(' '))])]
}

/** "Các phòng, đơn vị thuộc Sở" is said of the same units as "Các phòng, đơn vị". */
function groupName(name: string, own: readonly string[]): string {
  let folded = comparable(name)
  for (const dep of [...own, 'so']) if (folded.endsWith(` ${dep}`)) folded = folded.slice(0, -dep.length - 1)
  return folded.replace(/( (thuoc|truc thuoc|va|cua))+$/, '').replace(/^(tat ca|toan the) /, '')
}

function idsByName<Known extends { readonly id: string }>(
  known: readonly Known[],
  names: (one: Known) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const one of known) for (const name of names(one)) ids.set(name, [...(ids.get(name) ?? []), one.id])
  return ids
}

function only(ids: readonly string[]): string | null {
  const distinct = [...new Set(ids)]
  return distinct.length === 1 ? (distinct[0] ?? null) : null
}
