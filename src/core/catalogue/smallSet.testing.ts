/** For tests: the smallest set that holds every kind of file, and ways to plant a fault in it. */
import type { CriteriaSet } from './criteriaSet.ts'
import { readCatalogue } from './readCatalogue.ts'

const CATALOGUE = `id: thu/so/2022
title: Bộ thử
authority: UBND tỉnh thử
scope: so
year: 2022
status: sample
max: "10"
points: { decimals: 2, rounding: halfUp }
index: { decimals: 2, rounding: halfUp }
bonus: { cap: "1" }
penalty: { cap: "1" }
classes: [ { name: Tốt, from: "85" }, { name: Yếu, from: "0" } ]
fields: [ 1-mot.yaml, 2-hai.yaml ]
`

const FIRST = `code: "I"
name: Lĩnh vực một
max: "6"
criteria:
  - code: "1.1"
    name: Tiêu chí một
    max: "4"
    components:
      - code: "1.1.1"
        name: Tỷ lệ
        max: "2.5"
        rule: { kind: proportional, target: "80" }
        basis: [ { document: 61/2018/NĐ-CP } ]
      - code: "1.1.2"
        name: Phần
        max: "1.5"
        rule: { kind: parts, parts: [ { id: a, name: A, points: "0.5" }, { id: b, name: B, points: "1" } ] }
        evidence:
          - { id: plan, name: Kế hoạch, documentKind: Kế hoạch, count: 1, per: year, datedIn: year, for: a }
        basis: [ { unknown: chưa tra được } ]
        appliesWhen: hasProcedures
  - code: "1.2"
    name: Kỳ
    max: "2"
    rule: { kind: periodic, periods: [ Q1, Y ], each: { kind: achieved, max: "1" } }
    basis: [ { document: "4044/QĐ-UBND" } ]
`

const SECOND = `code: "II"
name: Lĩnh vực hai
criteria:
  - code: "2.1"
    name: Thang
    max: "2"
    rule: { kind: bands, on: percent, bands: [ { from: "0", points: "0" }, { from: "85", points: "2" } ] }
    basis: [ { document: "4044/QĐ-UBND" } ]
  - code: "2.2"
    name: Không phát sinh
    max: "2"
    rule: { kind: proportional, whenNothingArose: full }
    basis: [ { document: "4044/QĐ-UBND" } ]
`

const BONUS = `- code: T1
  name: Thưởng
  max: "2"
  rule: { kind: count, each: "0.5" }
  basis: [ { unknown: chưa tra được } ]
`

const PENALTY = `- code: P1
  name: Trừ
  max: "2"
  rule: { kind: events, events: [ { id: late, name: Trễ, points: "0.5" } ] }
  basis: [ { unknown: chưa tra được } ]
`

const EXAMPLES = `- { name: Bảy trên mười một, criterion: "1.1.1", fact: { numerator: 7, denominator: 11 }, points: "1.99" }
`

export const SMALL_SET: Readonly<Record<string, string>> = {
  'catalogue.yaml': CATALOGUE,
  '1-mot.yaml': FIRST,
  '2-hai.yaml': SECOND,
  'bonus.yaml': BONUS,
  'penalty.yaml': PENALTY,
  'examples.yaml': EXAMPLES,
}

/** The small set's files with some replaced, added, or left out (null). */
export const filesWith = (changes: Readonly<Record<string, string | null>> = {}): Map<string, string> =>
  new Map(Object.entries({ ...SMALL_SET, ...changes }).flatMap(([name, text]) => (text === null ? [] : [[name, text]])))

/** The small set with one text in one file replaced; throws where the text is not there. */
export function filesWhere(name: string, from: string, to: string): Map<string, string> {
  const text = SMALL_SET[name] ?? ''
  if (!text.includes(from)) throw new Error(`“${from}” is not in ${name}`)
  return filesWith({ [name]: text.replace(from, to) })
}

export function aSet(files = filesWith()): CriteriaSet {
  const read = readCatalogue(files)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}
