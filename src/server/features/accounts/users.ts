/** The people of a department, their units and roles; an administrator looks after them. */
import type { User, UserWriting } from '../../../contract/accounts.ts'
import { type Actor, type Grant, isInstanceAdministrator } from '../../../core/access/permissions.ts'
import { requirePermission } from '../../../core/access/requirePermission.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { wallClock } from '../../platform/clock.ts'
import type { Database, Transaction } from '../../platform/db/database.ts'
import { isUniqueViolation } from '../../platform/db/faults.ts'
import type { Services } from '../../platform/services.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { type Doer, recordAudit } from '../audit/audit.ts'
import { listUnits, placeOf } from '../units/units.ts'
import {
  countInstanceAdministrators,
  countUserRows,
  deleteLinksOf,
  deleteSessionsOf,
  deleteTokensOf,
  findUser,
  insertUser,
  listUserRows,
  replaceGrants,
  setDisabled,
  type UserFilter,
  type UserOrder,
  type UserWithGrants,
  updateUser,
} from './accounts.sql.ts'
import { type Invitation, makeInvitation } from './oneTimeLinks.ts'
import {
  grantBeyondOwn,
  grantOutsideDepartment,
  grantWithoutUnit,
  lastAdministrator,
  loginTaken,
  noSuchUser,
  userChangedMeanwhile,
  userIsDisabled,
} from './refusals.ts'
import { hashPassword } from './secrets.ts'

const MOST_ROWS_OF_A_SHEET = 10_000

type Filter = Omit<UserFilter, 'departmentId'>

/** A page of the users that the administrator looks after, by name; `text` is searched without diacritics. */
export async function usersOf(
  db: Database,
  actor: Actor,
  filter: Filter,
  page: UserOrder & { readonly limit: number; readonly offset: number },
) {
  const within = withinReach(actor, filter)
  const [rows, total] = await Promise.all([listUserRows(db, within, page), countUserRows(db, within)])
  return { rows: rows.map(userOf), total }
}

/** The users of the page's filter in the page's order, all of them. */
export async function usersSheet(db: Database, actor: Actor, filter: Filter, order: UserOrder): Promise<Uint8Array> {
  const page = { ...order, limit: MOST_ROWS_OF_A_SHEET, offset: 0 }
  const found = await listUserRows(db, withinReach(actor, filter), page)
  const units = new Map((await listUnits(db, null)).map((unit) => [unit.id, unit.name]))
  const rows = found.map((user) => [
    user.full_name,
    user.login,
    user.email,
    units.get(user.unit_id) ?? null,
    user.grants
      .map((grant) => `${roleWords[grant.role]} (${grant.unitId ? units.get(grant.unitId) : 'toàn hệ thống'})`)
      .join('; '),
    stateWords[stateOf(user)],
    user.last_sign_in_at && wallClock(user.last_sign_in_at),
  ])
  const columns = [
    'Họ và tên',
    'Tên đăng nhập',
    'Thư điện tử',
    'Đơn vị công tác',
    'Vai trò',
    'Trạng thái',
    'Đăng nhập lần cuối',
  ]
  return writeSheet({ name: 'Người dùng', columns, rows })
}

const roleWords: Record<Grant['role'], string> = {
  office: 'Văn phòng Sở',
  director: 'Lãnh đạo Sở',
  head: 'Trưởng phòng',
  officer: 'Chuyên viên',
  administrator: 'Quản trị',
}
const stateWords: Record<User['state'], string> = {
  invited: 'Chờ đặt mật khẩu',
  active: 'Đang dùng',
  disabled: 'Đã khoá',
}

/** Adds a person and makes the link by which the person sets a password. */
export async function createUser(
  services: Services,
  actor: Actor,
  input: UserWriting,
): Promise<{ user: User; invitation: Invitation }> {
  return services.db.transaction().execute(async (tx) => {
    await requireReach(tx, actor, input)
    const user = await addUser(tx, input, { passwordHash: null, by: actor, at: services.clock.now() })
    return { user: userOf(user), invitation: await makeInvitation(services, tx, user, actor) }
  })
}

/** For the sample office and the first administrator: no rights are asked, and the password may be set at once. */
export async function createUserWithPassword(
  tx: Transaction,
  input: UserWriting,
  options: { readonly password: string | null; readonly by: Doer; readonly at: Date },
): Promise<User> {
  const passwordHash = options.password === null ? null : await hashPassword(options.password)
  return userOf(await addUser(tx, input, { passwordHash, by: options.by, at: options.at }))
}

async function addUser(
  tx: Transaction,
  input: UserWriting,
  options: { readonly passwordHash: string | null; readonly by: Doer; readonly at: Date },
): Promise<UserWithGrants> {
  const id = await orLoginTaken(input.login, () =>
    insertUser(tx, { ...valuesOf(input), password_hash: options.passwordHash }),
  )
  await replaceGrants(tx, id, input.grants)
  const user = await getUser(tx, id)
  await recordAudit(tx, {
    at: options.at,
    by: options.by,
    action: 'account.created',
    subject: { kind: 'user', id, name: user.full_name },
    departmentId: user.department_id,
    detail: { login: user.login, grants: user.grants },
  })
  return user
}

export async function changeUser(
  { db, clock }: Services,
  actor: Actor,
  userId: string,
  input: UserWriting & { readonly version: number },
): Promise<User> {
  return db.transaction().execute(async (tx) => {
    const before = await getUserInReach(tx, actor, userId)
    await requireReach(tx, actor, input)
    if (isInstanceWide(before.grants) && !isInstanceWide(input.grants)) await requireAnotherAdministrator(tx, userId)
    if (!(await orLoginTaken(input.login, () => updateUser(tx, userId, input.version, valuesOf(input)))))
      throw userChangedMeanwhile()
    await replaceGrants(tx, userId, input.grants)
    const after = await getUser(tx, userId)
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'account.changed',
      subject: { kind: 'user', id: userId, name: after.full_name },
      departmentId: after.department_id,
      detail: { before: seen(before), after: seen(after) },
    })
    return userOf(after)
  })
}

/** Locks a person out: sessions, tokens and links handed out end at once. */
export async function disableUser({ db, clock }: Services, actor: Actor, userId: string): Promise<User> {
  return db.transaction().execute(async (tx) => {
    const user = await getUserInReach(tx, actor, userId)
    if (isInstanceWide(user.grants)) await requireAnotherAdministrator(tx, userId)
    await setDisabled(tx, userId, clock.now())
    await deleteSessionsOf(tx, userId, null)
    await deleteTokensOf(tx, userId)
    await deleteLinksOf(tx, userId)
    const subject = { kind: 'user', id: userId, name: user.full_name }
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'account.disabled',
      subject,
      departmentId: user.department_id,
    })
    return userOf(await getUser(tx, userId))
  })
}

export async function enableUser({ db, clock }: Services, actor: Actor, userId: string): Promise<User> {
  return db.transaction().execute(async (tx) => {
    const user = await getUserInReach(tx, actor, userId)
    await setDisabled(tx, userId, null)
    const subject = { kind: 'user', id: userId, name: user.full_name }
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'account.enabled',
      subject,
      departmentId: user.department_id,
    })
    return userOf(await getUser(tx, userId))
  })
}

export async function inviteUser(services: Services, actor: Actor, userId: string): Promise<Invitation> {
  return services.db.transaction().execute(async (tx) => {
    const user = await getUserInReach(tx, actor, userId)
    if (user.disabled_at) throw userIsDisabled()
    return makeInvitation(services, tx, user, actor)
  })
}

function withinReach(actor: Actor, filter: Filter): UserFilter {
  const text = filter.text === undefined ? undefined : foldVietnamese(filter.text)
  return { ...filter, text, departmentId: isInstanceAdministrator(actor) ? null : actor.departmentId }
}

async function getUser(tx: Transaction, id: string): Promise<UserWithGrants> {
  const user = await findUser(tx, id)
  if (!user) throw noSuchUser()
  return user
}

/** The user, when the administrator may look after that person: nobody below touches an instance's administrator. */
async function getUserInReach(tx: Transaction, actor: Actor, id: string): Promise<UserWithGrants> {
  const user = await getUser(tx, id)
  requirePermission(actor, 'writeUsers', await placeOf(tx, user.unit_id))
  if (isInstanceWide(user.grants) && !isInstanceAdministrator(actor)) throw grantBeyondOwn()
  return user
}

/** The person's unit and every role lie where the administrator may give them, and in one department. */
async function requireReach(tx: Transaction, actor: Actor, input: UserWriting): Promise<void> {
  const home = await placeOf(tx, input.unitId)
  requirePermission(actor, 'writeUsers', home)
  for (const grant of input.grants) {
    if (grant.unitId === null) {
      if (grant.role !== 'administrator') throw grantWithoutUnit()
      if (!isInstanceAdministrator(actor)) throw grantBeyondOwn()
      continue
    }
    const { departmentId } = await placeOf(tx, grant.unitId)
    if (departmentId !== home.departmentId) throw grantOutsideDepartment()
  }
}

async function requireAnotherAdministrator(tx: Transaction, exceptId: string): Promise<void> {
  if ((await countInstanceAdministrators(tx, exceptId)) === 0) throw lastAdministrator()
}

const isInstanceWide = (grants: readonly Grant[]) => grants.some((grant) => grant.unitId === null)

async function orLoginTaken<Value>(login: string, write: () => Promise<Value>): Promise<Value> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) throw loginTaken(login)
    throw error
  }
}

function valuesOf(input: UserWriting) {
  return {
    login: input.login,
    full_name: input.fullName,
    email: input.email,
    unit_id: input.unitId,
    search: foldVietnamese([input.fullName, input.login, input.email ?? ''].join(' ')),
  }
}

const seen = (user: UserWithGrants) => ({
  login: user.login,
  fullName: user.full_name,
  email: user.email,
  unitId: user.unit_id,
  grants: user.grants,
})

function stateOf(user: UserWithGrants): User['state'] {
  if (user.disabled_at) return 'disabled'
  return user.password_hash === null ? 'invited' : 'active'
}

function userOf(user: UserWithGrants): User {
  return {
    id: user.id,
    login: user.login,
    fullName: user.full_name,
    email: user.email,
    unitId: user.unit_id,
    departmentId: user.department_id,
    grants: [...user.grants],
    state: stateOf(user),
    lastSignInAt: user.last_sign_in_at?.toISOString() ?? null,
    version: user.version,
  }
}
