/** Reads `postmaster.pid`, and tells whether the server it names lives, is dying, or is long gone. */
import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'

export interface ServerLock {
  readonly pid: number
  readonly port: number
}

/** Null when there is no lock; `unreadable` while the server is still writing it. */
export async function readServerLock(folder: string): Promise<ServerLock | 'unreadable' | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port } : 'unreadable'
}

/**
 * `zombie`: dead, not yet taken away by its parent, and PostgreSQL would still call the folder locked.
 * `stranger`: after a restart of the machine another process may carry the number.
 */
export type ProcessState = 'running' | 'zombie' | 'stranger' | 'gone'

export async function stateOfServer(pid: number, folder: string): Promise<ProcessState> {
  if (process.platform !== 'linux') return isAlive(pid) ? 'running' : 'gone'
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return 'gone'
  if (/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))) return 'zombie'
  return (await workingFolder(pid)) === (await realpath(folder)) ? 'running' : 'stranger'
}

/** The server's processes still at work in the folder: they outlive a killed server for a moment. */
export async function findProcessesIn(folder: string): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const place = await realpath(folder)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const folders = await Promise.all(pids.map(workingFolder))
  return pids.filter((_pid, at) => folders[at] === place)
}

const workingFolder = (pid: number) => readlink(`/proc/${pid}/cwd`).catch(() => null)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
