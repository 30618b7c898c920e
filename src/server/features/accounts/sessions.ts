/** Signing in and out, sessions and what stands behind a request. */
import type { Me } from '../../../contract/accounts.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { readSettings } from '../settings/settings.ts'
import { getUnit } from '../units/units.ts'
import {
  deleteDeadSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  findTokenUser,
  findUser,
  findUserByLogin,
  insertSession,
  noteSignIn,
  setLanguage,
  setPassword,
  touchSession,
  touchToken,
  type UserWithGrants,
} from './accounts.sql.ts'
import { noSuchUser, samePassword, wrongCsrf, wrongPassword, wrongSignIn, wrongToken } from './refusals.ts'
import { hashPassword, hashSecret, isSameSecret, matchesPassword, newSecret } from './secrets.ts'
import { admitAttempt, forgiveAttempt } from './throttle.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A session ends after a working day without use, and after a week in any case. */
const IDLE_MS = 12 * HOUR
const LIFE_MS = 7 * 24 * HOUR

export interface Client {
  readonly address: string
  readonly userAgent: string
  /** The session that this browser still carries; it ends when another is opened. */
  readonly session: string | null
}

export interface OpenedSession {
  /** Goes into the cookie; only its hash is stored. */
  readonly secret: string
  readonly maxAgeSeconds: number
  readonly me: Me
}

export interface Credentials {
  /** The bearer token, '' where the header names none, null without such a header. */
  readonly bearer: string | null
  readonly session: string | null
  readonly csrfToken: string
  /** True for methods that write. */
  readonly writes: boolean
}

/**
 * The person behind a request, or null. A wrong bearer token is refused (401), also beside a good cookie; a writing
 * request of a session without its CSRF token is refused (403).
 */
export async function authenticateRequest(services: Services, credentials: Credentials): Promise<Actor | null> {
  if (credentials.bearer !== null) return authenticateToken(services, credentials.bearer)
  if (credentials.session === null) return null
  const now = services.clock.now()
  const row = await findSession(services.db, hashSecret(credentials.session), now, new Date(now.getTime() - IDLE_MS))
  if (!row) return null
  if (credentials.writes && !isSameSecret(credentials.csrfToken, row.csrf_token)) throw wrongCsrf()
  if (now.getTime() - row.last_seen_at.getTime() > 5 * MINUTE) await touchSession(services.db, row.token_hash, now)
  return actorOf(row, 'web')
}

async function authenticateToken({ db, clock }: Services, token: string): Promise<Actor> {
  const row = token ? await findTokenUser(db, hashSecret(token), clock.today()) : undefined
  if (!row) throw wrongToken()
  const now = clock.now()
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 5 * MINUTE)
    await touchToken(db, row.token_id, now)
  return actorOf(row, 'token')
}

export function actorOf(user: UserWithGrants, via: Actor['via']): Actor {
  return {
    userId: user.id,
    login: user.login,
    fullName: user.full_name,
    unitId: user.unit_id,
    departmentId: user.department_id,
    grants: user.grants,
    via,
  }
}

/** Signs in with a password. An unknown login, a disabled person and a wrong password take the same steps and get the same sentence. */
export async function signIn(
  services: Services,
  input: { readonly login: string; readonly password: string; readonly client: Client },
): Promise<OpenedSession> {
  const { db } = services
  const login = input.login.normalize('NFC').trim().toLowerCase()
  const attempt = { login, address: input.client.address }
  await admitAttempt(services, attempt)
  const user = await findUserByLogin(db, login)
  const matches = await matchesPassword(input.password, user && !user.disabled_at ? user.password_hash : null)
  if (!user || !matches) {
    await noteRefusedSignIn(services, user, input.client)
    throw wrongSignIn()
  }
  return db.transaction().execute(async (tx) => {
    await forgiveAttempt(services, tx, attempt)
    return openSession(services, tx, user, input.client)
  })
}

/**
 * A login that nobody has is written down as well, so that a refusal takes as long; but without its words, which may
 * be a password in the wrong field.
 */
async function noteRefusedSignIn({ db, clock }: Services, user: UserWithGrants | undefined, client: Client) {
  await db.transaction().execute((tx) =>
    recordAudit(tx, {
      at: clock.now(),
      by: { userId: null, fullName: user?.full_name ?? 'Không rõ', departmentId: null, via: 'system' },
      action: 'account.signInRefused',
      subject: { kind: 'user', id: user?.id ?? null, name: user?.full_name ?? null },
      departmentId: user?.department_id ?? null,
      detail: { address: client.address },
    }),
  )
}

/** Opens a session within a transaction: after a password or a one-time link has been accepted. */
export async function openSession(
  services: Services,
  tx: Transaction,
  user: UserWithGrants,
  client: Client,
): Promise<OpenedSession> {
  const now = services.clock.now()
  const secret = newSecret()
  const csrfToken = newSecret()
  await deleteDeadSessions(tx, now)
  if (client.session) await deleteSession(tx, hashSecret(client.session))
  await insertSession(tx, {
    token_hash: hashSecret(secret),
    user_id: user.id,
    csrf_token: csrfToken,
    created_at: now,
    last_seen_at: now,
    expires_at: new Date(now.getTime() + LIFE_MS),
    address: client.address,
    user_agent: client.userAgent,
  })
  await noteSignIn(tx, user.id, now)
  const actor = actorOf(user, 'web')
  const me = await describe(services, tx, user, csrfToken)
  const subject = { kind: 'user', id: user.id, name: user.full_name }
  await recordAudit(tx, {
    at: now,
    by: actor,
    action: 'account.signedIn',
    subject,
    detail: { address: client.address },
  })
  return { secret, maxAgeSeconds: LIFE_MS / 1000, me }
}

/** The person signed in and what every screen needs. A script's token has no CSRF token: it needs none. */
export async function readMe(services: Services, actor: Actor, session: string | null): Promise<Me> {
  const user = await findUser(services.db, actor.userId)
  if (!user) throw noSuchUser()
  const now = services.clock.now()
  const open = session ? await findSession(services.db, hashSecret(session), now, new Date(0)) : undefined
  return describe(services, services.db, user, actor.via === 'web' ? (open?.csrf_token ?? '') : '')
}

async function describe(
  services: Services,
  db: Services['db'] | Transaction,
  user: UserWithGrants,
  csrfToken: string,
): Promise<Me> {
  const [settings, department] = await Promise.all([readSettings(db), getUnit(db, user.department_id)])
  return {
    userId: user.id,
    login: user.login,
    fullName: user.full_name,
    unitId: user.unit_id,
    departmentId: user.department_id,
    departmentName: department.name,
    departmentCode: department.code,
    grants: [...user.grants],
    language: user.language,
    csrfToken,
    today: settings.demonstrationDay ?? services.clock.today(),
    demonstration: settings.demonstrationDay !== null,
    sample: settings.sample,
  }
}

export async function signOut({ db, clock }: Services, actor: Actor, session: string | null): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (session) await deleteSession(tx, hashSecret(session))
    await recordAudit(tx, { at: clock.now(), by: actor, action: 'account.signedOut', subject: subjectOf(actor) })
  })
}

export async function signOutEverywhere({ db, clock }: Services, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await deleteSessionsOf(tx, actor.userId, null)
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'account.signedOutEverywhere',
      subject: subjectOf(actor),
    })
  })
}

/** Changes the own password; every other session ends. Guessing the current one is held back like signing in. */
export async function changePassword(
  services: Services,
  actor: Actor,
  input: { readonly current: string; readonly next: string; readonly client: Client },
): Promise<void> {
  const { db, clock } = services
  const attempt = { login: actor.login, address: input.client.address }
  await admitAttempt(services, attempt)
  const user = await findUser(db, actor.userId)
  if (!user || !(await matchesPassword(input.current, user.password_hash))) throw wrongPassword()
  if (input.current === input.next) throw samePassword()
  const passwordHash = await hashPassword(input.next)
  await db.transaction().execute(async (tx) => {
    await forgiveAttempt(services, tx, attempt)
    await setPassword(tx, actor.userId, passwordHash)
    await deleteSessionsOf(tx, actor.userId, input.client.session && hashSecret(input.client.session))
    await recordAudit(tx, { at: clock.now(), by: actor, action: 'account.passwordChanged', subject: subjectOf(actor) })
  })
}

export async function changeLanguage({ db, clock }: Services, actor: Actor, language: 'vi' | 'en'): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await setLanguage(tx, actor.userId, language)
    const subject = subjectOf(actor)
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'account.languageChanged',
      subject,
      detail: { language },
    })
  })
}

const subjectOf = (actor: Actor) => ({ kind: 'user', id: actor.userId, name: actor.fullName })
