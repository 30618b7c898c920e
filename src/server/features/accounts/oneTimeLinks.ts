/** One-time links: how a person gets a first password, and the way back in. They hold for 72 hours and for one use. */
import { Login } from '../../../contract/accounts.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import {
  deleteSessionsOf,
  findLink,
  findUser,
  findUserByLogin,
  markLinkUsed,
  replaceLink,
  setPassword,
  type UserWithGrants,
} from './accounts.sql.ts'
import { linkGone, noSuchUser } from './refusals.ts'
import { hashPassword, hashSecret, newSecret } from './secrets.ts'
import { actorOf, type Client, type OpenedSession, openSession } from './sessions.ts'

const LIFE_MS = 72 * 3_600_000

export interface Invitation {
  readonly url: string
  readonly expiresAt: string
}

/** Makes a link within a transaction; those handed out before no longer work. */
export async function makeInvitation(
  services: Services,
  tx: Transaction,
  user: Pick<UserWithGrants, 'id' | 'full_name' | 'department_id'>,
  by: Doer,
): Promise<Invitation> {
  const secret = newSecret()
  const now = services.clock.now()
  const expiresAt = new Date(now.getTime() + LIFE_MS)
  await replaceLink(tx, { tokenHash: hashSecret(secret), userId: user.id, expiresAt })
  const subject = { kind: 'user', id: user.id, name: user.full_name }
  await recordAudit(tx, { at: now, by, action: 'account.invited', subject, departmentId: user.department_id })
  return { url: `${services.publicUrl}/lien-ket/${secret}`, expiresAt: expiresAt.toISOString() }
}

/** `cchc users invite LOGIN`: throws `user-not-found`. */
export async function inviteByCommand(services: Services, login: string, systemUser: string): Promise<Invitation> {
  const read = Login.safeParse(login)
  const user = read.success ? await findUserByLogin(services.db, read.data) : undefined
  if (!user || user.disabled_at) throw noSuchUser()
  const by: Doer = { userId: null, fullName: `dòng lệnh (${systemUser})`, departmentId: null, via: 'command' }
  return services.db.transaction().execute((tx) => makeInvitation(services, tx, user, by))
}

/** The link by which an empty instance gets its first administrator; the user was made beside it. */
export async function firstAdministratorLink(services: Services, tx: Transaction, userId: string): Promise<Invitation> {
  const user = await findUser(tx, userId)
  if (!user) throw noSuchUser()
  return makeInvitation(services, tx, user, { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' })
}

export async function showLink({ db, clock }: Services, token: string) {
  const link = await findLink(db, hashSecret(token), clock.now())
  if (!link) throw linkGone()
  return { login: link.login, fullName: link.full_name, expiresAt: link.expires_at.toISOString() }
}

/** Sets the password, ends older sessions and signs in. Of two people with one link only the first gets in. */
export async function useLink(
  services: Services,
  input: { readonly token: string; readonly password: string; readonly client: Client },
): Promise<OpenedSession> {
  const { db, clock } = services
  const tokenHash = hashSecret(input.token)
  if (!(await findLink(db, tokenHash, clock.now()))) throw linkGone()
  const passwordHash = await hashPassword(input.password)
  return db.transaction().execute(async (tx) => {
    const link = await findLink(tx, tokenHash, clock.now())
    const user = link && (await findUser(tx, link.user_id))
    if (!user || !(await markLinkUsed(tx, tokenHash, clock.now()))) throw linkGone()
    await setPassword(tx, user.id, passwordHash)
    await deleteSessionsOf(tx, user.id, null)
    const by: Actor = actorOf(user, 'web')
    const subject = { kind: 'user', id: user.id, name: user.full_name }
    await recordAudit(tx, { at: clock.now(), by, action: 'account.linkUsed', subject })
    return openSession(services, tx, user, input.client)
  })
}
