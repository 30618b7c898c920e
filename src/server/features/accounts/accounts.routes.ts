import { accountRoutes } from '../../../contract/accounts.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { showLink, useLink } from './oneTimeLinks.ts'
import {
  type Client,
  changeLanguage,
  changePassword,
  type OpenedSession,
  readMe,
  signIn,
  signOut,
  signOutEverywhere,
} from './sessions.ts'
import { createToken, readTokens, revokeToken } from './tokens.ts'
import { changeUser, createUser, disableUser, enableUser, inviteUser, usersOf, usersSheet } from './users.ts'

export const SESSION_COOKIE = 'cchc_session'

export function serveAccounts(serve: Serve<Actor>, services: Services): void {
  serveOwnAccount(serve, services)
  serve(accountRoutes.users, async ({ query, actor }) => {
    const { page, pageSize, sort, order, ...filter } = query
    const window = { limit: pageSize, offset: (page - 1) * pageSize }
    const found = await usersOf(services.db, actor, filter, { sort, order, ...window })
    return { ...found, page, pageSize }
  })
  serve(accountRoutes.usersSheet, async ({ query, actor }) => {
    const { sort, order, ...filter } = query
    return { fileName: 'Người dùng.xlsx', content: await usersSheet(services.db, actor, filter, { sort, order }) }
  })
  serve(accountRoutes.createUser, async ({ body, actor }) => createUser(services, actor, body))
  serve(accountRoutes.changeUser, async ({ params, body, actor }) => changeUser(services, actor, params.userId, body))
  serve(accountRoutes.disableUser, async ({ params, actor }) => disableUser(services, actor, params.userId))
  serve(accountRoutes.enableUser, async ({ params, actor }) => enableUser(services, actor, params.userId))
  serve(accountRoutes.inviteUser, async ({ params, actor }) => inviteUser(services, actor, params.userId))
}

function serveOwnAccount(serve: Serve<Actor>, services: Services): void {
  const welcome = (
    opened: OpenedSession,
    call: { setCookie: (name: string, value: string, maxAge: number) => void },
  ) => {
    call.setCookie(SESSION_COOKIE, opened.secret, opened.maxAgeSeconds)
    return opened.me
  }
  const clientOf = (call: { client: Omit<Client, 'session'>; cookie: (name: string) => string | null }): Client => ({
    ...call.client,
    session: call.cookie(SESSION_COOKIE),
  })
  serve(accountRoutes.signIn, async (call) =>
    welcome(await signIn(services, { ...call.body, client: clientOf(call) }), call),
  )
  serve(accountRoutes.me, async ({ actor, cookie }) => readMe(services, actor, cookie(SESSION_COOKIE)))
  serve(accountRoutes.signOut, async ({ actor, cookie, clearCookie }) => {
    await signOut(services, actor, cookie(SESSION_COOKIE))
    clearCookie(SESSION_COOKIE)
  })
  serve(accountRoutes.signOutEverywhere, async ({ actor, clearCookie }) => {
    await signOutEverywhere(services, actor)
    clearCookie(SESSION_COOKIE)
  })
  serve(accountRoutes.showLink, async ({ params }) => showLink(services, params.token))
  serve(accountRoutes.useLink, async (call) =>
    welcome(await useLink(services, { ...call.params, ...call.body, client: clientOf(call) }), call),
  )
  serve(accountRoutes.changePassword, async (call) =>
    changePassword(services, call.actor, { ...call.body, client: clientOf(call) }),
  )
  serve(accountRoutes.changeLanguage, async ({ body, actor }) => changeLanguage(services, actor, body.language))
  serve(accountRoutes.tokens, async ({ actor }) => readTokens(services, actor))
  serve(accountRoutes.createToken, async ({ body, actor }) => createToken(services, actor, body))
  serve(accountRoutes.revokeToken, async ({ params, actor }) => revokeToken(services, actor, params.tokenId))
}
