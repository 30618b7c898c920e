import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTRIBUTES_IN_FULL } from '../scoring/facts.ts'
import { readFact } from '../scoring/readFact.ts'
import { readFacts } from '../scoring/readFacts.ts'
import { scoreSheet } from '../scoring/scoreSheet.ts'
import { allLeaves } from './criteriaSet.ts'
import { readCatalogue } from './readCatalogue.ts'
import { aSet, filesWith, SMALL_SET } from './smallSet.testing.ts'

/** What a hand, a spreadsheet or a script may leave where a value should be. */
const odd = fc.constantFrom(
  '',
  '~',
  '""',
  '[]',
  '{}',
  '-1',
  '1.5',
  '"1,5"',
  '"NaN"',
  '.nan',
  '.inf',
  '1e999',
  '0x10',
  'true',
  '[[]]',
  '{ a: { b: c } }',
  '"0"',
  '"999999999999999"',
  '"9999999999999999"',
  '*x',
  '&x',
  '!!binary x',
  '|',
  '>-',
  '"\\u0000"',
  '__proto__',
  'constructor',
  'toString',
  '- ',
  '%',
  '@',
)

/** One value in one file replaced by something odd. */
const damagedFiles = fc
  .tuple(fc.constantFrom(...Object.keys(SMALL_SET)), fc.nat(), fc.nat({ max: 12 }), odd)
  .map(([name, from, length, text]) => {
    const whole = SMALL_SET[name] ?? ''
    const at = from % (whole.length + 1)
    return filesWith({ [name]: whole.slice(0, at) + text + whole.slice(at + length) })
  })

test('a damaged set is read or refused with a file and a line for every fault, and never breaks', () => {
  fc.assert(
    fc.property(damagedFiles, (files) => {
      const read = readCatalogue(files)
      if (read.ok) return
      expect(read.problems.length).toBeGreaterThan(0)
      for (const { where, text } of read.problems) {
        expect(where).toMatch(/^[\w.-]+\.yaml:[1-9]\d*$/)
        expect(text).toMatch(/\S/)
      }
    }),
    { numRuns: 300 },
  )
})

const set = aSet()

test('whatever is offered as a fact is refused or can be scored', () => {
  const keys = fc.constantFrom(
    'achieved',
    'parts',
    'level',
    'numerator',
    'denominator',
    'percent',
    'count',
    'value',
    'events',
    'periods',
    'points',
    'reason',
    'nothingArose',
    'notApplicable',
    'assumed',
    'note',
    'Q1',
    'Y',
    'a',
    'late',
    '__proto__',
  )
  const value = fc.oneof(
    fc.boolean(),
    fc.integer({ min: -2, max: 12 }),
    fc.constantFrom('1', '0.5', '84.56', '101', 'x', '', null),
    fc.double(),
  )
  const fact = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(keys, fc.oneof(value, fc.dictionary(keys, fc.oneof(value, fc.dictionary(keys, value)))), {
      maxKeys: 3,
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...allLeaves(set)), fact, (leaf, offered) => {
      const { value: read, faults } = readFact(offered, leaf)
      expect(read === undefined).toBe(faults.length > 0)
      if (!read) return
      scoreSheet(set, {
        unit: 'so-thu',
        year: 2022,
        attributes: ATTRIBUTES_IN_FULL,
        facts: new Map([[leaf.code, read]]),
      })
    }),
    { numRuns: 2000 },
  )
})

test('any text offered as a facts file is read or refused', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'unit: so',
      'year: 2022',
      'facts:',
      '  "1.1.1": { percent: "85" }',
      '  I: { notApplicable: true, reason: x }',
      '  1.2: &x [*x]',
    ),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const read = readFacts(lines.join('\n'), 'so-lieu.yaml', set)
      if (!read.ok) for (const { where } of read.problems) expect(where).toMatch(/^so-lieu\.yaml:[1-9]\d*$/)
    }),
    { numRuns: 1000 },
  )
})
