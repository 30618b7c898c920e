/** Copies a set for another year: id, year and title are changed and versions start from 1, as text; every other byte stays. */
import { isMap, isScalar, type Node, parseDocument } from 'yaml'
import type { CatalogueFiles } from './readCatalogue.ts'

const HEADER = 'catalogue.yaml'

/** `files` hold a set that was read without fault, whose year is `from`. */
export function copyForYear(files: CatalogueFiles, from: number, year: number): CatalogueFiles {
  const copy = new Map(files)
  copy.set(HEADER, headerForYear(files.get(HEADER) ?? '', String(from), String(year)))
  return copy
}

function headerForYear(text: string, from: string, year: string): string {
  const id = (written: string) => withYear(written, from, year, `-${year}`)
  const title = (written: string) => withYear(written, from, year, ` ${year}`)
  const changes = new Map([
    ['id', id],
    ['title', title],
    ['year', () => year],
    ['version', () => '1'],
  ])
  const places = [...placesOf(text)]
    .filter(({ key }) => changes.has(key))
    .sort((left, right) => right.start - left.start)
  return places.reduce((changed, { key, start, end }) => {
    const written = text.slice(start, end)
    return changed.slice(0, start) + (changes.get(key)?.(written) ?? written) + changed.slice(end)
  }, text)
}

/** Where the value of each top key stands in the text, its quotes included. */
function placesOf(text: string): { key: string; start: number; end: number }[] {
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' })
  if (!isMap(contents)) return []
  return contents.items.flatMap(({ key, value }) => {
    const range = (value as Node | null)?.range
    return isScalar(key) && range ? [{ key: String(key.value), start: range[0], end: range[1] }] : []
  })
}

/** The old year wherever it stands as a number of its own; where it does not, the new one is put at the end. */
function withYear(written: string, from: string, year: string, otherwise: string): string {
  const pattern = new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g')
  if (pattern.test(written)) return written.replace(pattern, year)
  const quote = /["']$/.exec(written)?.[0] ?? ''
  return `${written.slice(0, written.length - quote.length)}${otherwise}${quote}`
}
