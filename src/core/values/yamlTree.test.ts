import { describe, expect, test } from 'vitest'
import { readYaml, type YamlFile } from './yamlTree.ts'

function read(text: string): YamlFile {
  const file = readYaml('f.yaml', text)
  if (!file.ok) throw new Error(JSON.stringify(file.problems))
  return file.value
}

const found = (text: string) => {
  const file = readYaml('f.yaml', text)
  return (file.ok ? file.value : file).problems.map(({ code, where }) => `${code} ${where}`)
}

test('YAML 1.2: on, Y and a day are words, whatever the file declares', () => {
  const value = { on: 'percent', periods: ['Y', 'no'], day: '2021-11-08' }
  expect(read('on: percent\nperiods: [Y, no]\nday: 2021-11-08').value).toEqual(value)
  expect(read('%YAML 1.1\n---\non: percent\nperiods: [Y, no]\nday: 2021-11-08').value).toEqual(value)
})

test('an unquoted key keeps what is written', () => {
  expect(read('5.10: a\n5.1: b\n"6.2": c\nnull: d').value).toEqual({ '5.10': 'a', '5.1': 'b', '6.2': 'c', null: 'd' })
})

test('a key that stands twice hides nothing else: the first is kept', () => {
  const file = readYaml('f.yaml', 'a: 1\na: 2\nb: 3')
  expect(file.ok && file.value.value).toEqual({ a: 1, b: 3 })
})

test('text is NFC', () => {
  expect(read('tên: Sở').value).toEqual({ tên: 'Sở' })
})

test('lines are those of keys and list items, and of the nearest part that exists', () => {
  const file = read('a: 1\nb:\n  - c: x\n    d:\n      e: y\n  - z\n')
  expect(file.lineOf([])).toBe(1)
  expect(file.lineOf(['b'])).toBe(2)
  expect(file.lineOf(['b', 0])).toBe(3)
  expect(file.lineOf(['b', 0, 'd', 'e'])).toBe(5)
  expect(file.lineOf(['b', 1])).toBe(6)
  expect(file.lineOf(['b', 0, 'missing', 'deeper'])).toBe(3)
})

test('an anchor used twice is read twice, with the lines of its content', () => {
  const file = read('a: &x { k: 1 }\nb: *x\n')
  expect(file.value).toEqual({ a: { k: 1 }, b: { k: 1 } })
  expect(file.lineOf(['b'])).toBe(2)
})

describe('is a problem, never a crash', () => {
  const bomb = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]`),
  ].join('\n')
  test.each([
    ['two equal keys', 'a: 1\nb: 2\na: 3', ['duplicate-key f.yaml:3']],
    ['one code quoted and unquoted', '1.5: a\n"1.5": b', ['duplicate-key f.yaml:2']],
    ['an alias that holds itself', 'a: &x\n  - *x', ['yaml-cycle f.yaml:2']],
    ['an alias of an anchor that is not there', 'a: *x', ['yaml-alias f.yaml:1']],
    ['an alias bomb', bomb, ['yaml-too-many f.yaml:1']],
    ['two documents', 'a: 1\n---\nb: 2', ['yaml f.yaml:2']],
    ['a tag', 'a: !!js/function x', ['yaml f.yaml:1']],
    ['a list as a key', '[a, b]: 1', ['yaml-key f.yaml:1']],
    ['the key of every prototype', '__proto__: { polluted: true }', ['yaml-key f.yaml:1']],
    ['41 levels', `${'['.repeat(42)}${']'.repeat(42)}`, ['yaml-too-deep f.yaml:1']],
    ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ['yaml-too-deep f.yaml:1']],
    ['100,000 levels left open', '['.repeat(100_000), ['yaml-too-deep f.yaml:1']],
    ['100,000 list items in each other', `${'- '.repeat(100_000)}x`, ['yaml-too-deep f.yaml:1']],
    ['10,000 levels of JSON', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, ['yaml-too-deep f.yaml:1']],
    ['an unclosed quote', 'a: 1\nb: "x\nc: 2\n', ['yaml f.yaml:4']],
    ['a million characters and one', 'x'.repeat(1_000_001), ['file-too-large f.yaml:1']],
    ['bytes that are no text', '\u0000\u0001\uFFFD: [', ['yaml f.yaml:1']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

test('many aliases are read in time proportional to them', () => {
  const text = `a: &x 1\nb: [${Array(50_000).fill('*x').join(', ')}]`
  const started = performance.now()
  expect(read(text).value).toMatchObject({ a: 1 })
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('an empty file is read as nothing', () => {
  expect(read('').value).toBeNull()
  expect(read('# chỉ có ghi chú\n').value).toBeNull()
})
