/**
 * Reads the files of a set as far as they can be read: what is right is kept although something beside it is wrong,
 * so that one check tells every fault. Judging what was read is `checkLeaf`'s, `checkSet`'s and `checkExamples`' business.
 */
import type { z } from 'zod'
import type { Problem } from '../values/result.ts'
import { fault, isRecord, readParts } from '../values/schemaFaults.ts'
import { readYaml, type YamlFile } from '../values/yamlTree.ts'
import { CatalogueHeader, CriterionGroupFile, FieldFile, LeafFile } from './catalogueFile.ts'
import { inside, type Place, problemAt } from './place.ts'

/** Relative path → text. */
export type CatalogueFiles = ReadonlyMap<string, string>

export type Section = 'field' | 'bonus' | 'penalty'

export interface LeafDraft {
  readonly place: Place
  readonly section: Section
  readonly parts: Partial<LeafFile>
  /** Null where any of its keys could not be read. */
  readonly leaf: LeafFile | null
}

export interface GroupDraft {
  readonly place: Place
  readonly parts: Partial<Omit<z.infer<typeof CriterionGroupFile>, 'components'>>
  readonly leaves: readonly LeafDraft[]
}

export interface FieldDraft {
  readonly place: Place
  readonly parts: Partial<Omit<z.infer<typeof FieldFile>, 'criteria'>>
  readonly criteria: readonly (GroupDraft | LeafDraft)[]
}

export interface CatalogueDraft {
  readonly place: Place
  readonly header: Partial<CatalogueHeader>
  /** Null where any of its keys could not be read. */
  readonly wholeHeader: CatalogueHeader | null
  readonly fields: readonly FieldDraft[]
  readonly bonus: readonly LeafDraft[]
  readonly penalty: readonly LeafDraft[]
  readonly examples: readonly { readonly place: Place; readonly value: unknown }[]
  /** Whether every file could be read as far as its list of criteria: only then can the set be judged as a whole. */
  readonly complete: boolean
}

interface Reader {
  readonly files: CatalogueFiles
  readonly problems: Problem[]
}

const HEADER = 'catalogue.yaml'
const EXTRAS = ['bonus.yaml', 'penalty.yaml', 'examples.yaml'] as const

export const isGroupDraft = (part: GroupDraft | LeafDraft): part is GroupDraft => 'leaves' in part

export function readDraft(files: CatalogueFiles): { draft: CatalogueDraft | null; problems: Problem[] } {
  const reader: Reader = { files, problems: [] }
  if (!files.has(HEADER)) {
    const text = 'Thư mục không có tệp catalogue.yaml: chọn đúng thư mục bộ tiêu chí hoặc thêm tệp này.'
    return { draft: null, problems: [{ code: 'file-missing', where: `${HEADER}:1`, text }] }
  }
  const file = openFile(reader, HEADER)
  if (!file) return { draft: null, problems: reader.problems }
  const place: Place = { file, path: [] }
  const header = readParts(CatalogueHeader, file.value)
  reader.problems.push(...header.faults.map((one) => problemAt(place, one)))
  const listed = header.parts.fields ?? []
  const fields = listed.map((name, at) =>
    readListedFile(reader, inside(place, 'fields', at), name, listed.indexOf(name) < at),
  )
  if (header.parts.fields) reportUnlisted(reader, listed)
  const extras = EXTRAS.map((name) => readExtra(reader, name))
  const [bonus, penalty, examples] = extras.map((items) => items ?? [])
  const draft: CatalogueDraft = {
    place,
    header: header.parts,
    wholeHeader: header.whole,
    fields: fields.flatMap((field) => field ?? []),
    bonus: (bonus ?? []).map((item) => readLeaf(reader, item, 'bonus')),
    penalty: (penalty ?? []).map((item) => readLeaf(reader, item, 'penalty')),
    examples: (examples ?? []).map((item) => ({ place: item, value: valueAt(item) })),
    complete:
      fields.length > 0 &&
      fields.every((field) => field !== null && field.criteria.length > 0) &&
      !extras.includes(null),
  }
  return { draft, problems: reader.problems }
}

function openFile({ files, problems }: Reader, name: string): YamlFile | null {
  const file = readYaml(name, files.get(name) ?? '')
  problems.push(...(file.ok ? file.value : file).problems)
  return file.ok ? file.value : null
}

function readListedFile(reader: Reader, listedAt: Place, name: string, again: boolean): FieldDraft | null {
  const report = (code: string, text: string) => {
    reader.problems.push(problemAt(listedAt, fault([], code, text)))
    return null
  }
  if (again) return report('file-twice', `Tệp ${name} được ghi hai lần: giữ lại một.`)
  if (name === HEADER || EXTRAS.some((extra) => extra === name))
    return report(
      'file-cycle',
      `${name} không phải là tệp của một lĩnh vực, ghi vào đây sẽ thành vòng lặp: bỏ khỏi “fields”.`,
    )
  if (!reader.files.has(name))
    return report('file-missing', `Không có tệp ${name} trong thư mục: thêm tệp hoặc sửa tên.`)
  const file = openFile(reader, name)
  return file ? readField(reader, { file, path: [] }) : null
}

function readField(reader: Reader, place: Place): FieldDraft {
  const { parts, faults } = readParts(FieldFile, place.file.value)
  reader.problems.push(...faults.map((one) => problemAt(place, one)))
  const criteria = (parts.criteria ?? []).map((value, at) =>
    readCriterion(reader, inside(place, 'criteria', at), value),
  )
  return { place, parts, criteria }
}

function readCriterion(reader: Reader, place: Place, value: unknown): GroupDraft | LeafDraft {
  if (!isRecord(value) || !Object.hasOwn(value, 'components')) return readLeaf(reader, place, 'field')
  const { parts, faults } = readParts(CriterionGroupFile, value)
  reader.problems.push(...faults.map((one) => problemAt(place, one)))
  const leaves = (parts.components ?? []).map((_, at) => readLeaf(reader, inside(place, 'components', at), 'field'))
  return { place, parts, leaves }
}

function readLeaf(reader: Reader, place: Place, section: Section): LeafDraft {
  const { parts, whole, faults } = readParts(LeafFile, valueAt(place))
  reader.problems.push(...faults.map((one) => problemAt(place, one, subjectOf(parts.code))))
  return { place, section, parts, leaf: whole }
}

export const subjectOf = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : `Tiêu chí ${code}`

/** The places of the list's items; null where the file is there and cannot be read as a list. */
function readExtra(reader: Reader, name: (typeof EXTRAS)[number]): Place[] | null {
  if (!reader.files.has(name)) return []
  const file = openFile(reader, name)
  if (!file) return null
  if (file.value === null) return []
  if (Array.isArray(file.value)) return file.value.map((_, at) => ({ file, path: [at] }))
  const text = `Tệp ${name} phải là một danh sách, mỗi mục bắt đầu bằng “- ”.`
  reader.problems.push({ code: 'not-a-list', where: `${name}:1`, text })
  return null
}

function reportUnlisted({ files, problems }: Reader, listed: readonly string[]): void {
  const known = new Set<string>([HEADER, ...EXTRAS, ...listed])
  for (const name of files.keys()) {
    if (known.has(name) || !/\.ya?ml$/i.test(name)) continue
    const text = `Tệp ${name} không có trong “fields” của catalogue.yaml: ghi vào đó hoặc bỏ tệp.`
    problems.push({ code: 'file-not-listed', where: `${name}:1`, text })
  }
}

function valueAt({ file, path }: Place): unknown {
  let value = file.value
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}
