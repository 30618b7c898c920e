/** The connection pool and the typed query layer over it. */
import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

export interface OpenDatabase {
  readonly db: Database
  readonly pool: pg.Pool
  /** New connections go to this address: the embedded server may come back on another port. */
  readonly moveTo: (url: string) => void
  readonly close: () => Promise<void>
}

const DATE_TYPE = 1082

/**
 * Opens a pool on `url`. Days come as `YYYY-MM-DD`, `numeric` and `bigint` as strings (exact), instants as `Date`.
 * `onError` hears of idle connections that broke; a query that fails throws as usual.
 */
export function openDatabase(options: {
  readonly url: string
  readonly poolSize?: number
  readonly onError?: (error: Error) => void
}): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === DATE_TYPE
          ? (day: string) => day
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  pool.on('error', (error) => options.onError?.(error))
  // The pool listens only while nobody holds a connection: one that breaks in a holder's hands, between two queries,
  // would end the process. The holder's next query fails and says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const moveTo = (url: string) => {
    pool.options.connectionString = url
  }
  return { db, pool, moveTo, close: () => db.destroy() }
}
