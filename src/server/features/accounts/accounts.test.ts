import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { password, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { accountRoutes } from '../../../contract/accounts.ts'
import { settingRoutes } from '../../../contract/settings.ts'
import { unitRoutes } from '../../../contract/units.ts'
import type { Actor } from '../../../core/access/permissions.ts'
import { type Clock, dayOfInstant } from '../../platform/clock.ts'
import { readSheet } from '../../platform/sheets/readSheet.ts'
import { listAudit } from '../audit/audit.ts'
import { findUser } from './accounts.sql.ts'
import { inviteByCommand } from './accounts.ts'
import { actorOf } from './sessions.ts'
import { disableUser } from './users.ts'

let office: TestApp
beforeAll(async () => {
  office = await testApp()
})
afterAll(() => office.close())

describe('signing in', () => {
  test('gives the person, the department and what the screens need, and a cookie no script can read', async () => {
    const answer = await office.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: ' OFFICE ', password },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      login: 'office',
      departmentCode: 'so',
      today: '2023-04-05',
      demonstration: false,
    })
    expect(answer.cookies[0]).toMatchObject({ name: 'cchc_session', httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  test('says the same of a wrong password and of a login that nobody has', async () => {
    const wrong = await office.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'office', password: 'sai' },
    })
    const nobody = await office.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'khong-co', password: 'sai' },
    })
    expect([wrong.statusCode, nobody.statusCode]).toEqual([401, 401])
    expect(nobody.json().text).toBe(wrong.json().text)
    expect(wrong.json().text).toMatch(/chưa đúng/)
  })

  test('closes after five failures for one login, also for the right password, and says how long', async () => {
    const attempt = (word: string) =>
      office.app.inject({ method: 'POST', url: '/api/session', payload: { login: 'other-head', password: word } })
    for (let n = 0; n < 5; n += 1) expect((await attempt('sai')).statusCode).toBe(401)
    const closed = await attempt(password)
    expect(closed.statusCode).toBe(429)
    expect(closed.json().text).toMatch(/đợi 15 phút/)
    expect(Number(closed.headers['retry-after'])).toBeGreaterThan(14 * 60)
  })

  test('lets no more than five guesses through, however many come at one moment', async () => {
    const guess = () =>
      office.app.inject({ method: 'POST', url: '/api/session', payload: { login: 'khong-ai-ca', password: 'sai' } })
    const statuses = (await Promise.all(Array.from({ length: 12 }, guess))).map((answer) => answer.statusCode)
    expect(statuses.sort()).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
  })

  test('counts nothing against an address whose people sign in rightly', async () => {
    const signIn = () =>
      office.app.inject({ method: 'POST', url: '/api/session', payload: { login: 'other-director', password } })
    for (let n = 0; n < 60; n += 1) expect((await signIn()).statusCode).toBe(200)
  })

  test('writes down a refusal without the words of a login that nobody has', async () => {
    const typed = 'mat-khau-go-nham'
    await office.app.inject({ method: 'POST', url: '/api/session', payload: { login: typed, password: 'x' } })
    const { rows } = await listAudit(
      office.db,
      { departmentId: null, action: 'account.signInRefused' },
      { limit: 1, offset: 0 },
    )
    expect(rows[0]).toMatchObject({ subject_id: null, subject_name: null, department_id: null })
    expect(JSON.stringify(rows)).not.toContain(typed)
    const throttle = await office.db.selectFrom('sign_in_throttle').selectAll().execute()
    expect(JSON.stringify(throttle)).not.toContain(typed)
  })

  test('ends the session that the browser carried before, and works beside it', async () => {
    const signIn = (cookie?: string) =>
      office.app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { login: 'other-officer', password },
        headers: cookie ? { cookie } : {},
      })
    const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => `cchc_session=${answer.cookies[0]?.value}`
    const first = cookieOf(await signIn())
    const second = await signIn(first)
    expect(second.statusCode).toBe(200)
    const me = async (cookie: string) =>
      (await office.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).statusCode
    expect([await me(first), await me(cookieOf(second))]).toEqual([401, 200])
  })

  test('answers in English to who asks in English', async () => {
    const answer = await office.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'office', password: 'wrong' },
      headers: { 'accept-language': 'en-GB,en;q=0.9' },
    })
    expect(answer.json().text).toMatch(/password is not right/)
  })
})

describe('what stands behind a request', () => {
  test('a writing request of a session without its CSRF token is refused with 403, a wrong bearer with 401', async () => {
    const wrong = { headers: { 'x-csrf-token': 'sai' } }
    expect(
      (await office.send('office', accountRoutes.changeLanguage, { ...wrong, body: { language: 'en' } })).statusCode,
    ).toBe(403)
    const bearer = { headers: { authorization: 'Bearer cchc_sai' } }
    expect((await office.send('office', accountRoutes.me, bearer)).statusCode).toBe(401)
    expect((await office.send('nobody', accountRoutes.me, { headers: { authorization: 'Basic x' } })).statusCode).toBe(
      401,
    )
    expect((await office.send('nobody', accountRoutes.me)).statusCode).toBe(401)
  })

  test('a token carries its maker’s rights without CSRF, is shown once, and ends when revoked', async () => {
    const { token, created } = await office.call('office', accountRoutes.createToken, {
      body: { name: 'Báo cáo tuần' },
    })
    const headers = { authorization: `Bearer ${token}` }
    expect((await office.send('nobody', accountRoutes.me, { headers })).json()).toMatchObject({
      login: 'office',
      csrfToken: '',
    })
    const body = { language: 'vi' }
    expect((await office.send('nobody', accountRoutes.changeLanguage, { headers, body })).statusCode).toBe(204)
    expect((await office.send('nobody', settingRoutes.read, { headers })).statusCode).toBe(403)
    expect(JSON.stringify(await office.call('office', accountRoutes.tokens))).not.toContain(token)
    await office.call('office', accountRoutes.revokeToken, { params: { tokenId: created.id } })
    expect((await office.send('nobody', accountRoutes.me, { headers })).statusCode).toBe(401)
  })

  test('a token makes no other token, and none is made that has run out', async () => {
    const { token } = await office.call('office', accountRoutes.createToken, { body: { name: 'Một' } })
    const headers = { authorization: `Bearer ${token}` }
    const again = await office.send('nobody', accountRoutes.createToken, { headers, body: { name: 'Hai' } })
    expect([again.statusCode, again.json().code]).toEqual([403, 'token-by-token'])
    for (const expiresOn of ['2023-04-04', '2023-02-29']) {
      const answer = await office.send('office', accountRoutes.createToken, { body: { name: 'Ba', expiresOn } })
      expect(answer.json().text).toMatch(/05\/4\/2023|05\/04\/2023|5\/4\/2023/)
    }
  })

  test('a token of somebody else cannot be revoked', async () => {
    const { created } = await office.call('office', accountRoutes.createToken, { body: { name: 'Của tôi' } })
    expect(
      (await office.send('director', accountRoutes.revokeToken, { params: { tokenId: created.id } })).statusCode,
    ).toBe(404)
  })
})

describe('people and their links', () => {
  test('an administrator adds a person, who sets a password by a link that works once', async () => {
    const body = {
      login: 'nguyen.van.a',
      fullName: 'Nguyễn Văn A',
      unitId: office.own.roomId,
      grants: [{ role: 'officer', unitId: office.own.roomId }],
    }
    const { user, invitation } = await office.call('administrator', accountRoutes.createUser, { body })
    expect(user.state).toBe('invited')
    const token = invitation.url.split('/').pop() ?? ''
    const params = { token }
    expect(await office.call('nobody', accountRoutes.showLink, { params })).toMatchObject({ login: 'nguyen.van.a' })
    const both = await Promise.all(
      [1, 2].map(() =>
        office.send('nobody', accountRoutes.useLink, { params, body: { password: 'một mật khẩu dài' } }),
      ),
    )
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 410])
    expect((await office.send('nobody', accountRoutes.showLink, { params })).statusCode).toBe(410)
    const found = await office.call('administrator', accountRoutes.users, { query: { text: 'nguyen van a' } })
    expect(found.rows.map((row) => [row.login, row.state])).toEqual([['nguyen.van.a', 'active']])
  })

  test('a short password is refused at its field', async () => {
    const { url } = await inviteByCommand(office.services, 'officer', 'root')
    const answer = await office.send('nobody', accountRoutes.useLink, {
      params: { token: url.split('/').pop() ?? '' },
      body: { password: 'ngắn' },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems[0]).toMatchObject({ where: 'password' })
  })

  test('an administrator of a department hands out no role beyond it', async () => {
    const base = { fullName: 'B', unitId: office.own.id }
    const attempts = [
      { ...base, login: 'b1', grants: [{ role: 'administrator', unitId: null }] },
      { ...base, login: 'b2', grants: [{ role: 'office', unitId: office.other.id }] },
      { ...base, login: 'b3', unitId: office.other.id, grants: [{ role: 'office', unitId: office.other.id }] },
      { ...base, login: 'b4', grants: [{ role: 'office', unitId: null }] },
    ]
    const answers = await Promise.all(
      attempts.map((body) => office.send('administrator', accountRoutes.createUser, { body })),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual([403, 400, 403, 400])
  })

  test('the last administrator of the instance can neither be locked out nor stripped', async () => {
    const userId = office.userIds.get('instance') ?? ''
    expect((await office.send('instance', accountRoutes.disableUser, { params: { userId } })).statusCode).toBe(409)
  })

  test('two administrators of the instance cannot lock each other out at one moment', async () => {
    const other = await testApp()
    const grants = [{ role: 'administrator', unitId: null }]
    const body = { login: 'instance-hai', fullName: 'Quản trị hai', unitId: other.own.id, grants }
    const { user } = await other.call('instance', accountRoutes.createUser, { body })
    // As two browsers would: straight to the use case, each under a name of its own.
    const [first, second] = [other.userIds.get('instance') ?? '', user.id]
    const [one, two] = [await actorById(other, first), await actorById(other, second)]
    const tries = await Promise.allSettled([
      disableUser(other.services, one, second),
      disableUser(other.services, two, first),
    ])
    expect(tries.map((tried) => tried.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = tries.find((tried) => tried.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'last-administrator' })
    const left = await other.db
      .selectFrom('user_account')
      .select('id')
      .where('id', 'in', [first, second])
      .where('disabled_at', 'is', null)
      .execute()
    expect(left.length).toBe(1)
    await other.close()
  })

  test('who is locked out gets no link, and a link handed out before does not outlive it', async () => {
    const params = { userId: office.userIds.get('other-director') ?? '' }
    const { url } = await office.call('other-administrator', accountRoutes.inviteUser, { params })
    await office.call('other-administrator', accountRoutes.disableUser, { params })
    const refused = await office.send('other-administrator', accountRoutes.inviteUser, { params })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'user-disabled'])
    await office.call('other-administrator', accountRoutes.enableUser, { params })
    const token = url.split('/').pop() ?? ''
    expect((await office.send('nobody', accountRoutes.showLink, { params: { token } })).statusCode).toBe(410)
  })

  test('two people changing one user at the same moment: the second is told', async () => {
    const { rows } = await office.call('administrator', accountRoutes.users, { query: { text: 'other' } })
    expect(rows).toEqual([])
    const found = await office.call('administrator', accountRoutes.users, { query: { text: 'director' } })
    const user = found.rows[0]
    if (!user) throw new Error('the director is there')
    const change = (fullName: string) =>
      office.send('administrator', accountRoutes.changeUser, {
        params: { userId: user.id },
        body: { login: user.login, fullName, unitId: user.unitId, grants: user.grants, version: user.version },
      })
    const answers = await Promise.all([change('Một'), change('Hai')])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
  })

  test('locking a person out ends sessions and tokens at once', async () => {
    const { token } = await office.call('head', accountRoutes.createToken, { body: { name: 'x' } })
    const params = { userId: office.userIds.get('head') ?? '' }
    await office.call('administrator', accountRoutes.disableUser, { params })
    expect((await office.send('head', accountRoutes.me)).statusCode).toBe(401)
    expect(
      (await office.send('nobody', accountRoutes.me, { headers: { authorization: `Bearer ${token}` } })).statusCode,
    ).toBe(401)
    await office.call('administrator', accountRoutes.enableUser, { params })
    expect((await office.send('head', accountRoutes.me)).statusCode).toBe(401)
  })

  test('changing the password ends the other sessions and keeps this one', async () => {
    const elsewhere = await office.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'other-office', password },
    })
    const cookie = `cchc_session=${elsewhere.cookies[0]?.value}`
    const body = { current: password, next: 'mật khẩu mới 2023' }
    expect(
      (await office.send('other-office', accountRoutes.changePassword, { body: { ...body, current: 'sai' } }))
        .statusCode,
    ).toBe(400)
    expect((await office.send('other-office', accountRoutes.changePassword, { body })).statusCode).toBe(204)
    expect((await office.app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).statusCode).toBe(401)
    expect((await office.send('other-office', accountRoutes.me)).statusCode).toBe(200)
  })
})

describe('time', () => {
  test('ends a session after twelve hours without use, after a week in any case; a link after 72 hours', async () => {
    let now = new Date('2023-04-05T01:00:00Z')
    const clock: Clock = { now: () => now, today: () => dayOfInstant(now) }
    const other = await testApp({ clock })
    const pass = (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000)
    }
    try {
      const { url } = await inviteByCommand(other.services, 'officer', 'root')
      const params = { token: url.split('/').pop() ?? '' }
      const { token } = await other.call('head', accountRoutes.createToken, {
        body: { name: 'Đến mai', expiresOn: '2023-04-06' },
      })
      const bearer = { headers: { authorization: `Bearer ${token}` } }
      await other.call('office', accountRoutes.me)
      pass(11)
      expect((await other.send('office', accountRoutes.me)).statusCode).toBe(200)
      pass(11)
      expect((await other.send('office', accountRoutes.me)).statusCode).toBe(200)
      expect((await other.send('head', accountRoutes.me)).statusCode).toBe(401)
      expect((await other.send('nobody', accountRoutes.me, bearer)).statusCode).toBe(200)
      for (let n = 0; n < 13; n += 1) {
        pass(11)
        await other.send('office', accountRoutes.me)
        if (n === 3) expect((await other.send('nobody', accountRoutes.showLink, { params })).statusCode).toBe(200)
        if (n === 4) expect((await other.send('nobody', accountRoutes.showLink, { params })).statusCode).toBe(410)
      }
      expect((await other.send('office', accountRoutes.me)).statusCode).toBe(200)
      pass(4)
      expect((await other.send('office', accountRoutes.me)).statusCode).toBe(401)
      expect((await other.send('nobody', accountRoutes.me, bearer)).statusCode).toBe(401)
    } finally {
      await other.close()
    }
  })
})

async function actorById({ db }: TestApp, id: string): Promise<Actor> {
  const user = await findUser(db, id)
  if (!user) throw new Error(`no user ${id}`)
  return actorOf(user, 'web')
}

test('people see the units of their own department and nothing of another', async () => {
  const units = await office.call('officer', unitRoutes.list)
  expect(new Set(units.map((unit) => unit.departmentId))).toEqual(new Set([office.own.id]))
  expect((await office.call('instance', unitRoutes.list)).length).toBe(6)
})

describe('the list of users', () => {
  const listed = async (query: Record<string, string>) =>
    (await office.call('instance', accountRoutes.users, { query: { text: 'thu tu', ...query } })).rows.map(
      ({ login }) => login,
    )

  test('is sorted by each of its columns, by name among equals, and goes out as a sheet in that order', async () => {
    const add = (login: string, fullName: string, unitId: string) =>
      office.call('instance', accountRoutes.createUser, {
        body: { login, fullName, unitId, grants: [{ role: 'officer', unitId }] },
      })
    const first = await add('z1', 'Đào Thứ Tự', office.own.roomId)
    await add('z2', 'Dương Thứ Tự', office.own.id)
    await add('z3', 'An Thứ Tự', office.own.roomId)
    await office.call('instance', accountRoutes.disableUser, { params: { userId: first.user.id } })
    expect(await listed({})).toEqual(['z3', 'z2', 'z1'])
    expect(await listed({ sort: 'fullName', order: 'desc' })).toEqual(['z1', 'z2', 'z3'])
    expect(await listed({ sort: 'login', order: 'desc' })).toEqual(['z3', 'z2', 'z1'])
    expect(await listed({ sort: 'state' })).toEqual(['z3', 'z2', 'z1'])
    expect(await listed({ sort: 'state', order: 'desc' })).toEqual(['z1', 'z3', 'z2'])
    const byUnit = await listed({ sort: 'unit' })
    expect(byUnit.toSorted()).toEqual(['z1', 'z2', 'z3'])
    expect(byUnit.indexOf('z1') - byUnit.indexOf('z3')).toBe(1)
    const query = { text: 'thu tu', sort: 'login', order: 'desc' }
    const read = await readSheet(await office.download('instance', accountRoutes.usersSheet, { query }))
    if (!read.ok) throw new Error(read.problems[0]?.text)
    expect(read.value.slice(1).map((row) => row.cells[1])).toEqual(['z3', 'z2', 'z1'])
  })

  test('puts those who never signed in first or last, not amid the days', async () => {
    const all = async (order: string) =>
      (
        await office.call('instance', accountRoutes.users, { query: { sort: 'lastSignInAt', order, pageSize: 200 } })
      ).rows.map(({ lastSignInAt }) => lastSignInAt ?? '')
    const rising = await all('asc')
    expect(rising).toEqual(rising.toSorted())
    expect(await all('desc')).toEqual(rising.toSorted().reverse())
  })

  test.each(['password_hash', 'full_name; drop table unit', 'grants'])('is never sorted by "%s"', async (sort) => {
    expect((await office.send('instance', accountRoutes.users, { query: { sort } })).statusCode).toBe(400)
  })
})
