import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type FreshDatabase, freshDatabase } from '../../../../tests/support/database.ts'
import { readCatalogue } from '../../../core/catalogue/readCatalogue.ts'
import { readPlan } from '../../../core/plans/readPlan.ts'
import { readFacts } from '../../../core/scoring/readFacts.ts'
import { scoreSheet } from '../../../core/scoring/scoreSheet.ts'
import { calendarDate } from '../../../core/values/calendarDate.ts'
import { fixedDay, systemClock } from '../../platform/clock.ts'
import { fillTemplate } from '../../platform/docx/fillTemplate.ts'
import { readDocument } from '../../platform/docx/readDocument.ts'
import { readCatalogueFolder } from '../../platform/files/readFolder.ts'
import { makeLog } from '../../platform/log.ts'
import { packageFolder } from '../../platform/packageFolder.ts'
import type { Services } from '../../platform/services.ts'
import { verifyAudit } from '../audit/audit.ts'
import { readSettings } from '../settings/settings.ts'
import { listUnits } from '../units/units.ts'
import { isSampleHalfLoaded, loadSample, type SamplePerson } from './loadSample.ts'
import { planFile, sampleBytes, sampleText } from './sampleOffice.ts'

let fresh: FreshDatabase
let services: Services
let people: readonly SamplePerson[]
const dataDir = mkdtempSync(join(tmpdir(), 'cchc-sample-'))

beforeAll(async () => {
  fresh = await freshDatabase()
  const clock = fixedDay(systemClock, calendarDate('2026-01-15'))
  services = { db: fresh.db, clock, log: makeLog({ level: 'silent' }), dataDir, publicUrl: 'http://127.0.0.1:8080' }
  people = await loadSample(services)
})
afterAll(async () => {
  await fresh.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const count = async (table: 'plan_task' | 'plan_shortcoming' | 'fact' | 'published_result' | 'criteria_set') => {
  const { n } = await fresh.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

test('the sample office is whole: people, units, two sets in use, facts, results, a plan with its tasks', async () => {
  expect((await listUnits(fresh.db, null)).length).toBe(9)
  expect(people.length).toBe(10)
  expect(new Set(people.map((person) => person.password)).size).toBe(10)
  expect(await count('criteria_set')).toBe(2)
  expect(await count('published_result')).toBe(2)
  expect(await count('plan_shortcoming')).toBe(16)
  expect(await count('plan_task')).toBe(15)
  expect(await count('fact')).toBeGreaterThan(85)
  expect(await readSettings(fresh.db)).toMatchObject({ sample: true, demonstrationDay: '2023-04-05' })
  expect(await verifyAudit(fresh.db)).toMatchObject({ intact: true })
})

test('a sample cut off before its end is told, and loading again makes it whole', async () => {
  expect(await isSampleHalfLoaded(fresh.db)).toBe(false)
  await fresh.db.transaction().execute(async (tx) => {
    const { sql } = await import('kysely')
    await sql`alter table audit_entry disable trigger audit_entry_is_final`.execute(tx)
    await sql`delete from audit_entry where action = 'sample.loaded'`.execute(tx)
    await sql`alter table audit_entry enable trigger audit_entry_is_final`.execute(tx)
  })
  expect(await isSampleHalfLoaded(fresh.db)).toBe(true)
  people = await loadSample(services)
  expect(await isSampleHalfLoaded(fresh.db)).toBe(false)
  expect(await count('plan_task')).toBe(15)
  expect((await listUnits(fresh.db, null)).length).toBe(9)
})

test('every fact that the plan does not state is marked assumed, and says so', async () => {
  const folder = await readCatalogueFolder(join(packageFolder, 'catalogue/khanh-hoa/so/2022'))
  if (!folder.ok) throw new Error('the set is there')
  const set = readCatalogue(folder.value)
  if (!set.ok) throw new Error('the set is sound')
  const facts = readFacts(await sampleText('facts-2022.yaml'), 'facts-2022.yaml', set.value)
  if (!facts.ok) throw new Error(JSON.stringify(facts.problems))
  const sheet = scoreSheet(set.value, facts.value)
  const stated = sheet.criteria.filter((leaf) => leaf.state !== 'missing' && !leaf.assumed).map((leaf) => leaf.code)
  expect(stated).toEqual(['1.5.1', '2.3.2', '8.1.1', '8.1.2', '8.1.3', '8.1.6'])
  expect(sheet.complete).toBe(true)
  // 84,56 stays below 85, one recognised initiative is one point of two, and 7/11 is not 80 %.
  const points = Object.fromEntries(sheet.criteria.map((leaf) => [leaf.code, leaf.points]))
  expect(points).toMatchObject({ '8.1.3': '0', '1.5.1': '1', '7.2.1': '1.99' })
})

test('the plan document is what the template and the plan’s words make', async () => {
  const template = await readFile(join(packageFolder, 'sample/office/plan-template.docx'))
  const filled = await fillTemplate(template, parse(await sampleText('plan-2023.yaml')))
  if (!filled.ok) throw new Error(JSON.stringify(filled.problems))
  const made = await readDocument({ bytes: filled.value, fileName: planFile })
  const kept = await readDocument({ bytes: await sampleBytes(planFile), fileName: planFile })
  if (!made.ok || !kept.ok) throw new Error('both are read')
  expect(made.value).toEqual(kept.value)
})

test('the plan document reads as the plan that it is', async () => {
  const document = await readDocument({ bytes: await sampleBytes(planFile), fileName: planFile })
  if (!document.ok) throw new Error('the plan is read')
  const plan = readPlan(document.value)
  expect(plan.header).toMatchObject({
    number: null,
    symbol: 'KH-SCT',
    issuedOn: null,
    issuedMonth: '2023-03',
    issuer: 'Sở Công Thương',
  })
  expect(plan.indexResult).toMatchObject({ year: 2022, index: '83.47', class: 'Khá', rank: 17, of: 21 })
  expect(plan.tasks.map((task) => task.id)).toEqual([
    'III.1.1',
    'III.1.2',
    'III.1.3',
    'III.2.1',
    'III.2.2',
    'III.2.2b',
    'III.2.3',
    'III.2.3b',
    'III.3.1',
    'III.4.1',
    'III.4.2',
    'III.4.3',
    'III.4.4',
    'III.4.5',
    'III.4.6',
  ])
  expect(plan.signer).toMatchObject({ mode: 'KT. GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Thu Hà' })
  expect(plan.recipients).toHaveLength(5)
  expect(plan.problems.map((problem) => problem.code)).toEqual(['number-blank', 'day-blank'])
})
