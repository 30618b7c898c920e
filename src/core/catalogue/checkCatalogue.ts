/** Every fault of a criteria set at once, its worked examples included; an empty list says that it can be taken into use. */
import type { Problem } from '../values/result.ts'
import { type CatalogueFiles, readCatalogue } from './readCatalogue.ts'

export function checkCatalogue(files: CatalogueFiles): readonly Problem[] {
  const read = readCatalogue(files)
  return read.ok ? [] : read.problems
}
