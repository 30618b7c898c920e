import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkCatalogue } from './checkCatalogue.ts'
import { findCitedYear } from './citedYear.ts'
import { allLeaves, leavesOf } from './criteriaSet.ts'
import { aSet } from './smallSet.testing.ts'

const root = new URL('../../../catalogue/', import.meta.url)
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('catalogue.yaml'))
  .map((path) => path.replace(/[/\\]?catalogue\.yaml$/, ''))

function filesOf(folder: string): Map<string, string> {
  const at = new URL(`${folder}/`, root)
  return new Map(readdirSync(at).map((name) => [name, readFileSync(new URL(name, at), 'utf8')]))
}

test.each(folders)('the shipped set %s has no fault', (folder) => {
  expect(checkCatalogue(filesOf(folder))).toEqual([])
})

describe('the sample set of Khánh Hòa', () => {
  const set = aSet(filesOf('khanh-hoa/so/2022'))
  const scored = set.fields.flatMap(leavesOf)

  test('has 80 criteria for 100 points, and ten outside them', () => {
    expect(scored).toHaveLength(80)
    expect(allLeaves(set)).toHaveLength(90)
    expect(set.fields.map(({ code, max }) => `${code} ${max}`)).toEqual([
      'I 14',
      'II 7.5',
      'III 19',
      'IV 7',
      'V 9.5',
      'VI 6',
      'VII 17',
      'VIII 20',
    ])
  })

  test('says that it is a sample, and of every leaf who appraises it, what proves it and where its points come from', () => {
    expect(set.status).toBe('sample')
    const lacking = allLeaves(set).filter(({ evidence, appraisedBy, source }) => {
      return evidence.length === 0 || appraisedBy === null || source === null
    })
    expect(lacking.map(({ code }) => code)).toEqual([])
  })

  test('marks the points of the initiatives as stated and all others as typical', () => {
    expect(
      allLeaves(set)
        .filter(({ source }) => source?.max === 'stated')
        .map(({ code }) => code),
    ).toEqual(['1.5.1'])
  })

  test('calls nothing stated without a document that states it', () => {
    const stated = allLeaves(set).filter(({ source }) => source?.max === 'stated' || source?.rule === 'stated')
    expect(stated.filter(({ basis }) => !basis.some((one) => 'document' in one))).toEqual([])
  })

  test('has an example for every rule kind that it uses', () => {
    const leaves = new Map<string, string>(allLeaves(set).map((leaf) => [leaf.code, leaf.rule.kind]))
    const text = filesOf('khanh-hoa/so/2022').get('examples.yaml') ?? ''
    const kinds = [...text.matchAll(/criterion: "?([\w.]+)/g)].map(([, code]) => leaves.get(code ?? ''))
    expect([...new Set(kinds)].sort()).toEqual([...new Set(leaves.values())].sort())
  })

  test('its year’s copy differs in id, title and year only', () => {
    const copy = aSet(filesOf('khanh-hoa/so/2023'))
    expect(copy).toEqual({ ...set, id: copy.id, title: copy.title, year: 2023 })
  })
})

test.each([
  ['Nghị định số 107/2021/NĐ-CP', 2021],
  ['Thông tư số 61/2017/TT-BTC', 2017],
  ['Quyết định số 108/QĐ-UBND ngày 12/01/2023', 2023],
  ['Quyết định ngày 12 tháng 01 năm 2023 của UBND tỉnh', 2023],
  ['Luật Tổ chức chính quyền địa phương 2015 (sửa đổi 2019)', 2019],
  ['Luật Ban hành văn bản quy phạm pháp luật năm 2025', 2025],
  ['Kế hoạch CCHC năm 2023', null], // what it is for; it may well be issued the year before
  ['4044/QĐ-UBND', null],
  ['Công văn số 2023/UBND-NC', null],
])('%s was issued in %s', (document, year) => {
  expect(findCitedYear(document)).toBe(year)
})
