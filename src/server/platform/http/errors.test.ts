import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHttpServer } from './httpServer.ts'

let app: Awaited<ReturnType<typeof makeHttpServer>>
beforeAll(async () => {
  app = await makeHttpServer({ logger: null, tls: null, trustProxy: false, secure: false, databaseReady: () => true })
  app.get('/fault/:code', async (request) => {
    const { code } = request.params as { code: string }
    throw Object.assign(new Error('secret words of the database'), { code })
  })
})
afterAll(() => app.close())

test.each([
  ['57P01', 503, 'database-away'],
  ['ECONNREFUSED', 503, 'database-away'],
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
      app.inject({ method: 'GET', url: `/fault/${code}`, headers: { 'accept-language': language } })
    const answers = [await ask('vi'), await ask('en')]
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().code]).toEqual([status, name])
      expect(answer.body).not.toContain('secret')
      expect(answer.headers['retry-after'] === undefined).toBe(status !== 503)
    }
    expect(answers[0]?.json().text).not.toBe(answers[1]?.json().text)
  },
)
