/** Secrets that people and scripts hold: made here, kept only as hashes. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// The library's default is argon2id; OWASP's recommendation for it: 19 MiB, two passes, one lane.
const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), passwordCost)

/** Takes the same time for a person without a password, so that nobody learns which logins exist. */
export async function matchesPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'))
  return stored !== null && matches
}
const decoy = hashPassword(randomBytes(16).toString('hex'))

/** 256 bits, safe in an address and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Secrets of 256 random bits need no slow hash: nobody guesses them. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other))]
  return timingSafeEqual(a, b)
}

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password to print once on paper: four groups without letters that look alike; 80 bits. */
export function newPrintedPassword(): string {
  const groups = Array.from({ length: 4 }, () =>
    Array.from(randomBytes(4), (byte) => letters[byte % letters.length]).join(''),
  )
  return groups.join('-')
}
