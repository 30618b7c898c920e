import { randomBytes } from 'node:crypto'
import { accountRoutes as routes } from '../../../src/contract/accounts.ts'
import { createUserWithPassword } from '../../../src/server/features/accounts/accounts.ts'
import { makeInvitation } from '../../../src/server/features/accounts/oneTimeLinks.ts'
import { type Department, password, type TestApp } from '../../support/app.ts'
import { row } from '../row.ts'

/** An administrator looks after the people of the own department; the instance's administrator after everybody. */
const keepers = ['administrator', 'instance'] as const
const system = {
  by: { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' },
  at: new Date(),
} as const

const writing = (target: Department) => ({
  login: `moi-${randomBytes(5).toString('hex')}`,
  fullName: 'Người mới',
  unitId: target.roomId,
  grants: [{ role: 'officer' as const, unitId: target.roomId }],
})

function newUser(app: TestApp, target: Department) {
  const input = { ...writing(target), email: null }
  return app.db.transaction().execute((tx) => createUserWithPassword(tx, input, { password, ...system }))
}

async function newLink(app: TestApp) {
  const user = await newUser(app, app.own)
  const { url } = await app.db
    .transaction()
    .execute((tx) =>
      makeInvitation(
        app.services,
        tx,
        { id: user.id, full_name: user.fullName, department_id: user.departmentId },
        system.by,
      ),
    )
  return { token: url.split('/').pop() ?? '' }
}

const aUser = async (app: TestApp, target: Department) => ({ params: { userId: (await newUser(app, target)).id } })

export const accountRows = [
  row(routes.signIn, 'anybody', {
    input: async (app) => ({ body: { login: (await newUser(app, app.own)).login, password } }),
  }),
  row(routes.me, 'signedIn'),
  row(routes.signOut, 'signedIn'),
  row(routes.signOutEverywhere, 'signedIn'),
  row(routes.showLink, 'anybody', { input: async (app) => ({ params: await newLink(app) }) }),
  row(routes.useLink, 'anybody', {
    input: async (app) => ({ params: await newLink(app), body: { password: 'một mật khẩu dài' } }),
  }),
  row(routes.changePassword, 'signedIn', {
    input: async (app, person) => {
      await app.send(person, routes.me)
      const { hashPassword } = await import('../../../src/server/features/accounts/secrets.ts')
      const hash = await hashPassword(password)
      await app.db.updateTable('user_account').set({ password_hash: hash }).where('login', '=', person).execute()
      return { body: { current: password, next: 'mật khẩu khác 2023' } }
    },
  }),
  row(routes.changeLanguage, 'signedIn', { input: async () => ({ body: { language: 'vi' } }) }),
  row(routes.tokens, 'signedIn'),
  row(routes.createToken, 'signedIn', { input: async () => ({ body: { name: 'Thử' } }) }),
  row(routes.revokeToken, 'signedIn', {
    input: async (app, person) => {
      const made = person === 'nobody' ? null : await app.call(person, routes.createToken, { body: { name: 'Thử' } })
      return { params: { tokenId: made?.created.id ?? crypto.randomUUID() } }
    },
  }),
  row(routes.users, keepers),
  row(routes.usersSheet, keepers),
  row(routes.createUser, keepers, { about: async (_, target) => ({ body: writing(target) }) }),
  row(routes.changeUser, keepers, {
    about: async (app, target) => ({ ...(await aUser(app, target)), body: { ...writing(target), version: 1 } }),
  }),
  row(routes.disableUser, keepers, { about: aUser }),
  row(routes.enableUser, keepers, { about: aUser }),
  row(routes.inviteUser, keepers, { about: aUser }),
]
