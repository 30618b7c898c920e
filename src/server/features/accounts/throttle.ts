/** Holds back who guesses passwords: so many attempts for one login, and for one address, within a quarter of an hour. */
import type { Transaction } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { countAttempt, deleteOldAttempts, forgetAttempts, giveBackAttempt } from './accounts.sql.ts'
import { tooManySignIns } from './refusals.ts'
import { hashSecret } from './secrets.ts'

const WINDOW_MS = 15 * 60_000
const MOST_OF_A_LOGIN = 5
const MOST_OF_AN_ADDRESS = 50

export interface Attempt {
  readonly login: string
  readonly address: string
}

/** Lets an attempt through to be judged, or refuses it and says how long to wait; the right password waits as well. */
export async function admitAttempt({ db, clock }: Services, attempt: Attempt): Promise<void> {
  const now = clock.now()
  const rule = { now, since: new Date(now.getTime() - WINDOW_MS), until: new Date(now.getTime() + WINDOW_MS) }
  const ends = [
    await countAttempt(db, loginKey(attempt), { ...rule, most: MOST_OF_A_LOGIN }),
    await countAttempt(db, addressKey(attempt), { ...rule, most: MOST_OF_AN_ADDRESS }),
  ]
  const waitMs = Math.max(...ends.map((end) => (end ? end.getTime() - now.getTime() : 0)))
  if (waitMs > 0) throw tooManySignIns(Math.ceil(waitMs / 1000))
}

/** A right password: the login starts anew, and the address is not charged for it. */
export async function forgiveAttempt({ clock }: Services, tx: Transaction, attempt: Attempt): Promise<void> {
  await forgetAttempts(tx, loginKey(attempt))
  await giveBackAttempt(tx, addressKey(attempt))
  await deleteOldAttempts(tx, new Date(clock.now().getTime() - 2 * WINDOW_MS))
}

// What was typed as a login may be a password in the wrong field: only its hash is kept.
const loginKey = ({ login }: Attempt) => `login:${hashSecret(login)}`
const addressKey = ({ address }: Attempt) => `address:${address}`
