/** Who is let in past a declared proxy, and who through it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeHttpServer } from './httpServer.ts'

const PROXY = '10.0.0.1'
let app: Awaited<ReturnType<typeof makeHttpServer>>
beforeAll(async () => {
  app = await makeHttpServer({ logger: null, tls: null, trustProxy: PROXY, secure: true, databaseReady: () => true })
  app.get('/who', async (request) => ({ ip: request.ip }))
})
afterAll(() => app.close())

const ask = (remoteAddress: string, headers: Record<string, string> = {}, url = '/who') =>
  app.inject({ method: 'GET', url, remoteAddress, headers })
const https = { 'x-forwarded-proto': 'https' }

describe('behind a declared proxy', () => {
  test.each([
    ['past the proxy', '10.0.0.9', {}, 403],
    ['past the proxy, saying that it is encrypted', '10.0.0.9', https, 403],
    ['through the proxy, which does not say how it came', PROXY, {}, 403],
    ['through the proxy, in the clear', PROXY, { 'x-forwarded-proto': 'http' }, 403],
    ['through the proxy, saying by itself that it is encrypted', PROXY, { 'x-forwarded-proto': 'https, http' }, 403],
    ['through the proxy, encrypted', PROXY, https, 200],
    ['from this machine', '127.0.0.1', {}, 200],
    ['from this machine, by its other names', '::ffff:127.0.0.1', {}, 200],
    ['from this machine, by IPv6', '::1', {}, 200],
  ])('%s (%s, %j): %d', async (_, address, headers, status) => {
    const answer = await ask(address, headers)
    expect(answer.statusCode).toBe(status)
    if (status === 403)
      expect(answer.json()).toMatchObject({ code: 'in-clear', text: expect.stringContaining('https') })
  })

  test.each(['/healthz', '/readyz'])('%s answers however it is asked', async (url) => {
    expect((await ask('10.0.0.9', {}, url)).statusCode).toBe(200)
  })

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ])('of the addresses %s it is told, only what the proxy itself saw counts', async (forwarded, ip) => {
    expect((await ask(PROXY, { ...https, 'x-forwarded-for': forwarded })).json()).toEqual({ ip })
  })
})
