/** Runs PostgreSQL's programs as the right user, in an environment of their own. */
import { spawn } from 'node:child_process'
import type { ServerUser } from './serverUser.ts'

export interface RunOptions {
  readonly user: ServerUser | null
  readonly cwd: string
  readonly input?: string
}

export interface Ended {
  readonly code: number | null
  readonly output: string
}

/** Runs a program to its end and gives what it wrote; a program that cannot be started rejects. */
export function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions(options), stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (piece) => {
      output += piece
    })
    child.stderr.on('data', (piece) => {
      output += piece
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
    // A program that ends early closes its input; how it ended says more.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
  })
}

export function spawnOptions(options: Pick<RunOptions, 'user' | 'cwd'>) {
  return {
    cwd: options.cwd,
    env: serverEnvironment(),
    windowsHide: true,
    ...(options.user ? { uid: options.user.uid, gid: options.user.gid } : {}),
  }
}

/** Nothing of ours: PGDATA, PGPORT or a missing locale of the person's shell must not reach the server. */
function serverEnvironment(): Record<string, string> {
  // Without SystemRoot Windows cannot open a socket.
  return { LC_ALL: 'C.UTF-8', TZ: 'UTC', PATH: '/usr/bin:/bin', SystemRoot: 'C:\\Windows' }
}
