import { describe, expect, test } from 'vitest'
import type { CriteriaSet } from '../catalogue/criteriaSet.ts'
import { aSet, filesWhere, filesWith, SMALL_SET } from '../catalogue/smallSet.testing.ts'
import { readFacts } from './readFacts.ts'
import { scoreSheet } from './scoreSheet.ts'

const set = aSet()

function sheetOf(facts: object, { of = set, attributes = {} }: { of?: CriteriaSet; attributes?: object } = {}) {
  // JSON is YAML.
  const read = readFacts(JSON.stringify({ unit: 'so-thu', year: 2022, attributes, facts }), 'facts.yaml', of)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return scoreSheet(of, read.value)
}

const full = {
  '1.1.1': { numerator: 7, denominator: 11 },
  '1.1.2': { parts: { a: true } },
  '1.2': { periods: { Q1: { achieved: true }, Y: { achieved: true } } },
  '2.1': { percent: '84.56' },
  '2.2': { numerator: 0, denominator: 0 },
}

const leaf = (sheet: ReturnType<typeof sheetOf>, code: string) => sheet.criteria.find((score) => score.code === code)

test('a whole year comes out in the order of the set', () => {
  const sheet = sheetOf({ ...full, T1: { count: 1 }, P1: { events: { late: 1 } } })
  expect(sheet).toMatchObject({
    catalogue: 'thu/so/2022',
    version: 1,
    status: 'sample',
    year: 2022,
    unit: 'so-thu',
    fields: [
      { code: 'I', points: '4.49', max: '6' },
      { code: 'II', points: '2', max: '4' },
    ],
    total: '6.49',
    base: '10',
    bonus: '0.5',
    penalty: '0.5',
    index: '64.9',
    class: 'Yếu',
    complete: true,
    missing: [],
  })
  expect(sheet.criteria.map(({ code, state, points }) => `${code} ${state} ${points}`)).toEqual([
    '1.1.1 scored 1.99',
    '1.1.2 scored 0.5',
    '1.2 scored 2',
    '2.1 scored 0',
    '2.2 nothingArose 2',
    'T1 scored 0.5',
    'P1 scored 0.5',
  ])
})

test('a leaf without a fact is missing: nought in its field, its maximum stays, and the sheet is not complete', () => {
  const { '2.1': _, ...rest } = full
  const sheet = sheetOf(rest)
  expect(leaf(sheet, '2.1')).toMatchObject({ state: 'missing', points: null })
  expect(sheet).toMatchObject({ base: '10', complete: false, missing: ['2.1'] })
  expect(sheet.fields[1]).toEqual({ code: 'II', points: '2', max: '4' })
})

test('bonus and penalty without facts are missing and make nothing incomplete', () => {
  const sheet = sheetOf(full)
  expect(leaf(sheet, 'T1')).toMatchObject({ state: 'missing', points: null })
  expect(sheet).toMatchObject({ complete: true, missing: [], bonus: '0', penalty: '0' })
})

describe('what does not apply leaves total and base', () => {
  test.each([
    [
      'by its own fact',
      { facts: { ...full, '1.1.1': { notApplicable: true, reason: 'x' } }, attributes: {} },
      '7.5',
      '4.5',
    ],
    [
      'by its criterion, over any fact of its own',
      { facts: { ...full, '1.1': { notApplicable: true, reason: 'x' } }, attributes: {} },
      '6',
      '4',
    ],
    ['by its field', { facts: { ...full, I: { notApplicable: true, reason: 'x' } }, attributes: {} }, '4', '2'],
    ['by an attribute, whatever fact is given', { facts: full, attributes: { hasProcedures: false } }, '8.5', '5.99'],
    [
      'not by an attribute that it does not ask about',
      { facts: full, attributes: { hasDossiers: false } },
      '10',
      '6.49',
    ],
  ])('%s', (_, { facts, attributes }, base, total) => {
    expect(sheetOf(facts, { attributes })).toMatchObject({ base, total })
  })

  test('with a field in which nothing applies at 0 of 0', () => {
    const sheet = sheetOf({ ...full, I: { notApplicable: true, reason: 'x' } })
    expect(sheet.fields[0]).toEqual({ code: 'I', points: '0', max: '0' })
    expect(leaf(sheet, '1.1.2')).toMatchObject({ state: 'notApplicable', points: null, steps: ['Không áp dụng: x'] })
  })

  test('with no index where nothing is left', () => {
    const none = { notApplicable: true, reason: 'x' }
    expect(sheetOf({ I: none, II: none })).toMatchObject({
      base: '0',
      total: '0',
      index: null,
      class: null,
      complete: true,
    })
  })

  test('but the base stays where the set does not re-base', () => {
    const fixed = aSet(filesWhere('catalogue.yaml', 'index: { decimals: 2,', 'index: { rebase: false, decimals: 2,'))
    expect(sheetOf({ ...full, I: { notApplicable: true, reason: 'x' } }, { of: fixed })).toMatchObject({
      base: '10',
      index: '20',
    })
  })
})

describe('bonus and penalty', () => {
  test('are capped together, after each was rounded', () => {
    expect(sheetOf({ ...full, T1: { count: 9 }, P1: { events: { late: 9 } } })).toMatchObject({
      bonus: '1',
      penalty: '1',
    })
  })

  test('are not capped where the set has no cap', () => {
    const open = aSet(filesWhere('catalogue.yaml', 'bonus: { cap: "1" }\n', ''))
    expect(sheetOf({ ...full, T1: { count: 9 } }, { of: open }).bonus).toBe('2')
  })

  test('follow the policy where nothing arose', () => {
    const generous = aSet(
      filesWith({
        'bonus.yaml': (SMALL_SET['bonus.yaml'] ?? '').replace('kind: count,', 'kind: count, whenNothingArose: full,'),
      }),
    )
    expect(leaf(sheetOf({ ...full, T1: { nothingArose: true } }, { of: generous }), 'T1')).toMatchObject({
      state: 'nothingArose',
      points: '2',
    })
    expect(leaf(sheetOf({ ...full, T1: { nothingArose: true } }), 'T1')).toMatchObject({
      state: 'nothingArose',
      points: null,
    })
  })

  test('may lift the index above 100 and never push it below 0', () => {
    const best = {
      ...full,
      '1.1.1': { percent: '90' },
      '1.1.2': { parts: { a: true, b: true } },
      '2.1': { percent: '85' },
    }
    expect(sheetOf({ ...best, T1: { count: 2 } })).toMatchObject({ index: '110', class: 'Tốt' })
    const worst = {
      II: { notApplicable: true, reason: 'x' },
      '1.1.1': { percent: '0' },
      '1.1.2': { parts: {} },
      '1.2': { periods: { Q1: { achieved: false }, Y: { achieved: false } } },
    }
    expect(sheetOf({ ...worst, P1: { events: { late: 9 } } })).toMatchObject({ index: '0', class: 'Yếu' })
  })
})

test('the class compares the exact index, not the printed one', () => {
  // 84,996% prints as 85% and is not yet “Tốt”.
  const text = (SMALL_SET['1-mot.yaml'] ?? '').replace(
    'rule: { kind: proportional, target: "80" }',
    'rule: { kind: manual }',
  )
  const fine = aSet(
    filesWith({
      '1-mot.yaml': text,
      'examples.yaml': null,
      'catalogue.yaml': (SMALL_SET['catalogue.yaml'] ?? '').replace('points: { decimals: 2', 'points: { decimals: 4'),
    }),
  )
  const facts = (points: string) => ({
    ...full,
    '1.1.1': { points, reason: 'x' },
    '1.1.2': { parts: { a: true, b: true } },
    '2.1': { percent: '85' },
    '2.2': { numerator: 1, denominator: 2 },
  })
  expect(sheetOf(facts('0.9996'), { of: fine })).toMatchObject({ index: '75', class: 'Yếu' })
  const higher = { ...facts('1.9996'), '2.2': { numerator: 1, denominator: 1 } }
  expect(sheetOf({ ...higher, '1.1.1': { points: '0.9996', reason: 'x' } }, { of: fine })).toMatchObject({
    total: '8.4996',
    index: '85',
    class: 'Yếu',
  })
  expect(sheetOf({ ...higher, '1.1.1': { points: '1', reason: 'x' } }, { of: fine })).toMatchObject({
    total: '8.5',
    index: '85',
    class: 'Tốt',
  })
})

test('what was assumed and what was noted stand beside the points and change none', () => {
  const marked = sheetOf({ ...full, '1.1.1': { ...full['1.1.1'], assumed: true, note: 'hai số đếm là giả định' } })
  expect(leaf(marked, '1.1.1')).toMatchObject({ points: '1.99', assumed: true, note: 'hai số đếm là giả định' })
  expect(leaf(marked, '1.2')).toMatchObject({ assumed: false })
  expect(leaf(marked, '1.2')).not.toHaveProperty('note')
  const above = sheetOf({ ...full, I: { notApplicable: true, reason: 'x', assumed: true, note: 'y' } })
  expect(leaf(above, '1.1.1')).toMatchObject({ assumed: true, note: 'y' })
})

test('a sheet is plain JSON', () => {
  const sheet = sheetOf(full)
  expect(JSON.parse(JSON.stringify(sheet))).toEqual(sheet)
})
