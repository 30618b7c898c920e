/** Runs the worked examples of a set: a set that does not give the points its own examples promise cannot be published. */

import { readFact } from '../scoring/readFact.ts'
import { type PreparedLeaf, prepareLeaf, scoreCriterion } from '../scoring/scoreCriterion.ts'
import { compare, type Decimal, type Exact, exact } from '../values/exact.ts'
import type { Problem } from '../values/result.ts'
import { fault, readWith, under } from '../values/schemaFaults.ts'
import { formatDecimal, formatExact } from '../values/vietnamese.ts'
import { type CatalogueHeader, ExampleFile } from './catalogueFile.ts'
import type { Leaf } from './criteriaSet.ts'
import { problemAt } from './place.ts'
import type { CatalogueDraft } from './readDraft.ts'

interface ExampleSetting {
  readonly header: Partial<CatalogueHeader>
  /** Leaves without a fault, by code: examples of others are not run. */
  readonly sound: ReadonlyMap<string, Leaf>
  /** Every code of a leaf in the set; null where some could not be read. */
  readonly codes: ReadonlySet<string> | null
}

export function checkExamples(draft: CatalogueDraft, setting: ExampleSetting): Problem[] {
  return draft.examples.flatMap(({ place, value }) => {
    const { value: example, faults } = readWith(ExampleFile, value)
    const found = example ? [...faults, ...exampleFaults(example, setting)] : faults
    return found.map((one) => problemAt(place, one, example ? `Ví dụ “${example.name}”` : 'Ví dụ'))
  })
}

function exampleFaults(example: { criterion: string; fact: unknown; points: Decimal | null }, setting: ExampleSetting) {
  if (setting.codes && !setting.codes.has(example.criterion)) {
    return [fault(['criterion'], 'unknown-id', `Bộ tiêu chí không có mã “${example.criterion}”: sửa mã.`)]
  }
  const leaf = setting.sound.get(example.criterion)
  const { year, points: rounding, rates } = setting.header
  if (!leaf || year === undefined || !rounding || !rates) return []
  const reading = readFact(example.fact, leaf)
  if (!reading.value) return under(['fact'], reading.faults)
  const prepared: PreparedLeaf = prepareLeaf(leaf, { year, rates })
  const { points } = scoreCriterion(prepared, reading.value, rounding)
  if (isSame(points, example.points)) return []
  const text = `tính ra ${points ? formatExact(points, 4) : 'không có điểm'}, ví dụ ghi ${example.points === null ? 'không có điểm' : formatDecimal(example.points)}: sửa quy tắc hoặc ví dụ.`
  return [fault(['points'], 'example-fails', text)]
}

function isSame(points: Exact | null, expected: Decimal | null): boolean {
  if (points === null || expected === null) return points === expected
  return compare(points, exact(expected)) === 0
}
