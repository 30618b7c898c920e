/** The files of a criteria set → the set, or every fault at once with file and line. Reading checks: there is no unchecked set. */
import { fail, ok, type Problem, type Result } from '../values/result.ts'
import { checkExamples } from './checkExamples.ts'
import { checkLeaf } from './checkLeaf.ts'
import { checkSet, leavesOfDraft } from './checkSet.ts'
import {
  type CriteriaSet,
  type Criterion,
  type Field,
  isLeaf,
  type Leaf,
  leavesOf,
  sumOfMaxima,
} from './criteriaSet.ts'
import {
  type CatalogueDraft,
  type CatalogueFiles,
  type FieldDraft,
  isGroupDraft,
  type LeafDraft,
  readDraft,
} from './readDraft.ts'

export type { CatalogueFiles } from './readDraft.ts'

export function readCatalogue(files: CatalogueFiles): Result<CriteriaSet> {
  const { draft, problems } = readDraft(files)
  if (!draft) return fail(problems)
  const found = [...problems, ...checkSet(draft)]
  const sound = new Map<string, Leaf>()
  const leaves = leavesOfDraft(draft)
  for (const leafDraft of leaves) {
    const faults = checkLeaf(leafDraft, draft.header)
    found.push(...faults)
    if (leafDraft.leaf && faults.length === 0 && !sound.has(leafDraft.leaf.code))
      sound.set(leafDraft.leaf.code, leafDraft.leaf)
  }
  const codesKnown = draft.complete && leaves.every(({ parts }) => parts.code !== undefined)
  const codes = codesKnown ? new Set<string>(leaves.flatMap(({ parts }) => parts.code ?? [])) : null
  found.push(...checkExamples(draft, { header: draft.header, sound, codes }))
  if (found.length > 0) return fail(inOrder(found, draft))
  return ok(assemble(draft))
}

/** As someone works through the files: in the order of the set, then by line. */
function inOrder(problems: readonly Problem[], draft: CatalogueDraft): Problem[] {
  const order = ['catalogue.yaml', ...(draft.header.fields ?? []), 'bonus.yaml', 'penalty.yaml', 'examples.yaml']
  const rank = ({ where }: Problem): readonly [number, number] => {
    const colon = where.lastIndexOf(':')
    const at = order.indexOf(where.slice(0, colon))
    return [at < 0 ? order.length : at, Number(where.slice(colon + 1))]
  }
  return problems
    .map((problem) => ({ problem, rank: rank(problem) }))
    .sort((left, right) => left.rank[0] - right.rank[0] || left.rank[1] - right.rank[1])
    .map(({ problem }) => problem)
}

/** Called for a draft without a fault; a part that is not there then is a bug of the checks. */
function assemble({ wholeHeader, fields, bonus, penalty }: CatalogueDraft): CriteriaSet {
  if (!wholeHeader) throw new Error('A header that could not be read was not told')
  const { bonus: bonusCap, penalty: penaltyCap, fields: _files, ...rest } = wholeHeader
  return {
    ...rest,
    fields: fields.map(assembleField),
    bonus: { cap: bonusCap.cap, leaves: bonus.map(wholeLeaf) },
    penalty: { cap: penaltyCap.cap, leaves: penalty.map(wholeLeaf) },
  }
}

function assembleField({ parts, criteria }: FieldDraft): Field {
  const read = criteria.map((criterion): Criterion => {
    if (!isGroupDraft(criterion)) return wholeLeaf(criterion)
    const components = criterion.leaves.map(wholeLeaf)
    return { ...named(criterion.parts), max: sumOfMaxima(components), components }
  })
  const leaves = read.flatMap((criterion) => (isLeaf(criterion) ? [criterion] : leavesOf(criterion)))
  return { ...named(parts), max: sumOfMaxima(leaves), criteria: read }
}

function named({ code, name }: FieldDraft['parts']): Pick<Field, 'code' | 'name'> {
  if (code === undefined || name === undefined)
    throw new Error('A field or criterion without code or name was not told')
  return { code, name }
}

function wholeLeaf({ leaf }: LeafDraft): Leaf {
  if (!leaf) throw new Error('A leaf that could not be read was not told')
  return leaf
}
