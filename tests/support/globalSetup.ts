/** One PostgreSQL for the whole test run: the outside server of TEST_DATABASE_URL, else an embedded one in a temporary folder. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/server/platform/db/database.ts'
import { startEmbeddedServer } from '../../src/server/platform/db/embeddedServer.ts'
import { migrate } from '../../src/server/platform/db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string
    databaseTemplate: string
  }
}

export default async function setup(project: TestProject) {
  const outside = process.env.TEST_DATABASE_URL
  const server = outside ? { url: outside, stop: async () => {} } : await startThrowawayServer()
  const template = `cchc_template_${process.pid}`
  try {
    await makeTemplate(server.url, template)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('databaseServer', server.url)
  project.provide('databaseTemplate', template)
  return async () => {
    await run(server.url, `drop database if exists ${template} with (force)`)
    await server.stop()
  }
}

async function makeTemplate(server: string, template: string) {
  await run(server, `create database ${template}`)
  const opened = openDatabase({ url: withDatabase(server, template) })
  try {
    await migrate(opened.db)
  } finally {
    await opened.close()
  }
}

async function startThrowawayServer() {
  removeAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `cchc-test-${process.pid}-`))
  // The server's own user enters it.
  chmodSync(folder, 0o755)
  // Nothing here outlives the run, so nothing waits for the disk.
  const server = await startEmbeddedServer({ dataDir: folder, settings: ['fsync=off', 'max_connections=200'] })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Servers of runs that were killed: nobody else stops them. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(/^cchc-test-(\d+)-/.exec(name)?.[1] ?? 0)
    if (owner === 0 || isAlive(owner)) continue
    const folder = join(tmpdir(), name)
    const lock = join(folder, 'postgres', 'postmaster.pid')
    const server = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0
    if (server > 0 && isAlive(server)) process.kill(server, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export async function run(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export function withDatabase(url: string, name: string) {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
