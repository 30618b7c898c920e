import { describe, expect, test } from 'vitest'
import { checkCatalogue } from './checkCatalogue.ts'
import { aSet, filesWhere, filesWith, SMALL_SET } from './smallSet.testing.ts'

const found = (files: Map<string, string>) => checkCatalogue(files).map(({ code, where }) => `${code} ${where}`)

test('a sound set has no fault', () => {
  expect(checkCatalogue(filesWith())).toEqual([])
})

test.each([
  [
    'without bonus, penalty and examples',
    filesWith({ 'bonus.yaml': null, 'penalty.yaml': null, 'examples.yaml': null }),
  ],
  ['with empty ones', filesWith({ 'bonus.yaml': '', 'penalty.yaml': '[]', 'examples.yaml': '# chưa có\n' })],
  [
    'with keys written empty',
    filesWhere(
      '1-mot.yaml',
      '        appliesWhen: hasProcedures',
      '        appliesWhen:\n        indicator:\n        source:',
    ),
  ],
  [
    'with anchors',
    filesWhere(
      '2-hai.yaml',
      'basis: [ { document: "4044/QĐ-UBND" } ]\n  - code: "2.2"',
      'basis: &b [ { document: "4044/QĐ-UBND" } ]\n  - code: "2.2"',
    ),
  ],
  [
    'with Windows line ends and a byte order mark',
    filesWith({ '2-hai.yaml': `\uFEFF${(SMALL_SET['2-hai.yaml'] ?? '').replace(/\n/g, '\r\n')}` }),
  ],
  ['with other files beside it', filesWith({ 'README.md': 'x', 'quyet-dinh.pdf': 'x' })],
  ['with a parent that states a maximum with a zero', filesWhere('1-mot.yaml', 'max: "6"', 'max: "6.00"')],
  [
    'with a leaf that states everything',
    filesWhere(
      '2-hai.yaml',
      `name: Thang
    max: "2"`,
      `name: Thang
    max: "2"
    scoredBy: self
    appraisedBy: Hội đồng thẩm định tỉnh
    evidence:
      - { id: decision, name: Quyết định công nhận, documentKind: Quyết định, issuer: Hội đồng thẩm định tỉnh, signed: true, count: 1, per: year, datedIn: year, for: null }
    source: { max: typical, rule: stated }
    appliesWhen: always
    indicator: null`,
    ),
  ],
])('a set %s is sound', (_, files) => {
  expect(checkCatalogue(files)).toEqual([])
})

test('the defaults are those of the format', () => {
  const set = aSet()
  expect(set).toMatchObject({
    version: 1,
    ties: 'skip',
    index: { rebase: true },
    rates: { decimals: 2, rounding: 'halfUp' },
    decision: null,
  })
  expect(set.fields[1]?.criteria[0]).toMatchObject({
    scoredBy: 'self',
    evidence: [],
    appliesWhen: 'always',
    indicator: null,
  })
  expect(set.fields[1]?.max).toBe('4')
})

describe('each fault is found with its file and line', () => {
  const first = (from: string, to: string) => filesWhere('1-mot.yaml', from, to)
  const second = (from: string, to: string) => filesWhere('2-hai.yaml', from, to)
  const header = (from: string, to: string) => filesWhere('catalogue.yaml', from, to)
  test.each<[string, Map<string, string>, string[]]>([
    // figures
    ['a comma in points', first('max: "2.5"', 'max: "2,5"'), ['comma 1-mot.yaml:11']],
    ['points without quotes', first('max: "2.5"', 'max: 2.5'), ['not-quoted 1-mot.yaml:11']],
    ['points that are no number', first('max: "2.5"', 'max: "NaN"'), ['not-a-figure 1-mot.yaml:11']],
    ['points that are YAML’s not-a-number', first('max: "2.5"', 'max: .nan'), ['not-a-figure 1-mot.yaml:11']],
    ['infinite points', first('max: "2.5"', 'max: .inf'), ['not-a-figure 1-mot.yaml:11']],
    ['a negative maximum', first('max: "2.5"', 'max: "-2.5"'), ['negative 1-mot.yaml:11']],
    [
      'more decimals than the set rounds to',
      first('max: "2.5"', 'max: "2.505"'),
      [
        'max-sum 1-mot.yaml:3',
        'max-sum 1-mot.yaml:7',
        'too-many-decimals 1-mot.yaml:11',
        'max-sum catalogue.yaml:7',
      ].sort(),
    ],
    ['a quoted year', header('year: 2022', 'year: "2022"'), ['quoted-count catalogue.yaml:5']],
    [
      'a quoted count',
      header('decimals: 2, rounding: halfUp }\nindex', 'decimals: "2", rounding: halfUp }\nindex'),
      ['quoted-count catalogue.yaml:8'],
    ],
    ['a code without quotes', first('code: "1.2"', 'code: 1.2'), ['not-quoted 1-mot.yaml:22']],
    // sums
    ['a parent’s maximum that is not the sum', first('max: "4"', 'max: "5"'), ['max-sum 1-mot.yaml:7']],
    ['a field’s maximum that is not the sum', first('max: "6"', 'max: "7"'), ['max-sum 1-mot.yaml:3']],
    ['a set’s maximum that is not the sum', header('max: "10"', 'max: "100"'), ['max-sum catalogue.yaml:7']],
    // codes
    ['two criteria with one code', second('code: "2.2"', 'code: "1.2"'), ['duplicate-code 2-hai.yaml:9']],
    ['a criterion with the code of a field', second('code: "2.2"', 'code: "I"'), ['duplicate-code 2-hai.yaml:9']],
    [
      'a bonus with the code of a criterion',
      filesWhere('bonus.yaml', 'code: T1', 'code: "2.1"'),
      ['duplicate-code bonus.yaml:1'],
    ],
    // rules
    ['an unknown rule', second('kind: bands', 'kind: ladder'), ['not-in-list 2-hai.yaml:7']],
    [
      'bands out of order',
      second(
        '{ from: "0", points: "0" }, { from: "85", points: "2" }',
        '{ from: "85", points: "0" }, { from: "0", points: "2" }',
      ),
      ['bands-order 2-hai.yaml:7'],
    ],
    [
      'a rule that never gives its maximum',
      second('points: "2" }', 'points: "1.5" }'),
      ['max-unreachable 2-hai.yaml:7'],
    ],
    ['a rule that passes its maximum', first('points: "1" }', 'points: "1.5" }'), ['max-exceeded 1-mot.yaml:17']],
    ['two parts with one id', first('{ id: b, name: B', '{ id: a, name: B'), ['duplicate-id 1-mot.yaml:17']],
    ['a period that does not exist', first('[ Q1, Y ]', '[ Q1, Q7 ]'), ['unknown-id 1-mot.yaml:25']],
    [
      'a rule in itself',
      first(
        '{ kind: achieved, max: "1" }',
        '{ kind: periodic, max: "1", periods: [ Y ], each: { kind: achieved, max: "1" } }',
      ),
      ['not-in-list 1-mot.yaml:25'],
    ],
    [
      '`deduct` among the bonuses',
      filesWhere('bonus.yaml', 'kind: count, each: "0.5"', 'kind: deduct, events: [ { id: a, name: A, points: "1" } ]'),
      ['deduct-outside bonus.yaml:4'],
    ],
    [
      '`deduct` in a period of a penalty',
      filesWhere(
        'penalty.yaml',
        'kind: events, events: [ { id: late, name: Trễ, points: "0.5" } ]',
        'kind: periodic, periods: [ H1, H2 ], each: { kind: deduct, max: "1", events: [ { id: a, name: A, points: "1" } ] }',
      ),
      ['deduct-outside penalty.yaml:4'],
    ],
    // keys
    ['an unknown key', second('name: Thang', 'name: Thang\n    weight: 3'), ['unknown-key 2-hai.yaml:6']],
    ['an unknown key in a rule', second('kind: bands,', 'kind: bands, step: 1,'), ['unknown-key 2-hai.yaml:7']],
    ['an unknown key of the set', header('scope: so', 'scope: so\nlevel: 2'), ['unknown-key catalogue.yaml:5']],
    ['a key twice', second('name: Thang', 'name: Thang\n    name: Khác'), ['duplicate-key 2-hai.yaml:6']],
    [
      'a key twice beside another fault in the file',
      second('name: Thang\n    max: "2"', 'name: Thang\n    name: Khác\n    max: "2,0"'),
      ['duplicate-key 2-hai.yaml:6', 'comma 2-hai.yaml:7'],
    ],
    ['a missing name', second('    name: Thang\n', ''), ['missing-key 2-hai.yaml:4']],
    [
      'both components and a rule',
      first('    components:', '    rule: { kind: achieved }\n    components:'),
      ['unknown-key 1-mot.yaml:8'],
    ],
    // basis and evidence
    [
      'a missing basis',
      second('    basis: [ { document: "4044/QĐ-UBND" } ]\n  - code: "2.2"', '  - code: "2.2"'),
      ['missing-key 2-hai.yaml:4'],
    ],
    [
      'an empty basis',
      second('[ { document: "4044/QĐ-UBND" } ]\n  - code', '[]\n  - code'),
      ['out-of-range 2-hai.yaml:8'],
    ],
    [
      'a basis with nothing in it',
      second('[ { document: "4044/QĐ-UBND" } ]\n  - code', '[ {} ]\n  - code'),
      ['basis-shape 2-hai.yaml:8'],
    ],
    ['a basis issued after the set’s year', first('61/2018/NĐ-CP', '48/2023/NĐ-CP'), ['basis-later 1-mot.yaml:13']],
    [
      'a basis dated with hyphens after the set’s year',
      first('61/2018/NĐ-CP', 'Quyết định số 108/QĐ-UBND ngày 12-01-2023'),
      ['basis-later 1-mot.yaml:13'],
    ],
    [
      'a basis dated after the set’s year',
      first('61/2018/NĐ-CP', 'Quyết định số 108/QĐ-UBND ngày 12/01/2023'),
      ['basis-later 1-mot.yaml:13'],
    ],
    ['evidence for a part that is not there', first('for: a', 'for: c'), ['unknown-id 1-mot.yaml:19']],
    ['evidence by period where there are none', first('per: year', 'per: period'), ['evidence-period 1-mot.yaml:19']],
    ['evidence of no document', first('count: 1', 'count: 0'), ['out-of-range 1-mot.yaml:19']],
    ['an unknown indicator', second('name: Thang', 'name: Thang\n    indicator: IND-99'), ['not-in-list 2-hai.yaml:6']],
    ['an unknown condition', first('hasProcedures', 'hasStaff'), ['not-in-list 1-mot.yaml:21']],
    // classes and caps
    ['classes that do not start at 0', header('from: "0"', 'from: "10"'), ['classes catalogue.yaml:12']],
    ['two classes from one threshold', header('from: "85"', 'from: "0"'), ['classes catalogue.yaml:12']],
    ['a negative cap', header('bonus: { cap: "1" }', 'bonus: { cap: "-1" }'), ['negative catalogue.yaml:10']],
    // files
    ['no catalogue.yaml', filesWith({ 'catalogue.yaml': null }), ['file-missing catalogue.yaml:1']],
    ['an empty catalogue.yaml', filesWith({ 'catalogue.yaml': '' }), ['not-a-map catalogue.yaml:1']],
    ['a listed file that is not there', filesWith({ '2-hai.yaml': null }), ['file-missing catalogue.yaml:13']],
    ['a file that is not listed', filesWith({ '3-ba.yaml': 'code: "III"' }), ['file-not-listed 3-ba.yaml:1']],
    ['a file listed twice', header('2-hai.yaml ]', '2-hai.yaml, 1-mot.yaml ]'), ['file-twice catalogue.yaml:13']],
    [
      'a set that lists itself',
      header('2-hai.yaml ]', '2-hai.yaml, catalogue.yaml ]'),
      ['file-cycle catalogue.yaml:13'],
    ],
    ['a bonus file that is no list', filesWith({ 'bonus.yaml': 'code: T1' }), ['not-a-list bonus.yaml:1']],
    ['an empty field file', filesWith({ '2-hai.yaml': '' }), ['not-a-map 2-hai.yaml:1']],
    // YAML
    ['broken YAML', second('name: Thang', 'name: "Thang'), ['yaml 2-hai.yaml:5']],
    ['a tab for indentation', second('    name: Thang', '\tname: Thang'), ['yaml 2-hai.yaml:5']],
    ['an alias that holds itself', second('criteria:', 'criteria: &all\n  - *all'), ['yaml-cycle 2-hai.yaml:4']],
    ['an alias without an anchor', second('name: Thang', 'name: *nowhere'), ['yaml-alias 2-hai.yaml:5']],
    // examples
    [
      'a failing example',
      filesWhere('examples.yaml', 'points: "1.99"', 'points: "2"'),
      ['example-fails examples.yaml:1'],
    ],
    ['an example of no criterion', filesWhere('examples.yaml', '"1.1.1"', '"9.9"'), ['unknown-id examples.yaml:1']],
    [
      'an example with a fact at fault',
      filesWhere('examples.yaml', 'numerator: 7', 'numerator: 12'),
      ['above-denominator examples.yaml:1'],
    ],
    ['an example without points', filesWhere('examples.yaml', ', points: "1.99"', ''), ['missing-key examples.yaml:1']],
  ])('%s', (_, files, expected) => {
    expect(found(files).sort()).toEqual([...expected].sort())
  })
})

test('an official set must have a basis everywhere', () => {
  expect(found(filesWhere('catalogue.yaml', 'status: sample', 'status: official'))).toEqual([
    'basis-unknown 1-mot.yaml:20',
    'basis-unknown bonus.yaml:5',
    'basis-unknown penalty.yaml:5',
  ])
})

test('all faults are told at once, in the order of the files, and none hides another', () => {
  const files = filesWith({
    'catalogue.yaml': (SMALL_SET['catalogue.yaml'] ?? '').replace('from: "0"', 'from: "1"'),
    '1-mot.yaml': (SMALL_SET['1-mot.yaml'] ?? '')
      .replace('max: "2.5"', 'max: "-1"')
      .replace('points: "1" }', 'points: "1.5" }'),
    '2-hai.yaml': (SMALL_SET['2-hai.yaml'] ?? '')
      .replace('code: "2.2"', 'code: "2.1"')
      .replace('points: "2" }', 'points: "1" }'),
    'examples.yaml': '- { name: A, criterion: "1.1.2", fact: { numerator: 1, denominator: 2 }, points: "3" }\n',
  })
  expect(found(files)).toEqual([
    'classes catalogue.yaml:12',
    'negative 1-mot.yaml:11',
    'max-exceeded 1-mot.yaml:17',
    'max-unreachable 2-hai.yaml:7',
    'duplicate-code 2-hai.yaml:9',
  ])
})

test('every fault says in a sentence what is wrong and what to do', () => {
  const [problem] = checkCatalogue(filesWhere('1-mot.yaml', 'max: "4"', 'max: "5"'))
  expect(problem?.text).toBe('Tiêu chí 1.1: tổng điểm tối đa các thành phần là 4, ghi 5: sửa một trong hai.')
})
