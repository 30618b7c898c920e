import { expect, test } from 'vitest'
import { aSet } from '../catalogue/smallSet.testing.ts'
import { readFacts } from './readFacts.ts'

const set = aSet()

function found(text: string): string[] {
  const read = readFacts(text, 'so-lieu.yaml', set)
  return read.ok ? [] : read.problems.map(({ code, where }) => `${code} ${where}`)
}

const HEAD = 'unit: so-thu\nyear: 2022\nfacts:\n'

test('a file with quoted and unquoted codes is read', () => {
  const read = readFacts(
    `${HEAD}  "1.1.1": { percent: "70.69" }\n  2.1: { percent: "85" }\n  T1: { count: 1 }\n`,
    'f.yaml',
    set,
  )
  expect(read.ok && [...read.value.facts.keys()]).toEqual(['1.1.1', '2.1', 'T1'])
  expect(read.ok && read.value.attributes).toEqual({ hasProcedures: true, hasDossiers: true, hasPublicUnits: true })
})

test.each([
  ['an empty file', '', ['not-a-map so-lieu.yaml:1']],
  [
    'nothing that it needs',
    'note: x',
    [
      'unknown-key so-lieu.yaml:1',
      'missing-key so-lieu.yaml:1',
      'missing-key so-lieu.yaml:1',
      'missing-key so-lieu.yaml:1',
    ],
  ],
  ['another year', `unit: a\nyear: 2021\nfacts: {}`, ['other-year so-lieu.yaml:2']],
  ['a quoted year', `unit: a\nyear: "2022"\nfacts: {}`, ['quoted-count so-lieu.yaml:2']],
  [
    'an unknown attribute',
    `unit: a\nyear: 2022\nattributes: { hasStaff: true }\nfacts: {}`,
    ['unknown-key so-lieu.yaml:3'],
  ],
  [
    'an attribute that is no yes or no',
    `unit: a\nyear: 2022\nattributes: { hasDossiers: "no" }\nfacts: {}`,
    ['wrong-shape so-lieu.yaml:3'],
  ],
  [
    'an attribute left empty beside faults elsewhere, in the order of the lines',
    `unit: a\nattributes: { hasDossiers: }\nfacts: { "9.9": 1 }\nyear: 2021\nextra: 1`,
    ['unknown-id so-lieu.yaml:3', 'other-year so-lieu.yaml:4', 'unknown-key so-lieu.yaml:5'],
  ],
  ['an unknown code', `${HEAD}  "9.9": { count: 1 }`, ['unknown-id so-lieu.yaml:4']],
  ['a fact of the wrong kind', `${HEAD}  "1.1.1": { count: 1 }`, ['wrong-kind so-lieu.yaml:4']],
  ['a fact left empty', `${HEAD}  "1.1.1":`, ['wrong-kind so-lieu.yaml:4']],
  ['a fact for a criterion with components', `${HEAD}  "1.1": { count: 1 }`, ['not-a-leaf so-lieu.yaml:4']],
  ['“không phát sinh” for a field', `${HEAD}  I: { nothingArose: true }`, ['not-a-leaf so-lieu.yaml:4']],
  ['“không áp dụng” without a reason', `${HEAD}  I: { notApplicable: true }`, ['missing-key so-lieu.yaml:4']],
  ['a code twice', `${HEAD}  "2.1": { percent: "1" }\n  2.1: { percent: "2" }`, ['duplicate-key so-lieu.yaml:5']],
  [
    'a code twice beside another fault',
    `${HEAD}  "2.1": { percent: "1" }
  2.1: { percent: "2" }
  "9.9": { count: 1 }`,
    ['duplicate-key so-lieu.yaml:5', 'unknown-id so-lieu.yaml:6'],
  ],
  [
    'faults on lines of their own',
    `${HEAD}  "1.1.1":\n    numerator: 12\n    denominator: 11\n  "1.2":\n    periods:\n      Q1: { achieved: true }\n      Q9: { achieved: true }\n`,
    ['above-denominator so-lieu.yaml:5', 'unknown-id so-lieu.yaml:10'],
  ],
  ['broken YAML', `${HEAD}  "1.1.1": { count: 1`, ['yaml so-lieu.yaml:4']],
])('%s is told', (_, text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('a fault inside a period names the period, which may stand on the same line as others', () => {
  const read = readFacts(`${HEAD}  "1.2": { periods: { Q1: { achieved: true }, Y: { achieved: 1 } } }`, 'f.yaml', set)
  expect(read.ok ? [] : read.problems.map(({ text }) => text)).toEqual([
    'Mã 1.2: Năm: “achieved” viết không đúng kiểu: phải là true hoặc false.',
  ])
})

test('a fault in a fact is told also where the leaf does not apply', () => {
  const text =
    'unit: a\nyear: 2022\nattributes: { hasProcedures: false }\nfacts:\n  "1.1.2": { parts: { z: true } }\n  "1.1": { notApplicable: true, reason: x }\n'
  expect(found(text)).toEqual(['unknown-id so-lieu.yaml:5'])
})
