/**
 * The sheet's request at 50 clients, beside a bare query of the same rows through the same HTTP stack with the same
 * signed-in session, in the same run and by turns. Run it in the package's folder.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assessmentRoutes } from '../src/contract/assessments.ts'
import { allLeaves, type Leaf } from '../src/core/catalogue/criteriaSet.ts'
import { readFact } from '../src/core/scoring/readFact.ts'
import type { ScoringRule } from '../src/core/scoring/scoringRule.ts'
import { buildApp } from '../src/server/app.ts'
import { authenticateRequest, createUserWithPassword } from '../src/server/features/accounts/accounts.ts'
import { loadFacts } from '../src/server/features/assessments/assessments.ts'
import { getSetInUse, takeFolderIntoUse } from '../src/server/features/catalogue/catalogue.ts'
import { addUnit } from '../src/server/features/units/units.ts'
import { systemClock } from '../src/server/platform/clock.ts'
import { type Database, openDatabase } from '../src/server/platform/db/database.ts'
import { startEmbeddedServer } from '../src/server/platform/db/embeddedServer.ts'
import { migrate } from '../src/server/platform/db/migrate.ts'
import { makeLog } from '../src/server/platform/log.ts'
import type { Services } from '../src/server/platform/services.ts'

const CLIENTS = 50
const ROUNDS = 5
const ROUND_MS = 3_000
const YEAR = 2022
const ROOMS = 10
const password = 'mật khẩu để đo 2022'
const system = { userId: null, fullName: 'Đo tốc độ', departmentId: null, via: 'system' } as const

const folder = mkdtempSync(join(tmpdir(), 'cchc-bench-sheet-'))
chmodSync(folder, 0o755)
const server = await startEmbeddedServer({ dataDir: join(folder, 'data') })
const opened = openDatabase({ url: server.url })
try {
  await migrate(opened.db)
  await measure(opened.db, server.url)
} finally {
  await opened.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(db: Database, databaseUrl: string): Promise<void> {
  const services: Services = {
    db,
    clock: systemClock,
    log: makeLog({ level: 'silent' }),
    dataDir: folder,
    publicUrl: 'http://127.0.0.1',
  }
  const unitId = await prepare(db)
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
    return rowsOf(db, unitId)
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload: { login: 'do', password } })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const sheet = `${address}${assessmentRoutes.sheet.path.replace(':unitId', unitId).replace(':year', String(YEAR))}`
  const bare = `${address}/bench/rows`
  const rates = { sheet: [] as Round[], bare: [] as Round[] }
  for (const url of [sheet, bare]) await load(url, cookie, 1_000)
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.sheet.push(await load(sheet, cookie, ROUND_MS))
    rates.bare.push(await load(bare, cookie, ROUND_MS))
  }
  await app.close()
  const [ours, theirs] = [middle(rates.sheet), middle(rates.bare)]
  process.stdout.write(line('the sheet', ours) + line('a bare query of the same rows', theirs))
  process.stdout.write(`  ratio of requests a second: ${(theirs.perSecond / ours.perSecond).toFixed(2)}\n`)
}

/** A department with rooms, the sample set in use, a fact for every leaf, a lead for every field. */
async function prepare(db: Database): Promise<string> {
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
  await takeFolderIntoUse(db, { by: system, departmentId: unit.id, now: at }, 'khanh-hoa/so/2022')
  const { set } = await getSetInUse(db, unit.id, YEAR)
  const facts = new Map(
    allLeaves(set).flatMap((leaf) => {
      const fact = readFact(aFact(leaf.rule), leaf).value
      return fact ? [[leaf.code as string, fact] as const] : []
    }),
  )
  const attributes = { hasProcedures: true, hasDossiers: true, hasPublicUnits: true }
  await loadFacts(db, { by: system, now: at, source: 'bench' }, unit, { unit: 'so', year: YEAR, attributes, facts })
  return unit.id
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

/** The rows that the sheet reads, as they are. */
async function rowsOf(db: Database, unitId: string) {
  const of = <Table extends 'fact' | 'unit_year' | 'criterion_responsibility'>(table: Table) =>
    db
      .selectFrom(table as 'fact')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('year', '=', YEAR)
      .execute()
  const [unit, facts, own, leads, sets, units] = await Promise.all([
    db.selectFrom('unit').selectAll().where('id', '=', unitId).execute(),
    of('fact'),
    of('unit_year'),
    of('criterion_responsibility'),
    db.selectFrom('criteria_set').selectAll().where('department_id', '=', unitId).execute(),
    db.selectFrom('unit').selectAll().where('department_id', '=', unitId).execute(),
  ])
  return { unit, facts, own, leads, sets, units }
}

interface Round {
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly bytes: number
}

async function load(url: string, cookie: string, durationMs: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const times: number[] = []
  let bytes = 0
  const start = performance.now()
  const client = async () => {
    while (performance.now() - start < durationMs) {
      const asked = performance.now()
      bytes = await fetchOnce(url, cookie, agent)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  times.sort((left, right) => left - right)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, medianMs: at(0.5), p99Ms: at(0.99), bytes }
}

function fetchOnce(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url} ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
}

function middle(rounds: readonly Round[]): Round {
  const sorted = [...rounds].sort((left, right) => left.perSecond - right.perSecond)
  const found = sorted[Math.floor(sorted.length / 2)]
  if (!found) throw new Error('Nothing was measured')
  return found
}

function line(what: string, { perSecond, medianMs, p99Ms, bytes }: Round): string {
  return `  ${what.padEnd(32)} ${perSecond.toFixed(0).padStart(6)} requests/s, median ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${bytes} bytes\n`
}
