import { randomBytes } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../src/server/commands.ts'
import { createUserWithPassword, firstAdministratorLink } from '../../src/server/features/accounts/accounts.ts'
import { verifyAudit } from '../../src/server/features/audit/audit.ts'
import { addUnit, listUnits } from '../../src/server/features/units/units.ts'
import { makeBackup } from '../../src/server/platform/backup/makeBackup.ts'
import { openBackup } from '../../src/server/platform/backup/openBackup.ts'
import { systemClock } from '../../src/server/platform/clock.ts'
import { type Config, readConfig } from '../../src/server/platform/config.ts'
import { type OpenDatabase, openDatabase } from '../../src/server/platform/db/database.ts'
import { watchDatabase } from '../../src/server/platform/db/databaseWatch.ts'
import { applyMigrations, knownMigrations, recordedMigrations } from '../../src/server/platform/db/migrate.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { embeddedInstance, temporaryFolder } from '../support/embedded.ts'

interface Instance {
  readonly config: Config
  readonly database: OpenDatabase
  readonly close: () => Promise<void>
}

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const progress = () => {}

/** An instance at a URL with a data folder of its own; migrated and empty. */
async function anInstance(url?: string): Promise<Instance> {
  const fresh: FreshDatabase | null = url === undefined ? await freshDatabase() : null
  const databaseUrl = url ?? fresh?.url ?? ''
  const dataDir = temporaryFolder('backup')
  const read = readConfig({}, { dataDir, databaseUrl })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const database = openDatabase({ url: databaseUrl, poolSize: 3 })
  const close = async () => {
    await database.close()
    await fresh?.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  cleanups.push(close)
  return { config: read.value, database, close }
}

/** A department with two rooms, a person with a link, and files named by their content. */
async function fill({ database, config }: Instance) {
  const by = { userId: null, fullName: 'Thử nghiệm', departmentId: null, via: 'system' } as const
  const at = systemClock.now()
  const services = {
    db: database.db,
    clock: systemClock,
    log: silentLog,
    dataDir: config.dataDir,
    publicUrl: 'http://127.0.0.1:8080',
  }
  const unit = (code: string, name: string, parentId: string | null) => ({
    code,
    name,
    parentId,
    shortName: null,
    kind: parentId === null ? ('department' as const) : ('room' as const),
    validFrom: null,
    validUntil: null,
  })
  await database.db.transaction().execute(async (tx) => {
    const office = await addUnit(tx, unit('so-cong-thuong', 'Sở Công Thương', null), { by, at })
    await addUnit(tx, unit('van-phong', 'Văn phòng: “tab\tvà \\ gạch\nhai dòng”', office.id), { by, at })
    const person = await createUserWithPassword(
      tx,
      {
        login: 'nguyen-van-a',
        fullName: 'Nguyễn Văn Ả (NFD: Nguye\u0302\u0303n)',
        email: null,
        unitId: office.id,
        grants: [{ role: 'office', unitId: office.id }],
      },
      { password: 'một mật khẩu đủ dài', by, at },
    )
    await firstAdministratorLink(services, tx, person.id)
  })
  for (const [path, content] of files) {
    const target = join(config.dataDir, 'files', path)
    await mkdir(join(target, '..'), { recursive: true })
    await writeFile(target, content)
  }
}

const files = new Map([
  ['ab/abcd', randomBytes(300_000)],
  ['cd/cdef', Buffer.alloc(0)],
])

/** Everything a person could see of it, but for the last entry: that of the restoring. */
async function answersOf({ database, config }: Instance) {
  const units = await listUnits(database.db, null)
  const accounts = await sql`select * from user_account order by id`.execute(database.db)
  const grants = await sql`select * from user_grant order by user_id`.execute(database.db)
  const entries = await sql<{ action: string }>`select * from audit_entry order by id`.execute(database.db)
  const own = entries.rows.filter((row) => !row.action.startsWith('backup.'))
  const stored = await Promise.all([...files.keys()].map((path) => readFile(join(config.dataDir, 'files', path))))
  return { units, accounts: accounts.rows, grants: grants.rows, entries: own, stored }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.problems?.[0]?.code ?? String(error),
  )

let from: Instance
let path: string
beforeEach(async () => {
  from = await anInstance()
  await fill(from)
  path = join(from.config.dataDir, 'backup.zip')
})

const backUpFrom = () => backUp(path, { config: from.config, progress })
const restoreTo = (to: Instance, replace = false) => restore(path, { config: to.config, progress, replace })

describe('a restored instance', () => {
  test('answers the same, and its log goes on', async () => {
    const before = await answersOf(from)
    await backUpFrom()
    const to = await anInstance()
    await restoreTo(to)
    expect(await answersOf(to)).toEqual(before)
    expect(await verifyAudit(to.database.db)).toMatchObject({ intact: true })
    await fillMore(to)
    expect(await verifyAudit(to.database.db)).toMatchObject({ intact: true })
  })

  test('answers the same on the embedded database and back again', async () => {
    const before = await answersOf(from)
    await backUpFrom()
    const embedded = await embeddedInstance('restore')
    cleanups.push(embedded.close)
    const inside = await anInstance(embedded.url)
    await restoreTo(inside)
    expect(await answersOf(inside)).toEqual(before)
    path = join(inside.config.dataDir, 'second.zip')
    await backUp(path, { config: inside.config, progress })
    const again = await anInstance()
    await restoreTo(again)
    expect(await answersOf(again)).toEqual(before)
  })

  test('lets nobody in by an old session, token or link', async () => {
    const links = async ({ database }: Instance) =>
      (await sql`select * from one_time_link`.execute(database.db)).rows.length
    expect(await links(from)).toBe(1)
    await backUpFrom()
    const to = await anInstance()
    await restoreTo(to)
    expect(await links(to)).toBe(0)
    const backup = await openBackup(path)
    backup.close()
    const names = backup.manifest.tables.map((table) => table.name)
    expect(names).toContain('user_account')
    for (const secret of ['session', 'api_token', 'one_time_link', 'sign_in_throttle'])
      expect(names).not.toContain(secret)
  })
})

async function fillMore({ database }: Instance) {
  const by = { userId: null, fullName: 'Thử nghiệm', departmentId: null, via: 'system' } as const
  await database.db.transaction().execute((tx) =>
    addUnit(
      tx,
      {
        code: 'so-moi',
        name: 'Sở mới',
        shortName: null,
        kind: 'department',
        parentId: null,
        validFrom: null,
        validUntil: null,
      },
      { by, at: systemClock.now() },
    ),
  )
}

describe('a backup', () => {
  test('is one moment of the instance although people go on writing', async () => {
    let writing = true
    const writer = (async () => {
      for (let turn = 0; writing; turn += 1) {
        const work = from.database.db.transaction()
        await work.execute(async (tx) => {
          await sql`create table if not exists pair_a (n int); create table if not exists pair_b (n int)`.execute(tx)
          await sql`insert into pair_a values (${sql.lit(turn)}); insert into pair_b values (${sql.lit(turn)})`.execute(
            tx,
          )
        })
      }
    })()
    await new Promise((resolve) => setTimeout(resolve, 200))
    await backUpFrom()
    writing = false
    await writer
    const backup = await openBackup(path)
    backup.close()
    const rows = (name: string) => backup.manifest.tables.find((table) => table.name === name)?.rows
    expect(rows('pair_a')).toBeGreaterThan(0)
    expect(rows('pair_a')).toBe(rows('pair_b'))
  })

  test('never writes over a file', async () => {
    await writeFile(path, 'something of the office')
    expect(await codeOf(backUpFrom())).toBe('backup-exists')
    expect(await readFile(path, 'utf8')).toBe('something of the office')
  })

  test('leaves nothing behind where it cannot be written', async () => {
    path = join(from.config.dataDir, 'missing', 'backup.zip')
    await expect(backUpFrom()).rejects.toThrow()
    expect(await readdir(from.config.dataDir)).not.toContain('missing')
  })
})

describe('restoring is refused, with nothing touched,', () => {
  /** An instance that holds something, and a check that it still does. */
  async function untouched() {
    const to = await anInstance()
    await fill(to)
    const before = await answersOf(to)
    return { to, check: async () => expect(await answersOf(to)).toEqual(before) }
  }

  test('where the instance has data, unless it may be replaced; then a copy is kept', async () => {
    await backUpFrom()
    const { to, check } = await untouched()
    const before = await answersOf(to)
    expect(await codeOf(restoreTo(to))).toBe('has-data')
    await check()
    const restored = await restoreTo(to, true)
    expect((await answersOf(to)).accounts).toEqual((await answersOf(from)).accounts)
    path = restored.copy ?? ''
    await restoreTo(to, true)
    expect(await answersOf(to)).toEqual(before)
  })

  test('while an application works on the database', async () => {
    await backUpFrom()
    const to = await anInstance()
    const url = to.config.databaseUrl ?? ''
    const watch = await watchDatabase({ url, revive: async () => url, onReturn: () => {}, log: silentLog })
    expect(await codeOf(restoreTo(to))).toBe('application-running')
    await watch.close()
    expect(await codeOf(restoreTo(to))).toBe('done')
  })

  test('from a file that is cut off, anywhere', async () => {
    await backUpFrom()
    const { to, check } = await untouched()
    const whole = (await readFile(path)).length
    for (const length of [0, 1, 1000, Math.floor(whole / 2), whole - 1]) {
      const cut = `${path}.${length}`
      await cp(path, cut)
      await truncate(cut, length)
      expect([length, await codeOf(restore(cut, { config: to.config, progress, replace: true }))]).toEqual([
        length,
        'backup-damaged',
      ])
    }
    await check()
  })

  test('from a file of which a byte has changed, unless nothing that counts has', async () => {
    await backUpFrom()
    const whole = await readFile(path)
    const seed = randomBytes(4).readUInt32LE()
    const codes = new Set<string>()
    for (let turn = 0; turn < 60; turn += 1) {
      const place = (seed + turn * 104_729 * 31) % whole.length
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] ?? 0) ^ 0x55
      const target = `${path}.changed`
      await writeFile(target, changed)
      const code = await openBackup(target).then(
        (backup) => {
          backup.close()
          return 'same content'
        },
        (error) => error.problems?.[0]?.code ?? `seed ${seed}, byte ${place}: ${error}`,
      )
      codes.add(code)
    }
    expect([...codes].filter((code) => !['backup-damaged', 'same content'].includes(code))).toEqual([])
    expect(codes).toContain('backup-damaged')
  })

  test.each([
    ['a text file', Buffer.from('xin chào'), 'backup-damaged'],
    ['another ZIP', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'backup-damaged'],
  ])('from %s', async (_name, content, code) => {
    const { to, check } = await untouched()
    await writeFile(path, content)
    expect(await codeOf(restoreTo(to, true))).toBe(code)
    await check()
  })

  test('from a file that is not there', async () => {
    expect(await codeOf(restoreTo(await anInstance()))).toBe('backup-missing')
  })

  test('from a backup of a newer version', async () => {
    await sql`insert into cchc_migration (name) values ('209901010000-from-the-future')`.execute(from.database.db)
    const url = from.config.databaseUrl ?? ''
    await makeBackup({ url, dataDir: from.config.dataDir, path, software: '9.0.0', madeAt: new Date() })
    const { to, check } = await untouched()
    expect(await codeOf(restoreTo(to, true))).toBe('newer-backup')
    await check()
  })
})

test('an older backup is migrated as it is restored', async () => {
  const { db } = from.database
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
  const known = await knownMigrations()
  const older = known.filter((name) => name <= '202611230730-create-instance-setting')
  await db.transaction().execute((tx) => applyMigrations(tx, older))
  await fill(from)
  const url = from.config.databaseUrl ?? ''
  await makeBackup({ url, dataDir: from.config.dataDir, path, software: '0.0.9', madeAt: new Date() })
  const to = await anInstance()
  await restoreTo(to)
  expect(await recordedMigrations(to.database.db)).toEqual(known)
  expect(await answersOf(to)).toEqual(await answersOf(from))
})
