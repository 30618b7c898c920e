import { expect, test } from 'vitest'
import { findDecimal, fraction } from './exact.ts'
import { foldVietnamese } from './foldVietnamese.ts'
import { compareVietnamese, formatDecimal, formatExact, formatPercent } from './vietnamese.ts'

test.each([
  ['Đống Đa', 'dong da'],
  ['CẢI CÁCH HÀNH CHÍNH', 'cai cach hanh chinh'],
  ['Sở Công Thương'.normalize('NFD'), 'so cong thuong'],
  ['ỷ ỹ ỵ Ư Ơ', 'y y y u o'],
  ['Q1-2023', 'q1-2023'],
])('“%s” is searched as “%s”', (text, folded) => {
  expect(foldVietnamese(text)).toBe(folded)
})

test('words sort as in a Vietnamese dictionary, numbers by their size', () => {
  expect(['đá', 'da', 'dạ', 'ê', 'e', '1.10', '1.2'].sort(compareVietnamese)).toEqual([
    '1.2',
    '1.10',
    'da',
    'dạ',
    'đá',
    'e',
    'ê',
  ])
})

test.each([
  [fraction(3n, 2n), '1,5'],
  [fraction(7000n, 110n), '63,63…'],
  [fraction(2n, 1n), '2'],
  [fraction(-3n, 1n), '−3'],
  [fraction(84_999n, 1000n), '84,999'],
  [fraction(2n, 3n), '0,66…'],
  [fraction(1n, 3000n), '0,00…'],
  [fraction(2_250_000_000_000_000n, 1n), '2250000000000000'],
  [fraction(1n, 2n ** 9n), '0,00…'],
])('%s reads %s', (value, text) => {
  expect(formatExact(value, 2)).toBe(text)
  expect(formatPercent(value, 2)).toBe(`${text}%`)
})

test('a figure has a comma', () => {
  const figure = findDecimal('83.47')
  expect(figure && formatDecimal(figure)).toBe('83,47')
})
