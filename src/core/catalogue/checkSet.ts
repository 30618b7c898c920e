/** Judges what leaves, criteria and fields are to each other: every code once, maxima that sum up, classes that cover every index. */
import { add, compare, type Decimal, exact, isZero, ZERO } from '../values/exact.ts'
import type { Problem } from '../values/result.ts'
import { type Fault, fault } from '../values/schemaFaults.ts'
import { formatDecimal, formatExact } from '../values/vietnamese.ts'
import type { CatalogueHeader } from './catalogueFile.ts'
import { type Place, problemAt, whereOf } from './place.ts'
import { type CatalogueDraft, type FieldDraft, type GroupDraft, isGroupDraft, type LeafDraft } from './readDraft.ts'

export function checkSet(draft: CatalogueDraft): Problem[] {
  return [
    ...classFaults(draft.header.classes ?? []).map((one) => problemAt(draft.place, one)),
    ...repeatedCodes(draft),
    ...draft.fields.flatMap(groupSumProblems),
    ...setSumProblems(draft),
  ]
}

export const leavesOfField = (field: FieldDraft): LeafDraft[] =>
  field.criteria.flatMap((criterion) => (isGroupDraft(criterion) ? criterion.leaves : [criterion]))

export const leavesOfDraft = (draft: CatalogueDraft): LeafDraft[] => [
  ...draft.fields.flatMap(leavesOfField),
  ...draft.bonus,
  ...draft.penalty,
]

function classFaults(classes: CatalogueHeader['classes']): Fault[] {
  const faults = classes.flatMap(({ name, from }, at) => [
    ...(classes.findIndex((one) => one.name === name) < at
      ? [fault(['classes', at, 'name'], 'duplicate-id', `Xếp loại “${name}” đã có: đặt tên khác.`)]
      : []),
    ...(classes.findIndex((one) => one.from === from) < at
      ? [
          fault(
            ['classes', at, 'from'],
            'classes',
            `Hai xếp loại cùng bắt đầu từ ${formatDecimal(from)}: sửa một ngưỡng.`,
          ),
        ]
      : []),
  ])
  if (classes.length === 0 || classes.some(({ from }) => isZero(exact(from)))) return faults
  return [...faults, fault(['classes'], 'classes', 'Xếp loại thấp nhất phải bắt đầu từ "0": thêm hoặc sửa ngưỡng.')]
}

function repeatedCodes(draft: CatalogueDraft): Problem[] {
  const first = new Map<string, Place>()
  const coded: { code: string | undefined; place: Place }[] = draft.fields.flatMap((field) => [
    { code: field.parts.code, place: field.place },
    ...field.criteria.flatMap((criterion) => [
      { code: criterion.parts.code, place: criterion.place },
      ...(isGroupDraft(criterion) ? criterion.leaves : []).map(({ parts, place }) => ({ code: parts.code, place })),
    ]),
  ])
  const extras = [...draft.bonus, ...draft.penalty].map(({ parts, place }) => ({ code: parts.code, place }))
  return [...coded, ...extras].flatMap(({ code, place }) => {
    if (code === undefined) return []
    const before = first.get(code)
    if (!before) {
      first.set(code, place)
      return []
    }
    const text = `Mã ${code} đã dùng ở ${whereOf(before, ['code'])}: mỗi lĩnh vực, tiêu chí một mã riêng.`
    return [problemAt(place, fault(['code'], 'duplicate-code', text))]
  })
}

function groupSumProblems(field: FieldDraft): Problem[] {
  const groups: (FieldDraft | GroupDraft)[] = [field, ...field.criteria.filter(isGroupDraft)]
  return groups.flatMap((group) => {
    const leaves = 'leaves' in group ? group.leaves : leavesOfField(group)
    const name = 'leaves' in group ? `Tiêu chí ${group.parts.code ?? ''}` : `Lĩnh vực ${group.parts.code ?? ''}`
    return sumProblems(group.place, name.trim(), group.parts.max, leaves)
  })
}

function setSumProblems({ complete, place, header, fields }: CatalogueDraft): Problem[] {
  return complete ? sumProblems(place, 'Cả bộ tiêu chí', header.max, fields.flatMap(leavesOfField)) : []
}

/** A sum with a maximum that could not be read is not judged: that one is told already. */
function sumProblems(place: Place, name: string, max: Decimal | undefined, leaves: readonly LeafDraft[]): Problem[] {
  if (max === undefined || leaves.length === 0) return []
  let total = ZERO
  for (const { parts } of leaves) {
    if (parts.max === undefined) return []
    total = add(total, exact(parts.max))
  }
  if (compare(total, exact(max)) === 0) return []
  const text = `${name}: tổng điểm tối đa các thành phần là ${formatExact(total, 4)}, ghi ${formatDecimal(max)}: sửa một trong hai.`
  return [problemAt(place, fault(['max'], 'max-sum', text))]
}
