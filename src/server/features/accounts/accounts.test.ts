import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { password, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { accountRoutes } from '../../../contract/accounts.ts'
import { settingRoutes } from '../../../contract/settings.ts'
import { unitRoutes } from '../../../contract/units.ts'
import { inviteByCommand } from './accounts.ts'

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
    expect(closed.headers['retry-after']).toBeDefined()
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

test('people see the units of their own department and nothing of another', async () => {
  const units = await office.call('officer', unitRoutes.list)
  expect(new Set(units.map((unit) => unit.departmentId))).toEqual(new Set([office.own.id]))
  expect((await office.call('instance', unitRoutes.list)).length).toBe(6)
})
