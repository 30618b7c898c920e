/** What strangers and broken scripts send: each gets a sentence, nothing is written, nothing is a 500. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { accountRoutes } from '../../src/contract/accounts.ts'
import { contract } from '../../src/contract/contract.ts'
import { Refusal } from '../../src/contract/route.ts'
import { unitRoutes } from '../../src/contract/units.ts'
import { type TestApp, testApp } from '../support/app.ts'

let office: TestApp
beforeAll(async () => {
  office = await testApp()
})
afterAll(() => office.close())

/** Sends bytes as they are, as the administrator of the own department. */
async function raw(url: string, payload: string | Buffer, headers: Record<string, string> = {}) {
  const me = await office.send('administrator', accountRoutes.me)
  const request = me.raw.req.headers
  return office.app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      cookie: String(request.cookie),
      'x-csrf-token': String(request['x-csrf-token']),
      'content-type': 'application/json',
      ...headers,
    },
  })
}

const newUnit = (name: unknown, code = 'phong-la') => ({ code, name, kind: 'room', parentId: office.own.id })

describe('bodies', () => {
  const deep = `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
  test.each([
    ['20 MB of JSON', 413, () => `{"name":"${'a'.repeat(20 * 1_048_576)}"}`],
    ['JSON of depth 10,000', 400, () => deep],
    [
      'JSON of depth 10,000 in a field that is read',
      400,
      () => `{"code":"x","kind":"room","parentId":null,"name":${deep}}`,
    ],
    ['cut-off JSON', 400, () => '{"name":'],
    ['an empty body', 400, () => ''],
    ['a number for an object', 400, () => '7'],
    ['null', 400, () => 'null'],
    ['bytes that are not UTF-8', 400, () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['a prototype key', 400, () => '{"__proto__":{"role":"administrator"},"name":"x"}'],
    ['a constructor key', 400, () => '{"constructor":{"prototype":{"a":1}}}'],
  ])('%s', async (_, status, payload) => {
    const answer = await raw('/api/units', payload())
    expect(answer.statusCode).toBe(status)
    expect(Refusal.parse(answer.json()).text).not.toBe('')
  })

  test.each([
    ['text as form', 'application/x-www-form-urlencoded'],
    ['text as plain', 'text/plain'],
    ['a type that is none', 'nonsense'],
  ])('%s is refused with what to send', async (_, type) => {
    const answer = await raw('/api/units', 'name=x', { 'content-type': type })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().text).toMatch(/application\/json/)
  })
})

describe('fields', () => {
  test.each([
    ['a NUL character', 'Phòng\u0000X'],
    ['half a surrogate pair', 'Phòng \ud800'],
    ['32,000 characters', 'x'.repeat(32_000)],
    ['only spaces', '   '],
    ['a number', 7],
    ['nothing', null],
    ['a list', ['Phòng']],
  ])('a name with %s is refused at its field', async (_, name) => {
    const answer = await office.send('administrator', unitRoutes.create, { body: newUnit(name) })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual(['name'])
  })

  test('every fault is told at once', async () => {
    const body = { code: 'Có Dấu', name: '', kind: 'phong', parentId: 'x', validFrom: '5/4/2023' }
    const answer = await office.send('administrator', unitRoutes.create, { body })
    const where = answer.json().problems.map((problem: { where: string }) => problem.where)
    expect(new Set(where)).toEqual(new Set(['code', 'name', 'kind', 'parentId', 'validFrom']))
  })

  test('a fault within a list is told with its place, counted from 0', async () => {
    const grants = [{ role: 'officer', unitId: 'x' }]
    const body = { login: 'la', fullName: 'Người Lạ', email: null, unitId: office.own.roomId, grants }
    const answer = await office.send('administrator', accountRoutes.createUser, { body })
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual(['grants.0.unitId'])
  })

  test('a day that does not exist is refused with the day', async () => {
    const body = { ...newUnit('Phòng'), validFrom: '2023-02-29' }
    const answer = await office.send('administrator', unitRoutes.create, { body })
    expect([answer.statusCode, answer.json().text]).toEqual([400, expect.stringContaining('2023-02-29')])
  })

  test.each([
    ['/api/audit?from=2023-02-30', 'from'],
    ['/api/audit?until=0000-00-00', 'until'],
    ['/api/audit/sheet?from=2023-13-01', 'from'],
    ['/api/units?on=2023-02-30', 'on'],
  ])('%s asks for a day that does not exist', async (url, where) => {
    const answer = await office.app.inject({ method: 'GET', url, headers: await cookieOf('administrator') })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual([where])
  })

  test('text that looks like a command to the database is only text', async () => {
    const name = `Phòng'); drop table unit; --`
    const unit = await office.call('administrator', unitRoutes.create, { body: newUnit(name, 'phong-tiem') })
    expect(unit.name).toBe(name)
    expect((await office.call('officer', unitRoutes.list)).length).toBeGreaterThan(3)
  })

  test('text comes back in one form, however it was typed', async () => {
    const body = newUnit('Phòng Kế hoạch'.normalize('NFD'), 'phong-nfd')
    expect((await office.call('administrator', unitRoutes.create, { body })).name).toBe('Phòng Kế hoạch')
  })
})

describe('addresses', () => {
  test.each([
    '/api/units/../../etc/passwd',
    '/api/units/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/api/backups/..%2f..%2fetc%2fpasswd',
    '/api/khong-co',
    '/%00',
    '/%ff',
    `/api/users?text=${'a'.repeat(10_000)}`,
    '/api/users?page=-1',
    '/api/users?page=1e9',
    '/api/users?pageSize=100000',
    '/api/users?page=1&page=2',
  ])('%s gives no file: a refusal, or the page that says there is nothing here', async (url) => {
    const answer = await office.app.inject({ method: 'GET', url, headers: await cookieOf('administrator') })
    expect(answer.statusCode).toBeLessThan(500)
    if (answer.statusCode === 200) expect(answer.body).toMatch(/^<!doctype html>/i)
    expect(answer.body).not.toContain('"dependencies"')
    expect(answer.body).not.toContain('root:')
  })

  test('a wrong method, HEAD and OPTIONS do no harm', async () => {
    for (const method of ['HEAD', 'OPTIONS', 'PATCH', 'PUT'] as const) {
      expect((await office.app.inject({ method, url: '/api/session' })).statusCode).toBeLessThan(500)
    }
  })
})

async function cookieOf(person: 'administrator') {
  const me = await office.send(person, accountRoutes.me)
  return { cookie: String(me.raw.req.headers.cookie) }
}

describe('who asks', () => {
  test.each([
    ['an empty bearer', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['a bearer with odd characters', { authorization: 'Bearer \u00e9\u00e9' }],
    ['a very long bearer', { authorization: `Bearer ${'x'.repeat(8_000)}` }],
    ['a cookie that is no session', { cookie: 'cchc_session=abc' }],
    ['a cookie of a megabyte cut short', { cookie: `cchc_session=${'x'.repeat(8_000)}` }],
  ])('%s is nobody', async (_, headers) => {
    expect((await office.app.inject({ method: 'GET', url: '/api/units', headers })).statusCode).toBe(401)
  })

  test('a sign-in of a proxy in front goes beside the session; a bearer that is none does not', async () => {
    const ask = async (authorization: string) => {
      const headers = { ...(await cookieOf('administrator')), authorization }
      return (await office.app.inject({ method: 'GET', url: '/api/units', headers })).statusCode
    }
    expect(await ask('Basic YTpi')).toBe(200)
    for (const wrong of ['Bearer', 'Bearer ', 'bearer x', 'Bearer x y'])
      expect([wrong, await ask(wrong)]).toEqual([wrong, 401])
  })

  test('any text as a bearer is refused, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async (text) => {
        const authorization = `Bearer ${encodeURIComponent(text)}`
        const answer = await office.app.inject({ method: 'GET', url: '/api/session', headers: { authorization } })
        return answer.statusCode === 401
      }),
      { numRuns: 50 },
    )
  })

  test('any JSON as a body of any writing route is answered with a sentence', async () => {
    const writing = contract.filter((route) => route.method !== 'GET' && !route.upload)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...writing), fc.jsonValue({ maxDepth: 4 }), async (route, value) => {
        const url = route.path.replace(/:(\w+)/g, '00000000-0000-4000-8000-000000000000')
        const payload = JSON.stringify(value)
        const me = await office.send('instance', accountRoutes.me)
        const { cookie, 'x-csrf-token': csrf } = me.raw.req.headers
        const headers = { cookie: String(cookie), 'x-csrf-token': String(csrf), 'content-type': 'application/json' }
        const { statusCode } = await office.app.inject({ method: route.method, url, payload, headers })
        return statusCode < 500 || statusCode === 503
      }),
      { numRuns: 150 },
    )
  })
})

test('an uploaded file beyond its limit is refused before it is read', async () => {
  const { cookie, 'x-csrf-token': csrf } = (await office.send('administrator', accountRoutes.me)).raw.req.headers
  const answer = await office.app.inject({
    method: 'POST',
    url: '/api/units/sheet?fileName=x.xlsx',
    payload: Buffer.alloc(20 * 1_048_576),
    headers: { cookie: String(cookie), 'x-csrf-token': String(csrf), 'content-type': 'application/octet-stream' },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'body-too-large'])
})

test.each([
  ['a version as text', 'version', { version: '1' }],
  ['a version that is no whole number', 'version', { version: 1.5 }],
  ['an id that is none', 'parentId', { version: 1, parentId: '1 or 1=1' }],
])('%s is refused at its field', async (_, where, wrong) => {
  const answer = await office.send('administrator', unitRoutes.change, {
    params: { unitId: office.own.roomId },
    body: { ...newUnit('Phòng'), ...wrong },
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual([where])
})

describe('without signing in', () => {
  test('the description of the API is there', async () => {
    const answer = await office.app.inject({ method: 'GET', url: '/api/openapi.json' })
    expect(answer.statusCode).toBe(200)
    expect(Object.keys(answer.json().paths).length).toBeGreaterThan(20)
  })

  test('an address that is none says so in the language asked for', async () => {
    const ask = (language: string) =>
      office.app.inject({ method: 'GET', url: '/api/khong-co', headers: { 'accept-language': language } })
    expect((await ask('vi')).json()).toMatchObject({ code: 'not-found', text: expect.stringContaining('địa chỉ') })
    expect((await ask('en')).json()).toMatchObject({ code: 'not-found', text: expect.stringContaining('address') })
  })

  test('HEAD answers as GET does, without a body; it is no way around signing in', async () => {
    const open = await office.app.inject({ method: 'HEAD', url: '/api/openapi.json' })
    expect([open.statusCode, open.body]).toEqual([200, ''])
    expect((await office.app.inject({ method: 'HEAD', url: '/api/units' })).statusCode).toBe(401)
    const headers = await cookieOf('administrator')
    expect((await office.app.inject({ method: 'HEAD', url: '/api/units', headers })).statusCode).toBe(200)
  })

  test('no other site is given leave to ask with a person’s cookie', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const answer = await office.app.inject({ method: 'OPTIONS', url: '/api/units', headers })
    expect(answer.statusCode).toBe(404)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

test('every answer carries the headers that keep a browser safe, and a number to ask about', async () => {
  const answer = await office.app.inject({ method: 'GET', url: '/api/session' })
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-request-id': answer.json().requestId,
  })
})

/** The largest whole number that a counting column of the database holds. */
const MOST = 2_147_483_647

describe('whole numbers', () => {
  test.each([MOST + 1, Number.MAX_SAFE_INTEGER])('a version of %d is refused at its field', async (version) => {
    const answer = await office.send('administrator', unitRoutes.change, {
      params: { unitId: office.own.roomId },
      body: { ...newUnit('Phòng'), version },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual(['version'])
  })

  test.each(contract.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s takes none that no column holds',
    (_, { params, query, body }) => {
      const asked = [params, query, body].map((schema) =>
        z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }),
      )
      expect(boundless(asked)).toEqual([])
    },
  )
})

/** Kept as JSON, whose numbers have no columns; their own rules stand in `core/plans`. */
const keptAsJson = ['draft', 'deadline']

/** Where within a JSON schema a whole number has no end that a column holds. */
function boundless(schema: unknown, name = ''): string[] {
  if (schema === null || typeof schema !== 'object' || keptAsJson.includes(name)) return []
  const { type, maximum } = schema as { type?: unknown; maximum?: unknown }
  const isLoose = type === 'integer' && !(typeof maximum === 'number' && maximum <= MOST)
  const within = Object.entries(schema).flatMap(([key, inner]) => boundless(inner, key))
  return [...(isLoose ? [name] : []), ...within]
}
