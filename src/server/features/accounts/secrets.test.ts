import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashPassword, hashSecret, isSameSecret, matchesPassword, newPrintedPassword, newSecret } from './secrets.ts'

test('a password is kept as argon2id, salted anew each time, and matches in whatever form it is typed', async () => {
  const typed = 'mật khẩu của tôi'
  const [one, two] = [await hashPassword(typed.normalize('NFD')), await hashPassword(typed)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await matchesPassword(typed.normalize('NFC'), one)).toBe(true)
  expect(await matchesPassword(`${typed} `, one)).toBe(false)
})

test('somebody without a password never matches, and takes as long to refuse as anybody', async () => {
  const stored = await hashPassword('một mật khẩu')
  await matchesPassword('làm nóng', null)
  const fastest = async (hash: string | null) => {
    const times = []
    for (let n = 0; n < 9; n += 1) {
      const began = performance.now()
      expect(await matchesPassword('sai', hash)).toBe(false)
      times.push(performance.now() - began)
    }
    return Math.min(...times)
  }
  const ratio = (await fastest(null)) / (await fastest(stored))
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

test('a secret is the same as itself only, whatever is compared with it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(isSameSecret(one, one)).toBe(true)
      expect(isSameSecret(one, other)).toBe(one === other)
      expect(hashSecret(one)).toMatch(/^[0-9a-f]{64}$/)
    }),
  )
})

test('secrets hold 256 bits, fit an address, and do not repeat; printed passwords are easy to type', () => {
  const secrets = Array.from({ length: 1_000 }, newSecret)
  expect(new Set(secrets).size).toBe(1_000)
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url').length).toBe(32)
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/)
  expect(newPrintedPassword()).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/)
})
