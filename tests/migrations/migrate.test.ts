import { rm, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../src/server/platform/db/database.ts'
import { knownMigrations, migrate, recordedMigrations } from '../../src/server/platform/db/migrate.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/embedded.ts'

let database: FreshDatabase
let opened: OpenDatabase
let folder: URL

/** Migrations of our own in a folder of their own, on an empty schema. */
beforeEach(async () => {
  database = await freshDatabase()
  opened = openDatabase({ url: database.url, poolSize: 3 })
  await sql`drop schema public cascade`.execute(opened.db)
  await sql`create schema public`.execute(opened.db)
  folder = pathToFileURL(`${temporaryFolder('migrations')}/`)
})

afterEach(async () => {
  await opened.close()
  await database.close()
  await rm(folder, { recursive: true })
})

/** A migration is given the query layer only; here it is a file without imports of its own. */
const write = (name: string, statement: string) =>
  writeFile(
    new URL(`${name}.js`, folder),
    `export const up = (db) => db.executeQuery({ sql: ${JSON.stringify(statement)}, parameters: [], query: { kind: 'RawNode' } })`,
  )

const tables = async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
    and relname <> 'cchc_migration' order by 1`.execute(opened.db)
  return rows.map((row) => row.name)
}

describe('migrate', () => {
  test('runs each migration once, in the order of the names', async () => {
    await write('202301020000-add-second', 'alter table first add second text')
    await write('202301010000-create-first', 'create table first (id int)')
    const names = ['202301010000-create-first', '202301020000-add-second']
    expect(await migrate(opened.db, { folder })).toEqual(names)
    expect(await migrate(opened.db, { folder })).toEqual([])
    expect(await recordedMigrations(opened.db)).toEqual(names)
  })

  test('two processes that start at the same time migrate once', async () => {
    await write('202301010000-create-first', 'create table first (id int)')
    const both = await Promise.all([migrate(opened.db, { folder }), migrate(opened.db, { folder })])
    expect(both.flat()).toEqual(['202301010000-create-first'])
  })

  test('a failed migration leaves nothing of its whole run, and says so', async () => {
    await write('202301010000-create-first', 'create table first (id int)')
    await migrate(opened.db, { folder })
    await write('202301020000-create-second', 'create table second (id int)')
    await write('202301030000-fail', 'alter table missing add column x int')
    const failure = migrate(opened.db, { folder, takeCopy: async () => '/copy.zip' })
    await expect(failure).rejects.toMatchObject({
      ours: true,
      problems: [{ code: 'migration-failed', where: '202301030000-fail' }],
    })
    await expect(failure).rejects.toThrow('/copy.zip')
    expect(await tables()).toEqual(['first'])
    expect(await recordedMigrations(opened.db)).toEqual(['202301010000-create-first'])
  })

  test('a copy is taken before a begun database changes, and not before an empty one', async () => {
    const copies: string[][] = []
    const takeCopy = async () => {
      copies.push(await tables())
      return 'copy'
    }
    await write('202301010000-create-first', 'create table first (id int)')
    await migrate(opened.db, { folder, takeCopy })
    expect(copies).toEqual([])
    await write('202301020000-create-second', 'create table second (id int)')
    await migrate(opened.db, { folder, takeCopy })
    expect(copies).toEqual([['first']])
  })

  test('a copy that cannot be taken keeps the migration from running', async () => {
    await write('202301010000-create-first', 'create table first (id int)')
    await migrate(opened.db, { folder })
    await write('202301020000-create-second', 'create table second (id int)')
    const takeCopy = () => Promise.reject(new Error('no space'))
    await expect(migrate(opened.db, { folder, takeCopy })).rejects.toThrow('no space')
    expect(await tables()).toEqual(['first'])
  })

  test('a database made by a newer version is refused and not touched', async () => {
    await write('202301010000-create-first', 'create table first (id int)')
    await migrate(opened.db, { folder })
    await sql`insert into cchc_migration (name) values ('209901010000-from-the-future')`.execute(opened.db)
    await write('202301020000-create-second', 'create table second (id int)')
    await expect(migrate(opened.db, { folder })).rejects.toMatchObject({
      problems: [{ code: 'newer-data', where: '209901010000-from-the-future' }],
    })
    expect(await tables()).toEqual(['first'])
  })

  test('every migration of this version is named by its minute, and no two share one', async () => {
    const minutes = (await knownMigrations()).map((name) => name.slice(0, 12))
    expect(new Set(minutes).size).toBe(minutes.length)
  })
})
