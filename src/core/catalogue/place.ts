/** Where something stands in the files of a set, so that a fault found in it names its file and line. */
import type { Problem } from '../values/result.ts'
import type { Fault } from '../values/schemaFaults.ts'
import type { YamlFile } from '../values/yamlTree.ts'

export interface Place {
  readonly file: YamlFile
  readonly path: readonly PropertyKey[]
}

export const inside = (place: Place, ...path: readonly PropertyKey[]): Place => ({
  file: place.file,
  path: [...place.path, ...path],
})

export const whereOf = (place: Place, path: readonly PropertyKey[] = []): string =>
  `${place.file.name}:${place.file.lineOf([...place.path, ...path])}`

/** `subject` opens the sentence: "Tiêu chí 1.5.1". */
export function problemAt(place: Place, { path, code, text }: Fault, subject?: string): Problem {
  return { code, where: whereOf(place, path), text: subject === undefined ? text : `${subject}: ${text}` }
}
