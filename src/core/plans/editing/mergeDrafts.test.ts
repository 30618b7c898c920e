import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDraft, aTask, named } from './aDraft.testing.ts'
import { addItem, changeItem, removeItem } from './editDraft.ts'
import { mergeDrafts } from './mergeDrafts.ts'
import type { PlanDraft } from './planDraft.ts'

const tasks = ['III.1.1', 'III.1.2', 'III.1.3'].map((id) => aTask({ id }))
const base = aDraft({ tasks, recipients: ['Như Điều 3'] })
const text = (draft: PlanDraft, id: string, words: string) => changeItem(draft, 'tasks', id, { text: words })
const ids = (draft: PlanDraft) => draft.tasks.map(({ id }) => id)

describe('two people who changed one draft', () => {
  test('both find their change where they changed other things', () => {
    const mine = { ...text(base, 'III.1.1', 'Của tôi'), header: { ...base.header, number: '15/KH-SCT' } }
    const latest = {
      ...changeItem(base, 'tasks', 'III.1.1', { lead: [named('Phòng Một')] }),
      header: { ...base.header, place: 'Nha Trang' },
      recipients: ['UBND tỉnh'],
    }
    const { draft, theirs, clashes } = mergeDrafts(base, mine, latest)
    expect(draft.tasks[0]).toMatchObject({ text: 'Của tôi', lead: [named('Phòng Một')] })
    expect(draft.header).toMatchObject({ number: '15/KH-SCT', place: 'Nha Trang' })
    expect(draft.recipients).toEqual(['UBND tỉnh'])
    expect(clashes).toEqual([])
    expect(theirs).toEqual([
      { list: null, id: null, field: 'recipients' },
      { list: null, id: null, field: 'place' },
      { list: 'tasks', id: 'III.1.1', field: 'lead' },
    ])
  })

  test('are told where both changed the same field, and mine stays', () => {
    const { draft, clashes } = mergeDrafts(base, text(base, 'III.1.2', 'Của tôi'), text(base, 'III.1.2', 'Của họ'))
    expect(draft.tasks[1]?.text).toBe('Của tôi')
    expect(clashes).toEqual([{ list: 'tasks', id: 'III.1.2', field: 'text', mine: 'Của tôi', latest: 'Của họ' }])
  })

  test('are told nothing where both changed a field to the same', () => {
    const same = text(base, 'III.1.2', 'Như nhau')
    expect(mergeDrafts(base, same, text(base, 'III.1.2', 'Như nhau'))).toMatchObject({ draft: same, clashes: [] })
  })

  test.each<[string, PlanDraft, PlanDraft, string[], number]>([
    ['an item that I removed goes', removeItem(base, 'tasks', 'III.1.2'), base, ['III.1.1', 'III.1.3'], 0],
    ['an item that they removed goes', base, removeItem(base, 'tasks', 'III.1.2'), ['III.1.1', 'III.1.3'], 0],
    [
      'an item that I removed and they changed stays',
      removeItem(base, 'tasks', 'III.1.2'),
      text(base, 'III.1.2', 'Của họ'),
      ['III.1.1', 'III.1.2', 'III.1.3'],
      1,
    ],
    [
      'an item that they removed and I changed stays where it stood',
      text(base, 'III.1.2', 'Của tôi'),
      removeItem(base, 'tasks', 'III.1.2'),
      ['III.1.1', 'III.1.2', 'III.1.3'],
      1,
    ],
    [
      'items that both added under one id both stay',
      text(addItem(base, 'tasks', 'III.1.1').draft, 'III.2.1', 'Của tôi'),
      text(addItem(base, 'tasks', 'III.1.3').draft, 'III.2.1', 'Của họ'),
      ['III.1.1', 'III.2.1~2', 'III.1.2', 'III.1.3', 'III.2.1'],
      0,
    ],
  ])('%s', (_case, mine, latest, expected, clashes) => {
    const merged = mergeDrafts(base, mine, latest)
    expect(ids(merged.draft)).toEqual(expected)
    expect(merged.clashes).toHaveLength(clashes)
  })

  const edited = fc
    .array(
      fc.oneof(
        fc.record({ id: fc.constantFrom(...ids(base)), text: fc.string(), kind: fc.constant('text' as const) }),
        fc.record({ id: fc.constantFrom(...ids(base)), kind: fc.constant('remove' as const) }),
        fc.record({ id: fc.constantFrom(...ids(base)), kind: fc.constant('add' as const) }),
      ),
      { maxLength: 8 },
    )
    .map((steps) =>
      steps.reduce<PlanDraft>((draft, step) => {
        if (step.kind === 'text') return text(draft, step.id, step.text)
        return step.kind === 'add' ? addItem(draft, 'tasks', step.id).draft : removeItem(draft, 'tasks', step.id)
      }, base),
    )

  test('one who changed nothing gets what the other wrote, whatever that is', () => {
    fc.assert(
      fc.property(edited, (changed) => {
        expect(mergeDrafts(base, base, changed).draft).toEqual(changed)
        expect(mergeDrafts(base, changed, base).draft).toEqual(changed)
        expect(mergeDrafts(base, changed, base).theirs).toEqual([])
      }),
    )
  })

  test('neither loses words, and no id comes twice', () => {
    fc.assert(
      fc.property(edited, edited, (mine, latest) => {
        const { draft, clashes } = mergeDrafts(base, mine, latest)
        expect(new Set(ids(draft)).size).toBe(draft.tasks.length)
        const told = clashes.map((clash) => clash.latest)
        const known = [...base.tasks, ...draft.tasks].map((task) => task.text)
        for (const task of mine.tasks) expect(known).toContain(task.text)
        for (const task of latest.tasks) expect([...known, ...told]).toContain(task.text)
      }),
    )
  })
})
