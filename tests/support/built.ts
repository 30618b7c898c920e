/** The built command, for tests that run it as people do: in a process of its own. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

const LOCK = join(projectFolder, 'dist', '.building')
const STALE_MS = 120_000

/** Builds the server where its sources changed; of several test files that ask at once, one builds. */
export async function buildServer(): Promise<void> {
  mkdirSync(join(projectFolder, 'dist'), { recursive: true })
  while (!takeLock()) await sleep(100)
  try {
    const done = spawnSync(process.execPath, ['scripts/build.mjs', '--server'], {
      cwd: projectFolder,
      encoding: 'utf8',
    })
    if (done.status !== 0) throw new Error(`the server does not build:\n${done.stdout}${done.stderr}`)
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK)
    return true
  } catch {
    const made = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - made > STALE_MS) rmSync(LOCK, { recursive: true, force: true })
    return false
  }
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `cchc` to its end. */
export async function cchc(args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const child = startCchc(args, options)
  return child.ended
}

export interface RunningCommand {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  readonly ended: Promise<Ended>
}

/** Starts `cchc` and leaves it running. */
export function startCchc(args: readonly string[], options: SpawnOptions = {}): RunningCommand {
  const child = spawn(process.execPath, [join(projectFolder, 'bin', 'cchc'), ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (piece) => {
    stdout += piece
  })
  child.stderr?.on('data', (piece) => {
    stderr += piece
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, stdout: () => stdout, stderr: () => stderr, ended }
}

/** Waits until `check` gives something, and gives it. */
export async function until<Found>(
  check: () => Promise<Found | null | undefined | false> | Found | null | undefined | false,
  options: { readonly timeoutMs: number; readonly what: string },
): Promise<Found> {
  const end = Date.now() + options.timeoutMs
  for (;;) {
    const found = await check()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${options.timeoutMs} ms for ${options.what}`)
    await sleep(20)
  }
}
