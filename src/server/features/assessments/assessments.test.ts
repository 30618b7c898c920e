import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { assessmentRoutes as routes } from '../../../contract/assessments.ts'
import { aSet, filesWith, SMALL_SET } from '../../../core/catalogue/smallSet.testing.ts'
import { readFacts } from '../../../core/scoring/readFacts.ts'
import { scoreSheet } from '../../../core/scoring/scoreSheet.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import { readSheet } from '../../platform/sheets/readSheet.ts'
import { verifyAudit } from '../audit/audit.ts'
import { draftFromZip, takeIntoUse } from '../catalogue/catalogue.ts'

const system = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const

let t: TestApp
let params: { unitId: string; year: string }
beforeAll(async () => {
  t = await testApp()
  params = { unitId: t.own.id, year: '2022' }
  for (const { id } of [t.own, t.other]) await putIntoUse(id, filesWith())
})
afterAll(() => t.close())
beforeEach(async () => {
  for (const table of ['fact', 'unit_year', 'criterion_responsibility'] as const) await t.db.deleteFrom(table).execute()
})

async function putIntoUse(departmentId: string, files: ReadonlyMap<string, string>) {
  const doing = { by: system, departmentId, now: new Date() }
  const { row } = await draftFromZip(t.db, doing, { bytes: writeZip(files), fileName: 'bo.zip' })
  await takeIntoUse(t.db, doing, row.id, row.edition)
}
const sheet = (person: Person = 'officer') => t.call(person, routes.sheet, { params })
const send = (person: Person, code: string, fact: unknown, version: number | null = null) =>
  t.send(person, routes.writeFact, { params: { ...params, code }, body: { fact, version } })
const write = (code: string, fact: unknown, version: number | null = null) =>
  t.call('office', routes.writeFact, { params: { ...params, code }, body: { fact, version } })
const lead = (code: string, leadUnitId: string | null, version: number | null = null) =>
  t.call('office', routes.writeResponsibility, { params: { ...params, code }, body: { leadUnitId, version } })
const importYaml = (text: string, query: Record<string, string> = {}, person: Person = 'office') =>
  t.send(person, routes.importFacts, {
    params,
    query: { fileName: 'so-lieu.yaml', ...query },
    upload: new TextEncoder().encode(text),
  })

describe('the sheet', () => {
  test('begins with every leaf missing, and says so', async () => {
    const { score, tree, facts } = await sheet()
    expect(score.criteria.map(({ state }) => state)).toEqual(Array(7).fill('missing'))
    expect(score).toMatchObject({ complete: false, total: '0', base: '10', unit: 'so', catalogue: 'thu/so/2022' })
    expect(tree.fields.map(({ code }) => code)).toEqual(['I', 'II'])
    expect(facts).toEqual([])
  })

  test('is what the core scores from the same facts', async () => {
    const text = `unit: so\nyear: 2022\nattributes: { hasProcedures: false }\nfacts:\n  "1.1.1": { numerator: 7, denominator: 11, assumed: true, note: ước }\n  "1.2": { periods: { Q1: { achieved: true }, Y: { achieved: false } } }\n  "2.1": { percent: "84.56" }\n  T1: { count: 3 }\n  P1: { events: { late: 1 } }\n`
    expect((await importYaml(text)).statusCode).toBe(200)
    const read = readFacts(text, 'so-lieu.yaml', aSet())
    if (!read.ok) throw new Error('the facts are sound')
    const { score, groups } = await sheet()
    expect(score).toEqual(JSON.parse(JSON.stringify(scoreSheet(aSet(), read.value))))
    expect(score.criteria[0]).toMatchObject({ points: '1.99', assumed: true, note: 'ước' })
    expect(groups).toEqual([{ code: '1.1', points: '1.99' }])
  })

  test('is a spreadsheet, too', async () => {
    await write('2.1', { percent: '85' })
    const rows = await readSheet(await t.download('officer', routes.sheetFile, { params }))
    const row = rows.ok ? rows.value.find(({ cells }) => cells[0] === '2.1') : undefined
    expect(row?.cells.slice(0, 5)).toEqual(['2.1', 'Thang', 2, 2, 'Đã chấm'])
  })

  test('of another department, of a room, or of a year without a set is not there', async () => {
    const statuses = await Promise.all(
      [
        { unitId: t.other.id, year: '2022' },
        { unitId: t.own.roomId, year: '2022' },
        { unitId: t.own.id, year: '2021' },
      ].map(async (at) => (await t.send('office', routes.sheet, { params: at })).statusCode),
    )
    expect(statuses).toEqual([404, 404, 404])
  })
})

describe('a fact', () => {
  test('gives the new points in the same answer', async () => {
    const { score, fact } = await write('2.1', { percent: '85' })
    expect(score.criteria.find(({ code }) => code === '2.1')).toMatchObject({ state: 'scored', points: '2' })
    expect(fact).toMatchObject({ code: '2.1', version: 1, writtenBy: 'Người office' })
    const again = await write('2.1', { percent: '84.56' }, 1)
    expect(again.score.total).toBe('0')
    expect(again.fact?.version).toBe(2)
  })

  test('that is wrong is refused with every fault at its place, and nothing is stored', async () => {
    const refused = await send('office', '1.1.1', { numerator: 12, denominator: 11, percent: '5', note: '' })
    expect(refused.statusCode).toBe(400)
    const places = refused.json().problems.map(({ where }: { where: string }) => where)
    expect(places).toEqual(expect.arrayContaining(['fact.numerator', 'fact.percent', 'fact.note']))
    expect((await sheet()).facts).toEqual([])
  })

  test.each([
    ['a code the set lacks', '9.9.9', { count: 1 }, 404],
    ['a fact of another kind', '2.1', { count: 1 }, 400],
    ['a share for a whole criterion', '1.1', { percent: '5' }, 400],
    ['a reason left out', '1.1', { notApplicable: true }, 400],
  ])('is not taken: %s', async (_, code, fact, status) => {
    expect((await send('office', code, fact)).statusCode).toBe(status)
  })

  test('that somebody else wrote meanwhile is shown and not overwritten', async () => {
    await write('2.1', { percent: '85' })
    for (const version of [null, 7]) {
      const refused = await send('office', '2.1', { percent: '10' }, version)
      expect(refused.statusCode).toBe(409)
      expect(refused.json()).toMatchObject({
        code: 'changed-meanwhile',
        problems: [{ code: 'latest', where: { fact: { percent: '85' }, version: 1 }, text: 'Người office' }],
      })
    }
  })

  test('written by twenty people at the same moment is written once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => send('office', '2.1', { percent: `${n}` })))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(19)
    const changes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send('office', '2.1', { percent: `${n}` }, 1)),
    )
    expect(changes.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })

  test('is removed by who saw the latest', async () => {
    await write('2.1', { percent: '85' })
    const remove = (version: number) =>
      t.send('office', routes.removeFact, { params: { ...params, code: '2.1' }, query: { version } })
    expect((await remove(2)).statusCode).toBe(409)
    expect((await remove(1)).json()).toMatchObject({ fact: null, score: { total: '0' } })
    expect((await remove(1)).statusCode).toBe(409)
  })

  test('may be given for a whole criterion that does not apply', async () => {
    const { score } = await write('1.1', { notApplicable: true, reason: 'không được giao' })
    expect(score.criteria.filter(({ state }) => state === 'notApplicable').map(({ code }) => code)).toEqual([
      '1.1.1',
      '1.1.2',
    ])
    expect(score.base).toBe('6')
  })

  test('keeps nought, missing, "không phát sinh" and "không áp dụng" apart', async () => {
    await write('2.1', { percent: '0' })
    await write('2.2', { nothingArose: true })
    const { score } = await write('1.2', { notApplicable: true, reason: 'x' })
    expect(Object.fromEntries(score.criteria.map(({ code, state, points }) => [code, [state, points]]))).toMatchObject({
      '1.1.1': ['missing', null],
      '1.2': ['notApplicable', null],
      '2.1': ['scored', '0'],
      '2.2': ['nothingArose', '2'],
    })
  })
})

describe('who may write', () => {
  test('a head of room writes what the own room leads, and nothing else', async () => {
    await lead('1.1', t.own.roomId)
    await lead('2.1', t.own.otherRoomId)
    expect((await send('head', '1.1.1', { percent: '80' })).statusCode).toBe(200)
    expect((await send('head', '1.1', { notApplicable: true, reason: 'x' })).statusCode).toBe(200)
    for (const code of ['2.1', '2.2', 'T1']) expect((await send('head', code, { count: 1 })).statusCode).toBe(403)
    expect((await sheet('head')).writable).toEqual(['1.1', '1.1.1', '1.1.2'])
    expect((await sheet('office')).writable).toHaveLength(10)
    expect((await sheet('officer')).writable).toEqual([])
  })

  test('a lead named for a component goes before that of its criterion and its field', async () => {
    await lead('I', t.own.otherRoomId)
    await lead('1.1.2', t.own.roomId)
    expect((await sheet('head')).writable).toEqual(['1.1.2'])
  })

  test('a lead taken away leaves the code to the Office', async () => {
    await lead('2.1', t.own.roomId)
    expect(await lead('2.1', null, 1)).toEqual([])
    expect((await send('head', '2.1', { percent: '5' })).statusCode).toBe(403)
  })

  test.each(['director', 'officer', 'administrator', 'instance', 'other-office'] as const)(
    '%s writes no fact',
    async (person) => {
      expect((await send(person, '2.1', { percent: '5' })).statusCode).toBeGreaterThanOrEqual(403)
      expect((await sheet()).facts).toEqual([])
    },
  )

  test("another department's unit leads nothing here", async () => {
    const refused = await t.send('office', routes.writeResponsibility, {
      params: { ...params, code: '2.1' },
      body: { leadUnitId: t.other.roomId, version: null },
    })
    expect(refused.json()).toMatchObject({ code: 'lead-of-another' })
  })
})

describe('a facts file', () => {
  const file = 'unit: so\nyear: 2022\nfacts:\n  "2.1": { percent: "85" }\n  "2.2": { nothingArose: true }\n'

  test('is looked at first, then written as a whole', async () => {
    await write('2.1', { percent: '10' })
    const seen = (await importYaml(file, { dryRun: 'true' })).json()
    expect(seen).toMatchObject({ created: ['2.2'], changed: ['2.1'], written: false, attributesChanged: false })
    expect((await sheet()).facts).toHaveLength(1)
    const done = (await importYaml(file, { stamp: seen.stamp })).json()
    expect(done).toMatchObject({ created: ['2.2'], changed: ['2.1'], written: true })
    expect((await importYaml(file, { dryRun: 'true' })).json()).toMatchObject({ created: [], same: ['2.1', '2.2'] })
  })

  test('is refused where somebody wrote after the preview', async () => {
    const { stamp } = (await importYaml(file, { dryRun: 'true' })).json()
    await write('2.2', { percent: '50' })
    expect((await importYaml(file, { stamp })).statusCode).toBe(409)
    expect((await sheet()).facts).toHaveLength(1)
  })

  test('with faults writes nothing and names every one with its line', async () => {
    const faulty =
      'unit: khac\nyear: 2022\nfacts:\n  "2.1": { percent: "85" }\n  "9.9": { count: 1 }\n  "2.2": { percent: 5 }\n'
    const refused = await importYaml(faulty)
    expect(refused.statusCode).toBe(400)
    expect(refused.json().problems.map(({ where }: { where: string }) => where)).toEqual([
      'so-lieu.yaml:1',
      'so-lieu.yaml:5',
      'so-lieu.yaml:6',
    ])
    expect((await importYaml(faulty, { dryRun: 'true' })).json().problems).toHaveLength(3)
    expect((await sheet()).facts).toEqual([])
  })

  test('comes out as it went in', async () => {
    await importYaml(`${file}  "1.1.1": { numerator: 7, denominator: 11, assumed: true, note: "ước tính" }\n`)
    const text = (await t.download('officer', routes.factsFile, { params })).toString()
    const again = (await importYaml(text, { dryRun: 'true' })).json()
    expect(again).toMatchObject({ created: [], changed: [], same: ['1.1.1', '2.1', '2.2'], attributesChanged: false })
  })

  test('of a head of room may hold only what the own room leads', async () => {
    await lead('2.1', t.own.roomId)
    expect((await importYaml(file, {}, 'head')).statusCode).toBe(403)
    expect((await sheet()).facts).toEqual([])
    expect((await importYaml(file.replace(/ {2}"2\.2".*\n/, ''), {}, 'head')).statusCode).toBe(200)
  })

  test.each([
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0x41])],
    ['nothing but a number', new TextEncoder().encode('5')],
    ['an alias that unfolds without end', new TextEncoder().encode('a: &a [*a]\nfacts: *a\n')],
  ])('%s is refused with a sentence', async (_, upload) => {
    const refused = await t.send('office', routes.importFacts, { params, query: { fileName: 'x.yaml' }, upload })
    expect(refused.statusCode).toBe(400)
    expect(refused.json().problems.length).toBeGreaterThan(0)
  })
})

test('what the unit has decides which criteria apply, and is changed by who saw the latest', async () => {
  const send = (version: number | null) =>
    t.send('office', routes.writeAttributes, {
      params,
      body: { hasProcedures: false, hasDossiers: true, hasPublicUnits: true, version },
    })
  expect((await send(null)).json()).toMatchObject({ score: { base: '8.5' }, attributes: { version: 1 } })
  expect((await send(null)).statusCode).toBe(409)
  expect((await t.send('head', routes.writeAttributes, { params })).statusCode).toBe(403)
})

test("last year's leads are taken over for codes that have none", async () => {
  await lead('2.1', t.own.roomId)
  await lead('1.1', t.own.roomId)
  await t.db.updateTable('criterion_responsibility').set({ year: 2021 }).execute()
  await lead('2.1', t.own.otherRoomId)
  const leads = await t.call('office', routes.copyResponsibilities, { params, body: { fromYear: 2021 } })
  expect(leads.map(({ code, unitId }) => [code, unitId])).toEqual([
    ['1.1', t.own.roomId],
    ['2.1', t.own.otherRoomId],
  ])
})

test('years with a set or with facts are listed', async () => {
  await write('2.1', { percent: '5' })
  await t.db.updateTable('fact').set({ year: 2019 }).execute()
  expect(await t.call('officer', routes.years, { params })).toEqual([
    { year: 2022, hasSet: true, facts: 0 },
    { year: 2019, hasSet: false, facts: 1 },
  ])
})

test('facts that a new version of the set does not understand are shown apart and score nothing', async () => {
  await write('2.1', { percent: '85' })
  await write('2.2', { percent: '100' })
  const header = (SMALL_SET['catalogue.yaml'] ?? '').replace('year: 2022', 'version: 2\nyear: 2022')
  const second = (SMALL_SET['2-hai.yaml'] ?? '').replace(/kind: bands.*\}/, 'kind: count, each: "1" }')
  await putIntoUse(t.own.id, filesWith({ 'catalogue.yaml': header, '2-hai.yaml': second }))
  const { unfit, facts, score } = await sheet()
  expect(unfit).toMatchObject([{ code: '2.1', fact: { percent: '85' }, problems: [{ code: 'wrong-kind' }] }])
  expect(facts.map(({ code }) => code)).toEqual(['2.2'])
  expect(score).toMatchObject({ version: 2, total: '2' })
  const mended = await write('2.1', { count: 1 }, unfit[0]?.version ?? null)
  expect(mended.score.total).toBe('3')
})

test('every write stands in the unbroken audit log', async () => {
  expect(await verifyAudit(t.db)).toMatchObject({ intact: true })
  const actions = await t.db.selectFrom('audit_entry').select('action').distinct().execute()
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'fact.written',
      'fact.removed',
      'fact.imported',
      'attribute.written',
      'responsibility.written',
    ]),
  )
})
