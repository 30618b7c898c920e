/**
 * How long until the application answers: on its very first start (database made, migrated, sample loaded) and on every
 * later one, beside the bare database's start on the same folder in the same run.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbeddedServer } from '../src/server/platform/db/embeddedServer.ts'

const ROUNDS = 3
const PATIENCE_MS = 120_000

interface Round {
  readonly databaseFirst: number
  readonly first: number
  readonly databaseAgain: number
  readonly again: number
  readonly npmStart: number
}

const rounds: Round[] = []
for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure())

const middle = (key: keyof Round) =>
  rounds.map((round) => round[key]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
const line = (what: string, ms: number, beside: number) =>
  `  ${what.padEnd(44)} ${String(Math.round(ms)).padStart(6)} ms   (bare database ${Math.round(beside)} ms)\n`
process.stdout.write(line('first start: database, tables, sample', middle('first'), middle('databaseFirst')))
process.stdout.write(line('every later start: cchc start', middle('again'), middle('databaseAgain')))
process.stdout.write(line('every later start: npm start', middle('npmStart'), middle('databaseAgain')))

async function measure(): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-bench-'))
  chmodSync(folder, 0o755)
  try {
    const bare = join(folder, 'bare')
    const databaseFirst = await timeOf(() => startAndStop(bare))
    const databaseAgain = await timeOf(() => startAndStop(bare))
    const data = join(folder, 'data')
    const first = await untilReady(['bin/cchc', 'start', '--data', data])
    const again = await untilReady(['bin/cchc', 'start', '--data', data])
    const npmStart = await untilReady(['scripts/start.mjs', '--data', data])
    return { databaseFirst, databaseAgain, first, again, npmStart }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timeOf(work: () => Promise<() => Promise<unknown>>): Promise<number> {
  const began = performance.now()
  const close = await work()
  const ms = performance.now() - began
  await close()
  return ms
}

async function startAndStop(dataDir: string) {
  const server = await startEmbeddedServer({ dataDir })
  return server.stop
}

/** From the command to the first good answer of /readyz; the application is stopped afterwards. */
function untilReady(words: readonly string[]): Promise<number> {
  return timeOf(async () => {
    const port = await freePort()
    const child = spawn(process.execPath, [...words, '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (piece) => {
      said += piece
    })
    for (const end = Date.now() + PATIENCE_MS; !(await isReady(port)); await sleep(10)) {
      if (Date.now() > end || child.exitCode !== null) throw new Error(`no answer: ${words.join(' ')}\n${said}`)
    }
    return () => stop(child)
  })
}

function stop(child: ChildProcess): Promise<unknown> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  return ended
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
  return answer?.status === 200
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
