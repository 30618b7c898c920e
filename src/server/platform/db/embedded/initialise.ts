/** Makes the database's folder: beside its place first, then moved there whole, so that a kill leaves all or nothing. */
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { diskFull, fault } from '../../fault.ts'
import type { Binaries } from './binaries.ts'
import { runProgram } from './programs.ts'
import type { ServerUser } from './serverUser.ts'

/** What the application signs in with; the superuser of the server cannot sign in at all. */
export const ROLE = 'cchc'

const SECRET = 'cchc-secret.json'
const Secret = z.object({ password: z.string().min(20) })

export async function readPassword(folder: string): Promise<string> {
  const path = join(folder, SECRET)
  try {
    return Secret.parse(JSON.parse(await readFile(path, 'utf8'))).password
  } catch (error) {
    const text = `Không đọc được mật khẩu của cơ sở dữ liệu (${path}). Chép lại tệp này từ bản gốc của thư mục dữ liệu, hoặc khôi phục từ bản sao lưu vào thư mục mới: cchc restore.`
    throw fault('secret-missing', path, text, error)
  }
}

interface Place {
  readonly folder: string
  readonly binaries: Binaries
  readonly user: ServerUser | null
}

export async function initialise({ folder, binaries, user }: Place): Promise<void> {
  await removeLeftovers(folder)
  const begun = `${folder}.begun-${process.pid}-${randomBytes(4).toString('hex')}`
  await mkdir(begun, { mode: 0o700 })
  try {
    if (user) await chown(begun, user.uid, user.gid)
    const place = { folder: begun, binaries, user }
    await makeCluster(place)
    await makeRole(place)
    await moveInto(begun, folder)
  } finally {
    await rm(begun, { recursive: true, force: true })
  }
}

async function makeCluster({ folder, binaries, user }: Place) {
  const flags = ['--username=postgres', '--auth=reject', '--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions']
  const ended = await runProgram(binaries.initdb, ['-D', folder, ...flags], { user, cwd: folder })
  if (ended.code !== 0) throw initFault(folder, ended.output)
}

/** The single-user server reads one statement a line and needs no password: the only time that the superuser acts. */
async function makeRole({ folder, binaries, user }: Place) {
  const password = randomBytes(24).toString('base64url')
  const statements = [
    `create role ${ROLE} login createdb password '${password}'`,
    `create database ${ROLE} owner ${ROLE}`,
  ]
  const input = statements.map((statement) => `${statement}\n`).join('')
  const args = ['--single', '-D', folder, '-c', 'exit_on_error=true', 'postgres']
  const ended = await runProgram(binaries.postgres, args, { user, cwd: folder, input })
  if (ended.code !== 0) throw initFault(folder, ended.output)
  await writeFile(join(folder, 'pg_hba.conf'), `host all ${ROLE} 127.0.0.1/32 scram-sha-256\n`)
  const secret = join(folder, SECRET)
  await writeFile(secret, `${JSON.stringify({ password })}\n`, { mode: 0o600 })
  if (user) await chown(secret, user.uid, user.gid)
}

/** Another process may have finished first: then its folder stands, and ours goes. */
async function moveInto(begun: string, folder: string) {
  try {
    await rename(begun, folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}

/** Folders that a killed process left half made. */
async function removeLeftovers(folder: string) {
  const names = await readdir(dirname(folder))
  const begun = new RegExp(`^${basename(folder)}\\.begun-(\\d+)-`)
  for (const name of names) {
    const pid = Number(begun.exec(name)?.[1] ?? 0)
    if (pid > 0 && !isAlive(pid)) await rm(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function initFault(folder: string, output: string) {
  if (/No space left on device|ENOSPC/.test(output)) return diskFull(dirname(folder))
  const text = `PostgreSQL không tạo được cơ sở dữ liệu trong ${dirname(folder)}: ${lastLine(output)}`
  return fault('init-failed', dirname(folder), text)
}

export const lastLine = (output: string): string => output.trim().split('\n').at(-1)?.trim() ?? ''
