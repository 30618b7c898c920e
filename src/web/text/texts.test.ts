import { describe, expect, test } from 'vitest'
import { auditActions } from '../../contract/audit.ts'
import { apiPage as apiEn } from './en/apiPage.ts'
import { signIn as signInEn } from './en/signIn.ts'
import { en } from './en.ts'
import { apiPage as apiVi } from './vi/apiPage.ts'
import { signIn as signInVi } from './vi/signIn.ts'
import { vi } from './vi.ts'

/** What reads the same in both languages, and why it may. */
const properNames = new Set([
  'common.product', // the product's name
  'common.vietnamese', // each language is named in itself
  'common.english',
  'common.dayHint', // the shape of a day, which does not change with the language
  'signIn.product',
])

const vietnamese = { ...vi, signIn: signInVi, apiPage: apiVi }
const english = { ...en, signIn: signInEn, apiPage: apiEn }

/** Each text under its key; a text with gaps is written out with marks in them. */
function wordsOf(value: unknown, key: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value === 'function') return [[key, String(value('①', '②', '③', '④'))]]
  if (typeof value !== 'object' || value === null) throw new Error(`Not a text: ${key}`)
  return Object.entries(value).flatMap(([name, inner]) => wordsOf(inner, key ? `${key}.${name}` : name))
}

const inVietnamese = new Map(wordsOf(vietnamese, ''))
const inEnglish = new Map(wordsOf(english, ''))

describe('the texts of the screens', () => {
  test('have the same keys in both languages', () => {
    expect([...inEnglish.keys()].sort()).toEqual([...inVietnamese.keys()].sort())
  })

  test('say something under every key', () => {
    const empty = [...inVietnamese, ...inEnglish].filter(([, words]) => words.trim() === '')
    expect(empty).toEqual([])
  })

  test('differ between the languages, but for proper names', () => {
    const same = [...inVietnamese].filter(([key, words]) => inEnglish.get(key) === words).map(([key]) => key)
    expect(same.filter((key) => !properNames.has(key))).toEqual([])
  })

  test('fill the same gaps in both languages', () => {
    const gaps = (words: string) => [...new Set(words.match(/[①②③④]/g) ?? [])].sort().join('')
    const unequal = [...inVietnamese].filter(([key, words]) => gaps(words) !== gaps(inEnglish.get(key) ?? ''))
    expect(unequal).toEqual([])
  })

  test('are Vietnamese in NFC', () => {
    expect([...inVietnamese].filter(([, words]) => words !== words.normalize('NFC'))).toEqual([])
  })

  test.each(auditActions)('name the audit action %s', (action) => {
    expect(vi.audit.actions[action]).not.toBe('')
    expect(en.audit.actions[action]).not.toBe('')
  })
})
