/**
 * Writes rows as fast as the database lets it, and says each one only when its commit is acknowledged. Runs the built
 * launcher and watch, as the application does. Lines: `server PID attached|started URL`, then `ack N`.
 */
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [dataDir, firstNumber] = process.argv.slice(2)
const built = new URL('../../dist/server/server/platform/db/', import.meta.url)
const { startEmbeddedServer } = await import(new URL('embeddedServer.js', built).href)
const { openDatabase } = await import(new URL('database.js', built).href)
const { watchDatabase } = await import(new URL('databaseWatch.js', built).href)

const WRITERS = 4
const say = (line) => writeSync(1, `${line}\n`)

let server = await start()
const database = openDatabase({ url: server.url, poolSize: WRITERS })
await database.pool.query('create table if not exists written (n bigint primary key)')
await watchDatabase({
  url: server.url,
  revive: async () => {
    server = await start(server.port)
    return server.url
  },
  onReturn: database.moveTo,
  log: { info: () => {}, warn: () => {} },
})

let next = Number(firstNumber)
await Promise.all(Array.from({ length: WRITERS }, write))

async function write() {
  for (;;) {
    const number = next++
    try {
      await database.pool.query('insert into written values ($1)', [number])
      say(`ack ${number}`)
    } catch {
      // Lost on the way: nothing was acknowledged, the number is not used again.
      await sleep(20)
    }
  }
}

async function start(preferredPort) {
  const started = await startEmbeddedServer({ dataDir, ...(preferredPort ? { preferredPort } : {}) })
  say(`server ${started.pid} ${started.attached ? 'attached' : 'started'} ${started.url}`)
  return started
}
