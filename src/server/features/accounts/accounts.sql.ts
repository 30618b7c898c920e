/** Every query of users, sessions, tokens, one-time links and the throttle of signing in. */
import { type Generated, type RawBuilder, type Selectable, sql } from 'kysely'
import type { userSorts } from '../../../contract/accounts.ts'
import type { Grant } from '../../../core/access/permissions.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'

declare module '../../platform/db/tables.ts' {
  interface Tables {
    user_account: UserTable
    user_grant: { user_id: string; role: Grant['role']; unit_id: string | null }
    session: SessionTable
    api_token: TokenTable
    one_time_link: { token_hash: string; user_id: string; expires_at: Date; used_at: Date | null }
    sign_in_throttle: { key: string; failures: number; counted_from: Date; closed_until: Date | null }
  }
}

interface UserTable {
  id: Generated<string>
  login: string
  full_name: string
  email: string | null
  unit_id: string
  password_hash: string | null
  language: Generated<'vi' | 'en'>
  disabled_at: Date | null
  last_sign_in_at: Date | null
  search: string
  version: Generated<number>
}
interface SessionTable {
  token_hash: string
  user_id: string
  csrf_token: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  address: string
  user_agent: string
}
interface TokenTable {
  id: Generated<string>
  user_id: string
  name: string
  token_hash: string
  created_at: Date
  last_used_at: Date | null
  expires_on: string | null
}
export type UserRow = Selectable<UserTable>
export type TokenRow = Selectable<TokenTable>
type Either = Database | Transaction

/** A user with the department and the roles, as the guards and the screens need them. */
export interface UserWithGrants extends UserRow {
  readonly department_id: string
  readonly grants: readonly Grant[]
}

const grantsOfUser = sql<Grant[]>`coalesce((
  select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id) order by g.role, g.unit_id)
  from user_grant g where g.user_id = u.id), '[]'::json)`.as('grants')

function users(db: Either) {
  return db
    .selectFrom('user_account as u')
    .innerJoin('unit', 'unit.id', 'u.unit_id')
    .selectAll('u')
    .select(['unit.department_id', grantsOfUser])
}

export function findUser(db: Either, id: string): Promise<UserWithGrants | undefined> {
  return users(db).where('u.id', '=', id).executeTakeFirst()
}

export function findUserByLogin(db: Either, login: string): Promise<UserWithGrants | undefined> {
  return users(db).where('u.login', '=', login).executeTakeFirst()
}

/** The living session of a cookie with its user, in one statement: every request asks for it. */
export function findSession(db: Either, tokenHash: string, now: Date, seenAfter: Date) {
  return users(db)
    .innerJoin('session as s', 's.user_id', 'u.id')
    .select(['s.csrf_token', 's.last_seen_at', 's.token_hash'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', seenAfter)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** The user of a bearer token that has not run out on `today`. */
export function findTokenUser(db: Either, tokenHash: string, today: string) {
  return users(db)
    .innerJoin('api_token as t', 't.user_id', 'u.id')
    .select(['t.id as token_id', 't.last_used_at'])
    .where('t.token_hash', '=', tokenHash)
    .where((eb) => eb.or([eb('t.expires_on', 'is', null), eb('t.expires_on', '>=', today)]))
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst()
}

export interface UserFilter {
  /** Null: users of every department. */
  readonly departmentId: string | null
  readonly text?: string | undefined
  readonly state?: 'invited' | 'active' | 'disabled' | undefined
  readonly unitId?: string | undefined
}

export interface UserOrder {
  readonly sort?: (typeof userSorts)[number] | undefined
  readonly order: 'asc' | 'desc'
}

/** A page of users; by name where no column is asked for, and among those who are alike in the column. */
export function listUserRows(db: Database, filter: UserFilter, page: UserOrder & { limit: number; offset: number }) {
  const { sort = 'fullName', order } = page
  return filteredUsers(db, filter)
    .orderBy(sortKeys[sort], (by) => (order === 'desc' ? by.desc().nullsLast() : by.asc().nullsFirst()))
    .orderBy(sortKeys.fullName)
    .orderBy('u.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

const sortKeys: Record<NonNullable<UserOrder['sort']>, RawBuilder<unknown>> = {
  fullName: sql`u.full_name collate "vi-x-icu"`,
  login: sql`u.login`,
  unit: sql`unit.name collate "vi-x-icu"`,
  state: sql`case when u.disabled_at is not null then 3 when u.password_hash is null then 1 else 2 end`,
  lastSignInAt: sql`u.last_sign_in_at`,
}

export async function countUserRows(db: Database, filter: UserFilter): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from (${filteredUsers(db, filter)}) counted`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

function filteredUsers(db: Database, filter: UserFilter) {
  let query = users(db)
  if (filter.departmentId) query = query.where('unit.department_id', '=', filter.departmentId)
  if (filter.unitId) query = query.where('u.unit_id', '=', filter.unitId)
  if (filter.text) query = query.where('u.search', 'like', `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`)
  if (filter.state === 'disabled') query = query.where('u.disabled_at', 'is not', null)
  if (filter.state === 'invited') query = query.where('u.disabled_at', 'is', null).where('u.password_hash', 'is', null)
  if (filter.state === 'active')
    query = query.where('u.disabled_at', 'is', null).where('u.password_hash', 'is not', null)
  return query
}

export async function insertUser(
  tx: Transaction,
  user: Pick<UserRow, 'login' | 'full_name' | 'email' | 'unit_id' | 'password_hash' | 'search'>,
): Promise<string> {
  const { id } = await tx.insertInto('user_account').values(user).returning('id').executeTakeFirstOrThrow()
  return id
}

/** True when the user still had `version`. */
export async function updateUser(
  tx: Transaction,
  id: string,
  version: number,
  values: Pick<UserRow, 'login' | 'full_name' | 'email' | 'unit_id' | 'search'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('user_account')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function replaceGrants(tx: Transaction, userId: string, grants: readonly Grant[]): Promise<void> {
  await tx.deleteFrom('user_grant').where('user_id', '=', userId).execute()
  const rows = new Map(grants.map((grant) => [`${grant.role} ${grant.unitId}`, grant]))
  await tx
    .insertInto('user_grant')
    .values([...rows.values()].map((grant) => ({ user_id: userId, role: grant.role, unit_id: grant.unitId })))
    .execute()
}

export async function setDisabled(tx: Transaction, id: string, at: Date | null): Promise<void> {
  await tx
    .updateTable('user_account')
    .set((eb) => ({ disabled_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function setPassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
  await tx.updateTable('user_account').set({ password_hash: passwordHash }).where('id', '=', id).execute()
}

export async function setLanguage(tx: Transaction, id: string, language: 'vi' | 'en'): Promise<void> {
  await tx.updateTable('user_account').set({ language }).where('id', '=', id).execute()
}

export async function noteSignIn(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.updateTable('user_account').set({ last_sign_in_at: at }).where('id', '=', id).execute()
}

/**
 * How many people, `exceptId` left out, can still look after the whole instance. All of them are locked, in one order,
 * so that of two who would leave each other out the second sees that the first is gone.
 */
export async function countInstanceAdministrators(tx: Transaction, exceptId: string): Promise<number> {
  const rows = await tx
    .selectFrom('user_account as u')
    .innerJoin('user_grant as g', 'g.user_id', 'u.id')
    .select('u.id')
    .where('g.role', '=', 'administrator')
    .where('g.unit_id', 'is', null)
    .where('u.disabled_at', 'is', null)
    .orderBy('u.id')
    .forUpdate()
    .execute()
  return rows.filter(({ id }) => id !== exceptId).length
}

export async function insertSession(tx: Transaction, session: Selectable<SessionTable>): Promise<void> {
  await tx.insertInto('session').values(session).execute()
}

export async function touchSession(db: Database, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(tx: Transaction, tokenHash: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Ends every session of a user, but for the one that is kept. */
export async function deleteSessionsOf(tx: Transaction, userId: string, exceptHash: string | null): Promise<void> {
  let query = tx.deleteFrom('session').where('user_id', '=', userId)
  if (exceptHash !== null) query = query.where('token_hash', '<>', exceptHash)
  await query.execute()
}

export async function deleteDeadSessions(tx: Transaction, now: Date): Promise<void> {
  await sql`
    delete from session where token_hash in (
      select token_hash from session where expires_at <= ${now} for update skip locked)`.execute(tx)
}

export function listTokens(db: Database, userId: string): Promise<TokenRow[]> {
  return db.selectFrom('api_token').selectAll().where('user_id', '=', userId).orderBy('created_at', 'desc').execute()
}

export function insertToken(tx: Transaction, token: Omit<TokenRow, 'id' | 'last_used_at'>): Promise<TokenRow> {
  return tx.insertInto('api_token').values(token).returningAll().executeTakeFirstOrThrow()
}

export function deleteToken(tx: Transaction, id: string, userId: string) {
  return tx
    .deleteFrom('api_token')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('name')
    .executeTakeFirst()
}

export async function deleteTokensOf(tx: Transaction, userId: string): Promise<void> {
  await tx.deleteFrom('api_token').where('user_id', '=', userId).execute()
}

export async function touchToken(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('api_token').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** A new link; those handed out before no longer work. */
export async function replaceLink(
  tx: Transaction,
  link: { tokenHash: string; userId: string; expiresAt: Date },
): Promise<void> {
  await deleteLinksOf(tx, link.userId)
  await tx
    .insertInto('one_time_link')
    .values({ token_hash: link.tokenHash, user_id: link.userId, expires_at: link.expiresAt, used_at: null })
    .execute()
}

export async function deleteLinksOf(tx: Transaction, userId: string): Promise<void> {
  await tx.deleteFrom('one_time_link').where('user_id', '=', userId).execute()
}

/** The living link, or nothing. */
export function findLink(db: Either, tokenHash: string, now: Date) {
  return db
    .selectFrom('one_time_link as l')
    .innerJoin('user_account as u', 'u.id', 'l.user_id')
    .select(['l.user_id', 'l.expires_at', 'u.login', 'u.full_name'])
    .where('l.token_hash', '=', tokenHash)
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** True for the one caller who used the living link first. */
export async function markLinkUsed(tx: Transaction, tokenHash: string, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/**
 * Counts an attempt before it is judged, so that many at one moment cannot slip through together. Beyond `most` within
 * the window the key is closed until `until`: then that moment is returned, else null. Windows that passed start anew.
 */
export async function countAttempt(
  db: Database,
  key: string,
  rule: { readonly now: Date; readonly since: Date; readonly until: Date; readonly most: number },
): Promise<Date | null> {
  const { rows } = await sql<{ closed_until: Date | null }>`
    insert into sign_in_throttle as t (key, failures, counted_from) values (${key}, 1, ${rule.now})
    on conflict (key) do update set (failures, counted_from, closed_until) = (
      select
        case when passed then 1 else t.failures + 1 end,
        case when passed then excluded.counted_from else t.counted_from end,
        case when closed then t.closed_until
          when not passed and t.failures + 1 > ${rule.most}::int then ${rule.until}::timestamptz end
      from (select coalesce(t.closed_until > ${rule.now}, false) as closed) c,
        lateral (select t.counted_from < ${rule.since} and not closed as passed) p)
    returning closed_until`.execute(db)
  return rows[0]?.closed_until ?? null
}

export async function forgetAttempts(tx: Transaction, key: string): Promise<void> {
  await tx.deleteFrom('sign_in_throttle').where('key', '=', key).execute()
}

/** Takes back one counted attempt, which was a right one. */
export async function giveBackAttempt(tx: Transaction, key: string): Promise<void> {
  await sql`update sign_in_throttle set failures = greatest(failures - 1, 0) where key = ${key}`.execute(tx)
}

/** Sweeps counters whose window has passed; those that somebody else is counting at are left alone. */
export async function deleteOldAttempts(tx: Transaction, before: Date): Promise<void> {
  await sql`
    delete from sign_in_throttle where key in (
      select key from sign_in_throttle
      where counted_from < ${before} and (closed_until is null or closed_until < ${before})
      for update skip locked)`.execute(tx)
}
