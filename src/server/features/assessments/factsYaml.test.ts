import { expect, test } from 'vitest'
import { findDecimal, NOUGHT } from '../../../core/values/exact.ts'
import { readYaml } from '../../../core/values/yamlTree.ts'
import { factsYaml } from './factsYaml.ts'

const figure = (text: string) => findDecimal(text) ?? NOUGHT
const attributes = { hasProcedures: true, hasDossiers: true, hasPublicUnits: false }

test('is read back as it was kept: codes and exact figures stay text, counts stay numbers', () => {
  const facts = [
    { code: '1.5.1', fact: { count: 1 } },
    { code: '5.10', fact: { percent: figure('70.69'), assumed: true, note: 'theo báo cáo: "sơ bộ"\nchưa duyệt' } },
    { code: '10', fact: { notApplicable: true as const, reason: 'không: được giao vốn, #1' } },
    { code: 'III', fact: { periods: { Q1: { done: true }, Y: { daysLate: 3 } } } },
    { code: 'T1', fact: { parts: { yes: true, '1.10': false } } },
  ]
  const text = factsYaml({ unit: 'so-cong-thuong', year: 2022, attributes, facts })
  const read = readYaml('facts.yaml', text)
  expect(read.ok && read.value.value).toEqual({
    unit: 'so-cong-thuong',
    year: 2022,
    attributes,
    facts: Object.fromEntries(facts.map(({ code, fact }) => [code, fact])),
  })
})

test('has a line for each fact, in the order given', () => {
  const text = factsYaml({
    unit: 'so',
    year: 2022,
    attributes,
    facts: [
      { code: '7.2.1', fact: { numerator: 7, denominator: 11 } },
      { code: '1.5.1', fact: { count: 1 } },
    ],
  })
  expect(text.split('\n').slice(-3)).toEqual([
    '  "7.2.1": { numerator: 7, denominator: 11 }',
    '  "1.5.1": { count: 1 }',
    '',
  ])
})
