import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskFull } from '../fault.ts'
import { makeHttpServer } from './httpServer.ts'

let app: Awaited<ReturnType<typeof makeHttpServer>>
beforeAll(async () => {
  app = await makeHttpServer({ logger: null, tls: null, trustProxy: false, secure: false, databaseReady: () => true })
  app.get('/fault/:code', async (request) => {
    const { code } = request.params as { code: string }
    const [name, syscall] = code.split(' ')
    throw Object.assign(new Error('secret words of the database'), { code: name, ...(syscall ? { syscall } : {}) })
  })
  app.get('/words', async (request) => {
    throw new Error(String((request.query as { said: string }).said))
  })
  app.get('/disk', async () => {
    throw diskFull('/secret/folder', Object.assign(new Error('no space'), { code: 'ENOSPC' }))
  })
})
afterAll(() => app.close())

test.each([
  ['57P01', 503, 'database-away'],
  ['ECONNREFUSED', 503, 'database-away'],
  ['ENOENT connect', 503, 'database-away'],
  ['ENOENT open', 500, 'internal'],
  ['53100', 503, 'disk-full'],
  ['ENOSPC', 503, 'disk-full'],
  ['40P01', 409, 'changed-meanwhile'],
  ['23503', 409, 'changed-meanwhile'],
  ['22021', 400, 'text-invalid'],
  ['22003', 400, 'number-out-of-range'],
  ['42P01', 500, 'internal'],
  ['none', 500, 'internal'],
])(
  'a fault of code %s is answered with %d, %s, a sentence in each language and no word of its own',
  async (code, status, name) => {
    const ask = (language: string) =>
      app.inject({ method: 'GET', url: `/fault/${encodeURIComponent(code)}`, headers: { 'accept-language': language } })
    const answers = [await ask('vi'), await ask('en')]
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().code]).toEqual([status, name])
      expect(answer.body).not.toContain('secret')
      expect(answer.headers['retry-after'] === undefined).toBe(status !== 503)
    }
    expect(answers[0]?.json().text).not.toBe(answers[1]?.json().text)
  },
)

test('what keeps a backup from being made is told without the folder', async () => {
  const answer = await app.inject({ method: 'GET', url: '/disk' })
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'disk-full'])
  expect(answer.body).not.toContain('secret')
})

test.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'timeout exceeded when trying to connect',
])('“%s” means that the database is away', async (said) => {
  const answer = await app.inject({ method: 'GET', url: '/words', query: { said } })
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'database-away'])
})
