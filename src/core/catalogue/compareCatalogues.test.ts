import { expect, test } from 'vitest'
import { compareCatalogues } from './compareCatalogues.ts'
import { aSet, filesWhere, filesWith, SMALL_SET } from './smallSet.testing.ts'

const before = aSet()
const changesOf = (files: Map<string, string>) => {
  const { settings, leaves } = compareCatalogues(before, aSet(files))
  return {
    settings,
    leaves: leaves.map((leaf) => [leaf.kind, leaf.code, ...(leaf.kind === 'changed' ? leaf.keys : [])]),
  }
}

test('a set does not differ from itself, however its figures are written', () => {
  expect(changesOf(filesWhere('1-mot.yaml', 'max: "2.5"', 'max: "2.50"'))).toEqual({ settings: [], leaves: [] })
})

test('a changed rule and a changed name are told by their keys', () => {
  const files = filesWhere('1-mot.yaml', 'name: Tỷ lệ', 'name: Tỷ lệ mới')
  expect(changesOf(files).leaves).toEqual([['changed', '1.1.1', 'name']])
  const stricter = filesWith({
    '2-hai.yaml': (SMALL_SET['2-hai.yaml'] ?? '').replace('from: "85"', 'from: "90"'),
  })
  expect(changesOf(stricter).leaves).toEqual([['changed', '2.1', 'rule']])
})

test('what is added stands in the new order, what is removed comes last', () => {
  const files = filesWith({
    '2-hai.yaml': (SMALL_SET['2-hai.yaml'] ?? '').replace('code: "2.2"', 'code: "2.3"'),
    'bonus.yaml': null,
  })
  expect(changesOf(files).leaves).toEqual([
    ['added', '2.3'],
    ['removed', '2.2'],
    ['removed', 'T1'],
  ])
})

test('a leaf that moves is told so', () => {
  const files = filesWith({ 'bonus.yaml': SMALL_SET['bonus.yaml'] ?? '', 'penalty.yaml': null })
  const moved = filesWith({ 'bonus.yaml': null, 'penalty.yaml': SMALL_SET['bonus.yaml'] ?? '' })
  expect(compareCatalogues(aSet(files), aSet(moved)).leaves).toMatchObject([
    { kind: 'changed', code: 'T1', keys: ['place'] },
  ])
})

test('settings of the set are compared too', () => {
  expect(changesOf(filesWhere('catalogue.yaml', 'from: "85"', 'from: "80"')).settings).toEqual(['classes'])
  expect(changesOf(filesWhere('catalogue.yaml', 'bonus: { cap: "1" }', 'bonus: { cap: "2" }')).settings).toEqual([
    'bonusCap',
  ])
  expect(changesOf(filesWhere('1-mot.yaml', 'name: Tiêu chí một', 'name: Tiêu chí 1')).settings).toEqual(['groups'])
})
