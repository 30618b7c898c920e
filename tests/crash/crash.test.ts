/** Kills a writer at random moments, in every way, and finds each row whose commit it had acknowledged. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { findProcessesIn } from '../../src/server/platform/db/embedded/lockFile.ts'
import { startEmbeddedServer } from '../../src/server/platform/db/embeddedServer.ts'
import { buildServer, projectFolder, until } from '../support/built.ts'
import { temporaryFolder } from '../support/embedded.ts'

const ROUNDS = 20
const LEAST_PER_SECOND = 100
const BACK_WITHIN_MS = 30_000

const seed = Number(process.env.CRASH_SEED ?? Date.now() % 2 ** 31)
const random = randomFrom(seed)

let dataDir: string
let acknowledged: number[]
/** The server's last word on itself, by any writer. */
let server: { readonly pid: number; readonly how: string; readonly url: string }
let writer: ChildProcess | null = null
let writingMs: number

beforeAll(async () => {
  console.info(`crash test: seed ${seed} (CRASH_SEED repeats it)`)
  await buildServer()
})

beforeEach(() => {
  dataDir = temporaryFolder('crash')
  acknowledged = []
  writingMs = 0
})

afterEach(async () => {
  writer?.kill('SIGKILL')
  const last = await startEmbeddedServer({ dataDir })
  await last.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Starts a writer whose numbers follow those of all before it. */
function startWriter() {
  const first = (acknowledged.at(-1) ?? 0) + 1_000
  const child = spawn(process.execPath, [join(projectFolder, 'tests/crash/writer.mjs'), dataDir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let rest = ''
  child.stdout.on('data', (piece) => {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  writer = child
}

function hear(line: string) {
  const [word, value, how = '', url = ''] = line.split(' ')
  if (word === 'ack') acknowledged.push(Number(value))
  if (word === 'server') server = { pid: Number(value), how, url }
}

async function killWriter() {
  const child = writer
  if (!child) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
  writer = null
}

/** The server alone, or with every process of its own: both are how it may die. */
async function killServer() {
  const pids = random() < 0.5 ? [server.pid] : [server.pid, ...(await findProcessesIn(join(dataDir, 'postgres')))]
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** Waits for an acknowledgement after those that there are, then a random while. */
async function writeForAWhile() {
  const before = acknowledged.length
  const began = Date.now()
  await until(() => acknowledged.length > before, { timeoutMs: BACK_WITHIN_MS, what: 'an acknowledged row' })
  const back = Date.now() - began
  const while_ = 100 + random() * 400
  await sleep(while_)
  writingMs += while_
  return back
}

async function expectNothingLost(round: number) {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const lost = await client.query('select n from unnest($1::bigint[]) as n except select n from written', [
    acknowledged,
  ])
  await client.end()
  expect({ seed, round, lost: lost.rows }).toEqual({ seed, round, lost: [] })
}

const expectFastEnough = () => expect((acknowledged.length / writingMs) * 1_000).toBeGreaterThan(LEAST_PER_SECOND)

test('only Node is killed: the next one attaches, and nothing is lost', { timeout: 300_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    startWriter()
    await writeForAWhile()
    expect(server.how).toBe(round === 0 ? 'started' : 'attached')
    await killWriter()
    await expectNothingLost(round)
  }
  expectFastEnough()
})

test('only the server is killed: the same Node brings it back within 30 s, and nothing is lost', {
  timeout: 300_000,
}, async () => {
  startWriter()
  await writeForAWhile()
  for (let round = 0; round < ROUNDS; round += 1) {
    const { pid } = server
    await killServer()
    await until(() => server.pid !== pid, { timeoutMs: BACK_WITHIN_MS, what: 'a new server' })
    await writeForAWhile()
    await expectNothingLost(round)
  }
  expectFastEnough()
})

test('both are killed: the next start recovers, and nothing is lost', { timeout: 300_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    startWriter()
    await writeForAWhile()
    if (round > 0) expect(server.how).toBe('started')
    await (random() < 0.5 ? killServer().then(killWriter) : killWriter().then(killServer))
  }
  startWriter()
  await writeForAWhile()
  await killWriter()
  await expectNothingLost(ROUNDS)
  expectFastEnough()
})

/** A small generator whose row of numbers the seed repeats (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
