/** Criteria sets read from their files, kept in memory by hash: the same files are read once. */
import { createHash } from 'node:crypto'
import { ExampleFile } from '../../../core/catalogue/catalogueFile.ts'
import type { CriteriaSet } from '../../../core/catalogue/criteriaSet.ts'
import { type CatalogueFiles, readCatalogue } from '../../../core/catalogue/readCatalogue.ts'
import { readDraft } from '../../../core/catalogue/readDraft.ts'
import type { Problem } from '../../../core/values/result.ts'
import type { SetHeader } from './catalogue.sql.ts'

export interface ParsedSet {
  readonly hash: string
  readonly header: SetHeader
  /** Null where there is any problem. */
  readonly set: CriteriaSet | null
  readonly problems: readonly Problem[]
  readonly examples: readonly SetExample[]
}

export interface SetExample {
  readonly name: string
  readonly criterion: string
  readonly fact: unknown
  readonly points: string | null
  readonly source: string | null
}

// A department looks at a handful of sets; a set of 80 criteria takes about 1 MB once read.
const MOST_KEPT = 40
const kept = new Map<string, ParsedSet>()

/** The same for the same files in any order. */
export function hashOfFiles(files: CatalogueFiles): string {
  const entries = [...files].sort(([left], [right]) => (left < right ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex')
}

export function findParsed(hash: string): ParsedSet | undefined {
  const found = kept.get(hash)
  if (!found) return undefined
  kept.delete(hash)
  kept.set(hash, found)
  return found
}

export function parseFiles(files: CatalogueFiles, hash = hashOfFiles(files)): ParsedSet {
  const before = findParsed(hash)
  if (before) return before
  const read = readCatalogue(files)
  const parsed: ParsedSet = {
    hash,
    header: headerOf(files),
    set: read.ok ? read.value : null,
    problems: read.ok ? [] : read.problems,
    examples: examplesOf(files),
  }
  kept.set(hash, parsed)
  const oldest = kept.keys().next()
  if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value)
  return parsed
}

/** A draft with faults still has a name where its header has one. */
function headerOf(files: CatalogueFiles): SetHeader {
  const header = readDraft(files).draft?.header ?? {}
  return {
    catalogue: header.id ?? null,
    version: header.version ?? null,
    title: header.title ?? null,
    authority: header.authority ?? null,
    scope: header.scope ?? null,
    year: header.year ?? null,
    status: header.status ?? null,
    decision: header.decision ?? null,
  }
}

function examplesOf(files: CatalogueFiles): SetExample[] {
  return (readDraft(files).draft?.examples ?? []).flatMap(({ value }) => {
    const example = ExampleFile.safeParse(value)
    return example.success ? [{ ...example.data, source: example.data.source ?? null }] : []
  })
}
