/**
 * Watches the database while the application runs: says whether it answers, and brings it back after it went away.
 * Its own connection carries the lock that lets one application at a time work on a database.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fault } from '../fault.ts'

export interface DatabaseWatch {
  /** False from the moment the database is lost until it answers again. */
  readonly ready: () => boolean
  readonly close: () => Promise<void>
}

export interface DatabaseWatchOptions {
  readonly url: string
  /** Brings the database back, where that is ours to do, and gives its address. */
  readonly revive: () => Promise<string>
  /** Hears the address after each return. */
  readonly onReturn: (url: string) => void
  readonly log: {
    readonly warn: (detail: object, text: string) => void
    readonly info: (detail: object, text: string) => void
  }
}

/** How the application's own connection calls itself, for other processes at the same server. */
export const APPLICATION_NAME = 'cchc application'

// Any number that nothing else in this database locks.
const APPLICATION_LOCK = 4_704_206_502
const PING_MS = 5_000
const PING_TIMEOUT_MS = 10_000
// A lock of an application that was just killed goes when the server notices its closed connection.
const LOCK_PATIENCE_MS = 10_000

export async function watchDatabase(options: DatabaseWatchOptions): Promise<DatabaseWatch> {
  let client = await connectWithLock(options.url)
  let isReady = true
  let closed = false
  const following = follow()
  return {
    ready: () => isReady,
    close: async () => {
      closed = true
      await client.end().catch(() => {})
      await following
    },
  }

  async function follow() {
    for (;;) {
      await untilLost(client)
      if (closed) return
      isReady = false
      options.log.warn({}, 'database lost; bringing it back')
      const back = await comeBack()
      if (!back) return
      client = back.client
      // Closing ended the connection that was lost, not the one that has just come.
      if (closed) return client.end().catch(() => {})
      options.onReturn(back.url)
      isReady = true
      options.log.info({}, 'database back')
    }
  }

  async function comeBack() {
    for (let attempt = 0; !closed; attempt += 1) {
      try {
        const url = await options.revive()
        return { url, client: await connectWithLock(url) }
      } catch (error) {
        options.log.warn({ err: error, attempt }, 'database not back yet')
        await sleep(Math.min(250 * (attempt + 1), 2_000))
      }
    }
    return null
  }
}

/** Settles when the connection ends or the server stops answering. */
async function untilLost(client: pg.Client): Promise<void> {
  let lost = false
  const end = new Promise<void>((resolve) => {
    client.once('end', () => {
      lost = true
      resolve()
    })
  })
  while (!lost) {
    await Promise.race([end, sleep(PING_MS, undefined, { ref: false })])
    if (lost) return
    const answered = await Promise.race([
      client.query('select 1').then(
        () => true,
        () => false,
      ),
      sleep(PING_TIMEOUT_MS, false, { ref: false }),
    ])
    if (!answered) {
      void client.end().catch(() => {})
      return
    }
  }
}

async function connectWithLock(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: APPLICATION_NAME,
  })
  // An error is followed by the end of the connection, which is what counts.
  client.on('error', () => {})
  await client.connect()
  const until = Date.now() + LOCK_PATIENCE_MS
  while (!(await tryLock(client))) {
    if (Date.now() > until) {
      await client.end()
      throw databaseInUse(url)
    }
    await sleep(200)
  }
  return client
}

/** True where no application works on the database; the lock is kept as long as the connection lives. */
export async function tryLock(client: Pick<pg.Client, 'query'>): Promise<boolean> {
  const answer = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [APPLICATION_LOCK])
  return answer.rows[0]?.got === true
}

function databaseInUse(url: string) {
  const where = new URL(url).host
  const text =
    'Một lần chạy khác của phần mềm đang dùng cơ sở dữ liệu này. Dùng lần chạy đó, hoặc dừng nó rồi chạy lại.'
  return fault('database-in-use', where, text)
}
