/** Reads a fact by the shapes that a rule takes: chosen by the keys that are there, then checked whole. */
import type { z } from 'zod'
import { type Fault, fault, isRecord, type Reading, readWith } from '../values/schemaFaults.ts'

interface FactShape<Fact> {
  readonly keys: readonly string[]
  readonly read: (value: unknown) => Reading<Fact>
}

export const shapeOf = <Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): FactShape<z.output<z.ZodObject<Shape>>> => ({
  keys: Object.keys(schema.shape),
  read: (value) => readWith(schema, value),
})

/** Where no shape shares a key with the value, one sentence says what is expected instead of many about keys. */
export function readShape<Fact>(value: unknown, shapes: readonly FactShape<Fact>[]): Reading<Fact> {
  const shape = isRecord(value) ? shapes.find(({ keys }) => keys.some((key) => Object.hasOwn(value, key))) : undefined
  if (shape) return shape.read(value)
  const expected = shapes.map(({ keys }) => `{ ${keys.join(', ')} }`).join(' hoặc ')
  return {
    value: undefined,
    faults: [fault([], 'wrong-kind', `Số liệu không đúng loại: tiêu chí này cần ${expected}.`)],
  }
}

/** Reads a fact that is a map under names that the rule gives. `key` is the map's own key in the fact. */
export function readNamed<Fact>(
  value: unknown,
  shape: FactShape<Fact>,
  { key, known }: { readonly key: string; readonly known: readonly string[] },
): Reading<Fact> {
  const reading = readShape(value, [shape])
  // The names are judged as they were written, so that a wrong figure beside them hides nothing.
  const named = isRecord(value) ? value[key] : undefined
  const unknown = isRecord(named) ? unknownNames(key, Object.keys(named), known) : []
  return unknown.length === 0 ? reading : { value: undefined, faults: [...reading.faults, ...unknown] }
}

/** Faults for names that the rule does not know. */
export function unknownNames(key: string, names: Iterable<string>, known: readonly string[]): Fault[] {
  return [...names]
    .filter((name) => !known.includes(name))
    .map((name) =>
      fault([key, name], 'unknown-id', `“${name}” không có trong quy tắc: dùng một trong ${known.join(', ')}.`),
    )
}

/** A reading with further faults: the value holds only where there is none. */
export function withFaults<Fact>(reading: Reading<Fact>, check: (fact: Fact) => readonly Fault[]): Reading<Fact> {
  if (reading.value === undefined) return reading
  const faults = [...reading.faults, ...check(reading.value)]
  return { value: faults.length === 0 ? reading.value : undefined, faults }
}
