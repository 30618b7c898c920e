import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDraft, aTask, named } from './aDraft.testing.ts'
import {
  addItem,
  changeItem,
  cutAfter,
  leadTheRest,
  mergeWithNext,
  removeItem,
  splitTask,
  tieEverywhere,
} from './editDraft.ts'
import { historyOf, record, redo, undo } from './history.ts'
import type { NamedUnit, PlanDraft } from './planDraft.ts'

const ids = (draft: PlanDraft) => draft.tasks.map(({ id }) => id)
const texts = (draft: PlanDraft) => draft.tasks.map(({ text }) => text)

describe('cutting a text', () => {
  test.each([
    ['Rà soát hồ sơ. Báo cáo', 14, 'Rà soát hồ sơ. |Báo cáo', 'after a sentence'],
    ['Rà soát hồ sơ. Báo cáo', 15, 'Rà soát hồ sơ. |Báo cáo', 'before the next sentence'],
    ['Rà soát hồ sơ. Báo cáo', 5, 'Rà soát |hồ sơ. Báo cáo', 'inside a word: after it'],
    ['một\n\n  hai', 3, 'một\n\n  |hai', 'all white space stays with the first'],
    ['một\n\n  hai', 5, 'một\n\n  |hai', 'inside white space'],
    ['một hai', 0, null, 'at the beginning nothing is left for the first'],
    ['một hai', 7, null, 'at the end nothing is left for the second'],
    ['một hai', 5, null, 'inside the last word'],
    ['một hai', -3, null, 'before the text'],
    ['một hai', 99, null, 'behind the text'],
    ['', 0, null, 'a blank text'],
  ])('%j at %i gives %j: %s', (text: string, offset: number, expected: string | null, _why: string) => {
    const cut = cutAfter(text, offset)
    expect(cut === null ? null : `${text.slice(0, cut)}|${text.slice(cut)}`).toBe(expected)
  })
})

describe('splitting a task', () => {
  const whole = aDraft({ tasks: [aTask({ id: 'II.1' }), aTask({ id: 'II.1~2' }), aTask({ id: 'II.2' })] })

  test('gives the second half the next free id and the same units', () => {
    const split = splitTask(whole, 'II.1', 14)
    expect(ids(split)).toEqual(['II.1', 'II.1~3', 'II.1~2', 'II.2'])
    expect(split.tasks[1]).toMatchObject({ text: 'Báo cáo kết quả.', lead: [named('Văn phòng Sở')], section: 'III.2' })
  })

  test.each([
    ['II.9', 14],
    ['II.1', 0],
  ])('of %s at %i changes nothing', (id, offset) => {
    expect(splitTask(whole, id, offset)).toBe(whole)
  })
})

describe('merging with the next task', () => {
  test('joins texts, units and criteria, and keeps the first deadline', () => {
    const merged = mergeWithNext(
      aDraft({
        tasks: [
          aTask({ id: 'a', text: 'Một.', criteria: ['1.1', '1.2'], product: 'Báo cáo' }),
          aTask({
            id: 'b',
            text: 'Hai.',
            lead: [named('Văn phòng Sở'), named('Thanh tra Sở')],
            criteria: ['1.2', '3.1'],
            deadline: { raw: 'năm 2023', kind: 'year', year: 2023 },
            product: 'Công văn',
          }),
          aTask({ id: 'c' }),
        ],
      }),
      'a',
    )
    expect(ids(merged)).toEqual(['a', 'c'])
    expect(merged.tasks[0]).toEqual(
      aTask({
        id: 'a',
        text: 'Một.\nHai.',
        lead: [named('Văn phòng Sở'), named('Thanh tra Sở')],
        criteria: ['1.1', '1.2', '3.1'],
        deadline: { raw: 'năm 2023', kind: 'year', year: 2023 },
        product: 'Báo cáo; Công văn',
      }),
    )
  })

  test('of the last task changes nothing', () => {
    const draft = aDraft()
    expect(mergeWithNext(draft, 'III.2.1')).toBe(draft)
  })

  test('after a split gives what was there before', () => {
    const arbitraryUnit = fc.constantFrom('Văn phòng Sở', 'Thanh tra Sở', 'Phòng A').map((words) => named(words))
    const arbitraryTask = fc.record({
      text: fc
        .array(fc.constantFrom('Rà soát', 'báo cáo.', ' ', '\n', 'chậm', '  ', 'ế'), { maxLength: 12 })
        .map((words) => words.join(' ')),
      lead: fc.uniqueArray(arbitraryUnit, { selector: ({ words }: NamedUnit) => words }),
      criteria: fc.uniqueArray(fc.constantFrom('1.1', '2.1', '3.1')),
      product: fc.option(fc.constantFrom('Báo cáo', 'Công văn')),
    })
    fc.assert(
      fc.property(arbitraryTask, fc.nat(80), (task, offset) => {
        const draft = aDraft({ tasks: [aTask({ id: 'x', ...task }), aTask({ id: 'y' })] })
        const split = splitTask(draft, 'x', offset)
        if (split === draft) return
        expect(split.tasks).toHaveLength(3)
        expect(texts(split).every((text) => text.trim() !== '')).toBe(true)
        expect(mergeWithNext(split, 'x')).toEqual(draft)
      }),
    )
  })
})

describe('changing, adding and taking out', () => {
  const draft = aDraft({ tasks: [aTask({ id: 'III.2.1' }), aTask({ id: 'III.2.3' })] })

  test('changes one item and no other', () => {
    const changed = changeItem(draft, 'tasks', 'III.2.3', { title: 'Khác' })
    expect(changed.tasks[0]).toBe(draft.tasks[0])
    expect(changed.tasks[1]).toEqual(aTask({ id: 'III.2.3', title: 'Khác' }))
  })

  test('adds a blank task in the same section under the next free id', () => {
    const { draft: longer, added } = addItem(draft, 'tasks', 'III.2.1')
    expect(ids(longer)).toEqual(['III.2.1', 'III.2.2', 'III.2.3'])
    expect(added).toBe('III.2.2')
    expect(longer.tasks[1]).toMatchObject({ section: 'III.2', text: '', lead: [] })
  })

  test.each(['tasks', 'shortcomings', 'targets', 'responsibilities'] as const)(
    'adds to an empty list of %s and takes out again',
    (list) => {
      const empty = aDraft({ tasks: [] })
      const once = addItem(empty, list, null)
      const twice = addItem(once.draft, list, null)
      expect(twice.draft[list]).toHaveLength(2)
      expect(twice.added).not.toBe(once.added)
      expect(removeItem(removeItem(twice.draft, list, twice.added), list, once.added)).toEqual(empty)
    },
  )

  test('ties the same words everywhere, and leaves what a person tied already', () => {
    const tied = named('Các phòng', { groupId: 'g' })
    const own = named('Các phòng', { unitId: 'u' })
    const spread = tieEverywhere(
      aDraft({ tasks: [aTask({ lead: [named('Các phòng')], coordinating: [own, named('Khác')] })] }),
      tied,
    )
    expect(spread.tasks[0]?.lead).toEqual([tied])
    expect(spread.tasks[0]?.coordinating).toEqual([own, named('Khác')])
  })
})

describe('undo and redo', () => {
  test('walk through the steps both ways', () => {
    const steps = record(record(historyOf('a'), 'b', null), 'c', null)
    expect(undo(steps).present).toBe('b')
    expect(undo(undo(undo(steps))).present).toBe('a')
    expect(redo(undo(steps)).present).toBe('c')
    expect(redo(steps).present).toBe('c')
  })

  test('take typing in one field back together', () => {
    const typed = record(record(record(historyOf(''), 'V', 'title'), 'Vă', 'title'), 'Văn', 'title')
    expect(undo(typed).present).toBe('')
    expect(undo(record(typed, 'Văn!', 'text')).present).toBe('Văn')
  })

  test('a new step after an undo forgets what was ahead', () => {
    const went = record(undo(record(historyOf('a'), 'b', 'x')), 'c', 'x')
    expect(went.future).toEqual([])
    expect(undo(went).present).toBe('a')
  })

  test('every step that is undone is redone to the same state', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.constantFrom('x', 'y', null))), fc.nat(20), (steps, back) => {
        const end = steps.reduce((history, [value, name]) => record(history, value, name), historyOf(-1))
        let here = end
        for (let n = 0; n < back; n += 1) here = undo(here)
        for (let n = 0; n < back; n += 1) here = redo(here)
        expect(here.present).toBe(end.present)
      }),
    )
  })
})

describe('leading what nobody leads yet', () => {
  const office = named('Văn phòng Sở', { unitId: 'vp' })
  const led = aTask({ id: '1', section: 'III.1', lead: [named('Phòng Một')] })
  const [second, third] = [
    aTask({ id: '2', section: 'III.1', lead: [] }),
    aTask({ id: '3', section: 'III.2', lead: [] }),
  ]
  const draft = aDraft({ tasks: [led, second, third] })
  const leads = (changed: PlanDraft) => changed.tasks.map(({ lead }) => lead.map(({ words }) => words).join())

  test.each<[string | null, string[]]>([
    [null, ['Phòng Một', 'Văn phòng Sở', 'Văn phòng Sở']],
    ['III.1', ['Phòng Một', 'Văn phòng Sở', '']],
    ['III.2', ['Phòng Một', '', 'Văn phòng Sở']],
  ])('of section %j', (section, expected) => {
    expect(leads(leadTheRest(draft, section, office))).toEqual(expected)
  })

  test('changes nothing where every task has a lead', () => {
    expect(leadTheRest(draft, 'III.9', office)).toBe(draft)
  })
})
