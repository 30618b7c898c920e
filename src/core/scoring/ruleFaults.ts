/** What every rule's check asks: does its best reach the leaf's maximum and not pass it, and is each name used once. */
import { compare, type Exact } from '../values/exact.ts'
import { type Fault, fault } from '../values/schemaFaults.ts'
import { say } from './scorer.ts'

/** The year and the periods that a rule is judged in; null where they could not be read. */
export interface RuleSetting {
  readonly year: number | null
  /** The periods of the `periodic` rule around it. */
  readonly periods: readonly string[] | null
}

/** `what` names the figure that should be the maximum: "mức cao nhất", "tổng các phần". A maximum that could not be read is null. */
export function checkBest(what: string, best: Exact, max: Exact | null, path: readonly PropertyKey[]): Fault[] {
  if (max === null) return []
  const difference = compare(best, max)
  if (difference === 0) return []
  const text = `${what} là ${say(best)}, điểm tối đa là ${say(max)}`
  return difference < 0
    ? [fault(path, 'max-unreachable', `${text}: không bao giờ đạt điểm tối đa; sửa một trong hai.`)]
    : [fault(path, 'max-exceeded', `${text}: có thể vượt điểm tối đa; sửa một trong hai.`)]
}

/** Faults for entries of the list `key` whose `name` was used before. */
export function repeatedNames(key: string, names: readonly string[]): Fault[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) < at
      ? [fault([key, at], 'duplicate-id', `“${name}” đã có trong danh sách này: mỗi mục một mã riêng.`)]
      : [],
  )
}
