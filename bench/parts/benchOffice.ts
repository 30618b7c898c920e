/** A department of middle size on a database of its own, behind the real application, with somebody signed in. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Unit } from '../../src/contract/units.ts'
import { allLeaves, type Leaf } from '../../src/core/catalogue/criteriaSet.ts'
import { readFact } from '../../src/core/scoring/readFact.ts'
import type { ScoringRule } from '../../src/core/scoring/scoringRule.ts'
import { calendarDate } from '../../src/core/values/calendarDate.ts'
import { buildApp } from '../../src/server/app.ts'
import { authenticateRequest, createUserWithPassword } from '../../src/server/features/accounts/accounts.ts'
import { loadFacts } from '../../src/server/features/assessments/assessments.ts'
import { getSetInUse, takeFolderIntoUse } from '../../src/server/features/catalogue/catalogue.ts'
import { addUnit } from '../../src/server/features/units/units.ts'
import { type Clock, fixedDay, systemClock } from '../../src/server/platform/clock.ts'
import { type Database, openDatabase } from '../../src/server/platform/db/database.ts'
import { startEmbeddedServer } from '../../src/server/platform/db/embeddedServer.ts'
import { migrate } from '../../src/server/platform/db/migrate.ts'
import { makeLog } from '../../src/server/platform/log.ts'
import type { Services } from '../../src/server/platform/services.ts'
import { line, load, middle, type Round } from './load.ts'

const ROUNDS = 5
const ROUND_MS = 3_000
const ROOMS = 10
const password = 'mật khẩu để đo 2022'
const system = { userId: null, fullName: 'Đo tốc độ', departmentId: null, via: 'system' } as const

interface Comparison {
  readonly name: string
  /** The address that is measured, for the department. */
  readonly pathOf: (unitId: string) => string
  readonly fill: (services: Services, unit: Unit) => Promise<void>
  /** The rows that the request reads, as they are. */
  readonly rowsOf: (db: Database, unitId: string) => Promise<unknown>
}

/** A request beside a bare query of its rows through the same stack with the same session, by turns; prints both and the ratio. */
export async function compareWithBareQuery(comparison: Comparison): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-bench-'))
  chmodSync(folder, 0o755)
  const server = await startEmbeddedServer({ dataDir: join(folder, 'data') })
  const opened = openDatabase({ url: server.url })
  const clock: Clock = fixedDay(systemClock, calendarDate('2023-04-05'))
  const log = makeLog({ level: 'silent' })
  try {
    await migrate(opened.db)
    const services: Services = { db: opened.db, clock, log, dataDir: folder, publicUrl: 'http://127.0.0.1' }
    await measure(services, server.url, comparison)
  } finally {
    await opened.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(services: Services, databaseUrl: string, comparison: Comparison): Promise<void> {
  const { db } = services
  const unit = await makeDepartment(db)
  await comparison.fill(services, unit)
  const app = await buildApp({
    services,
    databaseUrl: () => databaseUrl,
    version: '0.0.0-bench',
    checkAnswers: false,
    secure: false,
    tls: null,
    trustProxy: false,
    databaseReady: () => true,
  })
  app.get('/bench/rows', async (request) => {
    const session = request.cookies.cchc_session ?? null
    await authenticateRequest(services, { bearer: null, session, csrfToken: '', writes: false })
    return comparison.rowsOf(db, unit.id)
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload: { login: 'do', password } })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const whole = `${address}${comparison.pathOf(unit.id)}`
  const bare = `${address}/bench/rows`
  const rounds = { whole: [] as Round[], bare: [] as Round[] }
  for (const url of [whole, bare]) await load(url, cookie, 1_000)
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.whole.push(await load(whole, cookie, ROUND_MS))
    rounds.bare.push(await load(bare, cookie, ROUND_MS))
  }
  await app.close()
  const [ours, theirs] = [middle(rounds.whole), middle(rounds.bare)]
  process.stdout.write(line(comparison.name, ours) + line('a bare query of the same rows', theirs))
  process.stdout.write(`  ratio of requests a second: ${(theirs.perSecond / ours.perSecond).toFixed(2)}\n`)
}

/** A department with rooms, the sample set in use, a fact for every leaf, a lead for every field. */
async function makeDepartment(db: Database): Promise<Unit> {
  const at = new Date()
  const empty = { shortName: null, validFrom: null, validUntil: null }
  const by = { by: system, at }
  const unit = await db.transaction().execute(async (tx) => {
    const made = await addUnit(tx, { ...empty, code: 'so', name: 'Sở', kind: 'department', parentId: null }, by)
    for (let room = 1; room <= ROOMS; room += 1)
      await addUnit(tx, { ...empty, code: `phong-${room}`, name: `Phòng ${room}`, kind: 'room', parentId: made.id }, by)
    const grants = [{ role: 'office' as const, unitId: made.id }]
    const person = { login: 'do', fullName: 'Người đo', email: null, unitId: made.id, grants }
    await createUserWithPassword(tx, person, { password, ...by })
    return made
  })
  return unit
}

/** The sample set of the year in use, with a fact for every leaf. */
export async function fillYear(db: Database, unit: Unit, year: 2022 | 2023): Promise<void> {
  const at = new Date()
  await takeFolderIntoUse(db, { by: system, departmentId: unit.id, now: at }, `khanh-hoa/so/${year}`)
  const { set } = await getSetInUse(db, unit.id, year)
  const facts = new Map(
    allLeaves(set).flatMap((leaf) => {
      const fact = readFact(aFact(leaf.rule), leaf).value
      return fact ? [[leaf.code as string, fact] as const] : []
    }),
  )
  const attributes = { hasProcedures: true, hasDossiers: true, hasPublicUnits: true }
  await loadFacts(db, { by: system, now: at, source: 'bench' }, unit, { unit: 'so', year, attributes, facts })
}

function aFact(rule: Leaf['rule'] | Extract<ScoringRule, { kind: 'periodic' }>['each']): Record<string, unknown> {
  switch (rule.kind) {
    case 'achieved':
      return { achieved: true }
    case 'parts':
      return { parts: { [rule.parts[0]?.id ?? '']: true } }
    case 'levels':
      return { level: rule.levels[0]?.id }
    case 'bands':
      return rule.on === 'percent' ? { percent: '84.56' } : rule.on === 'count' ? { count: 1 } : { value: '1' }
    case 'proportional':
      return { numerator: 7, denominator: 11 }
    case 'count':
      return { count: 1 }
    case 'deduct':
    case 'events':
      return { events: { [rule.events[0]?.id ?? '']: 1 } }
    case 'deadline':
      return { daysLate: 3 }
    case 'periodic':
      return { periods: Object.fromEntries(rule.periods.map((period) => [period, aFact(rule.each)])) }
    case 'weighted':
      return { answers: Object.fromEntries(Object.keys(rule.weights).map((answer, at) => [answer, at + 1])) }
    case 'compare':
      return { value: '3', reference: '5' }
    case 'formula':
      return { variables: {} }
    case 'manual':
      return { points: '0', reason: 'đo' }
  }
}
