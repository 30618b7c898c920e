import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { catalogueRoutes as routes } from '../../../contract/catalogue.ts'
import { filesWhere, filesWith, SMALL_SET } from '../../../core/catalogue/smallSet.testing.ts'
import { writeZip } from '../../platform/files/writeZip.ts'
import { readSheet } from '../../platform/sheets/readSheet.ts'
import { verifyAudit } from '../audit/audit.ts'
import { findSetInUse } from './catalogue.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t.close())

const fileName = 'bo.zip'
const upload = (files: ReadonlyMap<string, string>, person: 'office' | 'other-office' = 'office') =>
  t.call(person, routes.upload, { query: { fileName }, upload: writeZip(files) })
/** The small set of a year and version of its own, so that tests do not meet. */
const setOf = (year: number, version = 1, change: Record<string, string | null> = {}) => {
  const header = (SMALL_SET['catalogue.yaml'] ?? '')
    .replace('id: thu/so/2022', `id: thu/so/${year}\nversion: ${version}`)
    .replace('year: 2022', `year: ${year}`)
  return filesWith({ 'catalogue.yaml': header, ...change })
}
const use = (set: { id: string; edition: number }) =>
  t.send('office', routes.takeIntoUse, { params: { setId: set.id }, body: { edition: set.edition } })

describe('a draft', () => {
  test('keeps its faults, each with file and line, and cannot be taken into use', async () => {
    const faulty = filesWhere('1-mot.yaml', 'max: "4"', 'max: "5"')
    const draft = await upload(faulty)
    expect(draft.state).toBe('draft')
    expect(draft.tree).toBeNull()
    expect(draft.problems.length).toBeGreaterThan(0)
    for (const problem of draft.problems) expect(problem.where).toMatch(/^[\w.-]+\.yaml:\d+$/)
    const refused = await use(draft)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().problems).toEqual(draft.problems)
    const list = await t.call('office', routes.list, { query: { state: 'draft', pageSize: 200 } })
    expect(list.rows.find(({ id }) => id === draft.id)).toMatchObject({ faults: draft.problems.length, state: 'draft' })
  })

  test('is mended by uploading again, and only by who saw the latest', async () => {
    const draft = await upload(filesWhere('1-mot.yaml', 'max: "4"', 'max: "5"'))
    const replace = (edition: number) =>
      t.send('office', routes.replace, {
        params: { setId: draft.id },
        query: { fileName, edition },
        upload: writeZip(setOf(2031)),
      })
    const mended = await replace(draft.edition)
    expect(mended.json()).toMatchObject({ problems: [], year: 2031, edition: draft.edition + 1 })
    expect((await replace(draft.edition)).statusCode).toBe(409)
  })

  test('comes back as the files that were uploaded', async () => {
    const files = setOf(2032)
    const draft = await upload(files)
    const zip = unzipSync(await t.download('officer', routes.archive, { params: { setId: draft.id } }))
    expect(Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual(
      Object.fromEntries(files),
    )
  })

  test('is deleted; a set in use is not', async () => {
    const draft = await upload(setOf(2033))
    const remove = (edition: number) =>
      t.send('office', routes.remove, { params: { setId: draft.id }, query: { edition } })
    expect((await remove(draft.edition)).statusCode).toBe(204)
    expect((await remove(draft.edition)).statusCode).toBe(404)
    const used = await upload(setOf(2033))
    const inUse = (await use(used)).json()
    const refused = await t.send('office', routes.remove, {
      params: { setId: used.id },
      query: { edition: inUse.edition },
    })
    expect(refused.statusCode).toBe(409)
    expect(refused.json().code).toBe('set-not-draft')
  })

  test.each([
    ['no ZIP at all', new TextEncoder().encode('không phải zip')],
    ['a ZIP without a set', writeZip(new Map([['a.yaml', 'a: 1']]))],
    ['a file that is no text', writeZip(new Map([['catalogue.yaml', 'id: a\0b']]))],
  ])('is not made from %s', async (_, bytes) => {
    const refused = await t.send('office', routes.upload, { query: { fileName }, upload: bytes })
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ code: 'unreadable-archive' })
    expect(refused.json().problems).toHaveLength(1)
  })
})

describe('taking into use', () => {
  test('supersedes the set of the same year and scope, and asks for a higher version', async () => {
    const first = await upload(setOf(2034))
    expect((await use(first)).json()).toMatchObject({ state: 'inUse', takenIntoUseBy: 'Người office' })
    const again = await upload(setOf(2034))
    const refused = await use(again)
    expect(refused.json()).toMatchObject({ code: 'version-not-higher' })
    expect(refused.json().text).toContain('version: 2')
    const second = await upload(setOf(2034, 2))
    await use(second)
    const states = await Promise.all(
      [first, second].map(async ({ id }) => (await t.call('office', routes.read, { params: { setId: id } })).state),
    )
    expect(states).toEqual(['superseded', 'inUse'])
    expect((await findSetInUse(t.db, t.own.id, 2034))?.set.version).toBe(2)
  })

  test('happens once, however many ask at the same moment', async () => {
    const drafts = await Promise.all([1, 2, 3, 4].map((version) => upload(setOf(2035, version))))
    const answers = await Promise.all([...drafts, ...drafts].map(use))
    const inUse = await t.call('office', routes.list, { query: { year: 2035, state: 'inUse' } })
    expect(inUse.rows).toHaveLength(1)
    const done = answers.filter(({ statusCode }) => statusCode === 200).length
    const superseded = await t.call('office', routes.list, { query: { year: 2035, state: 'superseded' } })
    expect(superseded.total).toBe(done - 1)
  })

  test('is refused for a draft that was replaced in between', async () => {
    const draft = await upload(setOf(2036))
    await t.call('office', routes.replace, {
      params: { setId: draft.id },
      query: { fileName, edition: draft.edition },
      upload: writeZip(setOf(2036, 2)),
    })
    expect((await use(draft)).json()).toMatchObject({ code: 'set-changed' })
  })

  test('leaves files that the database itself refuses to change', async () => {
    const set = await upload(setOf(2037))
    await use(set)
    const change = t.db.updateTable('criteria_set_file').set({ content: 'x' }).where('criteria_set_id', '=', set.id)
    await expect(change.execute()).rejects.toThrow('never changed')
  })
})

describe('the folders that come with the application', () => {
  const folder = 'khanh-hoa/so/2022'

  test('are listed, and one is taken into use as a sample', async () => {
    const folders = await t.call('office', routes.folders)
    expect(folders.map((one) => one.folder)).toEqual(expect.arrayContaining([folder, 'khanh-hoa/so/2023']))
    expect(folders.every(({ faults }) => faults === 0)).toBe(true)
    const draft = await t.call('office', routes.draftFolder, { body: { folder } })
    expect(draft).toMatchObject({ status: 'sample', folder: 'same', leaves: 80 })
    await use(draft)
    const after = await t.call('office', routes.folders)
    expect(after.find((one) => one.folder === folder)).toMatchObject({
      sameAs: { setId: draft.id, state: 'inUse' },
      changedSince: null,
    })
  })

  test('are opened by their own names only', async () => {
    for (const name of ['../catalogue/khanh-hoa/so/2022', 'khanh-hoa', '/etc']) {
      const refused = await t.send('office', routes.draftFolder, { body: { folder: name } })
      expect(refused.json()).toMatchObject({ code: 'folder-not-found' })
    }
  })

  test('say when they have changed since', async () => {
    const set = await t.db.selectFrom('criteria_set').selectAll().where('state', '=', 'inUse').execute()
    const used = set.find(({ origin }) => origin.kind === 'folder')
    await t.db
      .updateTable('criteria_set')
      .set({ hash: 'as it was copied' })
      .where('id', '=', used?.id ?? '')
      .execute()
    const folders = await t.call('office', routes.folders)
    expect(folders.find((one) => one.folder === folder)).toMatchObject({ changedSince: used?.id })
    const list = await t.call('office', routes.list, { query: { year: 2022, state: 'inUse' } })
    expect(list.rows[0]).toMatchObject({ folder: 'changed' })
    await t.db
      .updateTable('criteria_set')
      .set({ hash: used?.hash ?? '' })
      .where('id', '=', used?.id ?? '')
      .execute()
  })

  test('open the next year with id, year and title changed and nothing else', async () => {
    const [set] = (await t.call('office', routes.list, { query: { year: 2022, state: 'inUse' } })).rows
    const setId = set?.id ?? ''
    const opened = await t.call('office', routes.openYear, { params: { setId }, body: { year: 2024 } })
    expect(opened).toMatchObject({ state: 'draft', year: 2024, catalogue: 'khanh-hoa/so/2024', problems: [] })
    const { header, differences } = await t.call('office', routes.compare, { params: { setId, otherId: opened.id } })
    expect(header.map(({ what }) => what)).toEqual(['id', 'title', 'year'])
    expect(differences).toEqual([])
  })
})

test('two versions are compared in words', async () => {
  const before = await upload(setOf(2038))
  const after = await upload(
    setOf(2038, 2, {
      '2-hai.yaml': (SMALL_SET['2-hai.yaml'] ?? '').replace('from: "85"', 'from: "90"').replace('"2.2"', '"2.3"'),
    }),
  )
  const { header, differences } = await t.call('head', routes.compare, {
    params: { setId: before.id, otherId: after.id },
  })
  expect(header).toEqual([{ what: 'version', before: '1', after: '2' }])
  expect(differences.map(({ kind, code }) => [kind, code])).toEqual([
    ['changed', '2.1'],
    ['added', '2.3'],
    ['removed', '2.2'],
  ])
  expect(differences[0]?.changes).toEqual([
    {
      what: 'rule',
      before: expect.stringContaining('Từ 85% trở lên được 2 điểm'),
      after: expect.stringContaining('Từ 90% trở lên được 2 điểm'),
    },
  ])
})

test('the spreadsheet of a set has a row for every leaf', async () => {
  const set = await upload(setOf(2039))
  const bytes = await t.download('officer', routes.sheet, { params: { setId: set.id } })
  const rows = await readSheet(bytes)
  const codes = rows.ok ? rows.value.map(({ cells }) => cells[0]) : []
  expect(codes).toEqual(expect.arrayContaining(['I', '1.1', '1.1.1', '2.2']))
})

test("another department's set is answered as one that is not there", async () => {
  const set = await upload(setOf(2040), 'other-office')
  const params = { setId: set.id }
  for (const route of [routes.read, routes.archive, routes.sheet]) {
    expect((await t.send('office', route, { params })).statusCode).toBe(404)
  }
  const used = await t.send('office', routes.takeIntoUse, { params, body: { edition: set.edition } })
  expect(used.statusCode).toBe(404)
  expect(
    (await t.send('director', routes.upload, { query: { fileName }, upload: writeZip(setOf(2041)) })).statusCode,
  ).toBe(403)
})

test('every write stands in the unbroken audit log', async () => {
  expect(await verifyAudit(t.db)).toMatchObject({ intact: true })
})
