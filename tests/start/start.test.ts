/** `cchc` as a person runs it: in a process of its own, on a data folder of its own. */

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildServer, cchc, type RunningCommand, startCchc, until } from '../support/built.ts'
import { temporaryFolder } from '../support/embedded.ts'

let dataDir: string
let port: number
let running: RunningCommand[]
let others: Server[]

beforeAll(buildServer)

beforeEach(async () => {
  dataDir = temporaryFolder('start')
  port = await freePort()
  running = []
  others = []
})

afterEach(async () => {
  for (const command of running) {
    command.child.kill('SIGTERM')
    await command.ended
  }
  for (const other of others) other.close()
  await rm(dataDir, { recursive: true, force: true })
})

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

async function open(...words: string[]) {
  const command = startCchc(['start', '--data', dataDir, '--port', String(port), ...words])
  running.push(command)
  await until(() => /http:\/\/\S+/.exec(command.stdout()) !== null || command.child.exitCode !== null, {
    timeoutMs: 60_000,
    what: 'the address',
  })
  return command
}

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null)
  return response && { status: response.status, text: await response.text() }
}

describe('cchc start', { timeout: 120_000 }, () => {
  test('an empty instance gives its first administrator a link, once; a second start gives the address', async () => {
    const first = await open('--empty')
    expect(first.stdout()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/lien-ket\/\S{20,}/)
    expect(await get('/readyz')).toMatchObject({ status: 200 })
    const second = await cchc(['start', '--data', dataDir])
    expect(second).toMatchObject({ code: 0 })
    expect(second.stdout).toContain(`http://127.0.0.1:${port}`)

    first.child.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0 })
    expect(await readdir(dataDir)).not.toContain('running.json')
    expect(await readdir(join(dataDir, 'postgres'))).not.toContain('postmaster.pid')
    expect((await open()).stdout()).not.toContain('lien-ket')
  })

  test('--empty on data already begun is refused', async () => {
    const again = async () => {
      const { code, stdout } = await cchc(['start', '--data', dataDir, '--port', String(port), '--empty', '--json'])
      expect(code).toBe(1)
      expect(JSON.parse(stdout).problems[0]).toMatchObject({ code: 'already-begun', where: '--empty' })
    }
    const first = await open('--empty')
    await again()
    first.child.kill('SIGTERM')
    await first.ended
    await again()
  })

  test('a port that another program uses ends with 1 and names a free one, before a data folder is made', async () => {
    others.push(
      await new Promise<Server>((resolve) => {
        const other = createServer((_request, response) => response.end()).listen(port, '127.0.0.1', () =>
          resolve(other),
        )
      }),
    )
    const refused = await cchc(['start', '--data', join(dataDir, 'new'), '--port', String(port)])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(new RegExp(`Cổng ${port} .*--port \\d+`))
    expect(await readdir(dataDir)).toEqual([])
  })

  test('an address for colleagues without TLS or a declared proxy is refused with the remedy', async () => {
    const refused = await cchc(['start', '--data', dataDir, '--host', '0.0.0.0'])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/--tls-cert.*--trust-proxy/)
  })

  test('a killed server is brought back within 30 s; until then people read a sentence with 503', async () => {
    await open('--empty')
    const pid = Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
    process.kill(pid, 'SIGKILL')
    const away = await until(
      async () => {
        const answer = await get('/api/session')
        return answer?.status === 503 ? answer : null
      },
      { timeoutMs: 10_000, what: '503' },
    )
    expect(JSON.parse(away.text).text).toMatch(/Cơ sở dữ liệu/)
    expect(await get('/healthz')).toMatchObject({ status: 200 })
    await until(async () => (await get('/readyz'))?.status === 200, { timeoutMs: 30_000, what: 'the server back' })
    expect((await get('/api/session'))?.status).toBe(401)
  })

  test('killed while people work: each gets an answer or the sentence, and the application lives on', async () => {
    await open('--empty')
    const statuses = new Set<number>()
    let working = true
    const work = async (path: string, init?: RequestInit) => {
      while (working) statuses.add((await fetch(`http://127.0.0.1:${port}${path}`, init)).status)
    }
    const body = JSON.stringify({ login: 'ai-do', password: 'sai' })
    const signIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    const people = [1, 2, 3, 4].flatMap(() => [work('/api/session', signIn), work('/api/one-time-links/khong-co')])
    for (let round = 0; round < 3; round += 1) {
      await until(async () => (await get('/readyz'))?.status === 200, { timeoutMs: 30_000, what: 'the server back' })
      await sleep(300)
      const pid = Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
      process.kill(pid, 'SIGKILL')
      await sleep(500)
    }
    working = false
    await Promise.all(people)
    expect([...statuses].filter((status) => ![401, 410, 429, 503].includes(status))).toEqual([])
    expect(statuses).toContain(503)
  })

  test('Node killed: the next start attaches to the server that lived on', async () => {
    const first = await open('--empty')
    first.child.kill('SIGKILL')
    await first.ended
    const second = await open()
    expect(second.stdout()).toContain(`http://127.0.0.1:${port}`)
    expect(await get('/readyz')).toMatchObject({ status: 200 })
  })

  test('commands work beside the running application and without it', async () => {
    const first = await open('--empty')
    const beside = await cchc(['users', 'invite', 'quan-tri', '--data', dataDir])
    expect(beside.stdout).toContain(`http://127.0.0.1:${port}/lien-ket/`)
    expect(await cchc(['audit', 'verify', '--data', dataDir])).toMatchObject({ code: 0 })
    expect(await get('/readyz')).toMatchObject({ status: 200 })
    first.child.kill('SIGTERM')
    await first.ended
    const alone = await cchc(['audit', 'verify', '--data', dataDir, '--json'])
    expect(JSON.parse(alone.stdout)).toMatchObject({ intact: true })
    expect(await readdir(join(dataDir, 'postgres'))).not.toContain('postmaster.pid')
    expect(await cchc(['users', 'invite', 'nobody', '--data', dataDir])).toMatchObject({ code: 1 })
  })

  test('data made by a newer version is refused and not touched', async () => {
    const first = await open('--empty')
    first.child.kill('SIGTERM')
    await first.ended
    const backup = join(dataDir, 'backup.zip')
    expect(await cchc(['backup', backup, '--data', dataDir])).toMatchObject({ code: 0 })
    await withDatabaseOf(dataDir, "insert into cchc_migration (name) values ('209901010000-from-the-future')")
    const refused = await cchc(['start', '--data', dataDir, '--port', String(port)])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('mới hơn')
    expect(await cchc(['audit', 'verify', '--data', dataDir])).toMatchObject({ code: 1 })
    expect(await cchc(['restore', backup, '--data', dataDir, '--replace'])).toMatchObject({ code: 0 })
    expect(await cchc(['audit', 'verify', '--data', dataDir])).toMatchObject({ code: 0 })
  })
})

async function withDatabaseOf(folder: string, statement: string) {
  const { startEmbeddedServer } = await import('../../src/server/platform/db/embeddedServer.ts')
  const { run } = await import('../support/globalSetup.ts')
  const server = await startEmbeddedServer({ dataDir: folder })
  await run(server.url, statement)
  await server.stop()
}

describe('every command', () => {
  test.each([
    [['--help'], 0],
    [['start', '--help'], 0],
    [['users', 'invite', '--help'], 0],
    [['plan', 'read', '--help'], 0],
    [['catalogue', 'check', '--help'], 0],
    [['score', '--help'], 0],
    [['audit', 'verify', '--help'], 0],
    [['backup', '--help'], 0],
    [['restore', '--help'], 0],
    [['nothing'], 2],
    [['plan'], 2],
    [['score'], 2],
    [['plan', 'read'], 2],
    [['plan', 'read', 'a', 'b'], 2],
    [['start', '--port', '80000'], 2],
    [['start', '--sample', 'nowhere'], 2],
    [['start', '--empty', '--sample', 'office'], 2],
    [['plan', 'read', '/nowhere.docx'], 1],
    [['catalogue', 'check', '/nowhere'], 1],
    [['score', '--catalogue', '/nowhere', '--facts', '/nowhere.yaml'], 1],
    [['backup', '/tmp/never.zip', '--data', '/nowhere'], 1],
    [['audit', 'verify', '--database', 'mysql://x'], 1],
    [['audit', 'verify', '--database', 'postgresql://nobody@127.0.0.1:1/none'], 1],
  ])('cchc %j ends with %i, in Vietnamese, and in JSON when asked', async (words, code) => {
    const plain = await cchc(words)
    expect([plain.code, plain.stderr]).toEqual([
      code,
      code === 0 ? '' : expect.stringMatching(/[ạảấầậắặẻếềệịọốộợụủứữ]/),
    ])
    expect(plain.stdout).toEqual(code === 0 ? expect.stringMatching(/^Cách dùng: /) : '')
    expect(plain.stdout + plain.stderr).not.toMatch(/\b(Usage|Options|Commands|error)\b/)
    if (code === 0) return
    const forMachines = await cchc([...words, '--json'])
    expect([forMachines.code, forMachines.stderr]).toEqual([code, ''])
    const { problems } = JSON.parse(forMachines.stdout)
    expect(problems[0]).toEqual({ code: expect.any(String), where: expect.any(String), text: expect.any(String) })
  })

  test('a set without faults gives an empty list for machines', async () => {
    const checked = await cchc(['catalogue', 'check', 'catalogue/khanh-hoa/so/2022', '--json'])
    expect([checked.code, JSON.parse(checked.stdout)]).toEqual([0, { problems: [] }])
  })

  test('a set with faults ends with 1 and names file and line on stdout', async () => {
    const folder = join(dataDir, 'set')
    await mkdir(folder)
    await writeFile(join(folder, 'catalogue.yaml'), 'id: a/b/2022\nmax: 100\n')
    const checked = await cchc(['catalogue', 'check', folder])
    expect([checked.code, checked.stderr]).toEqual([1, ''])
    expect(checked.stdout).toMatch(/^catalogue\.yaml:\d+: /)
  })
})
