import { describe, expect, test } from 'vitest'
import { aDraft, aTask } from './aDraft.testing.ts'
import { placeOfProblem, placeOfRefusal } from './draftPlaces.ts'

const draft = aDraft({ tasks: ['III.1', 'III.1.1', '7'].map((id) => aTask({ id })) })
const task = (id: string, field: string) => ({ part: 'tasks' as const, id, field })
const around = (part: 'header' | 'closing', field: string) => ({ part, id: null, field })

describe('the place of a problem', () => {
  test.each<[string, ReturnType<typeof placeOfProblem>]>([
    ['tasks.III.1.1.lead', task('III.1.1', 'lead')],
    ['tasks.III.1.lead', task('III.1', 'lead')],
    ['tasks.III.1.1', task('III.1.1', '')],
    ['tasks.7.deadline.date', task('7', 'deadline')],
    ['tasks.IV.9.lead', null],
    ['tasks', null],
    ['header.number', around('header', 'number')],
    ['issuedOn', around('header', 'issuedOn')],
    ['year', around('header', 'year')],
    ['indexResult.rank', around('header', 'indexResult')],
    ['recipients.0', around('closing', 'recipients')],
    ['signer.name', around('closing', 'signer.name')],
    ['', null],
  ])('%s', (where, place) => {
    expect(placeOfProblem(draft, where)).toEqual(place)
  })
})

describe('the place of a field that the server refused', () => {
  test.each<[string, ReturnType<typeof placeOfRefusal>]>([
    ['draft.tasks.2.text', task('7', 'text')],
    ['draft.tasks.0.lead.1.words', task('III.1', 'lead')],
    ['tasks.1.deadline', task('III.1.1', 'deadline')],
    ['draft.tasks.9.text', null],
    ['draft.header.subject', around('header', 'subject')],
    ['draft.header.bases.2.title', around('header', 'bases')],
    ['version', around('header', 'version')],
  ])('%s', (where, place) => {
    expect(placeOfRefusal(draft, where)).toEqual(place)
  })
})
