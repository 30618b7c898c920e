/** Bearer tokens: they carry the rights of the person who made them, for scripts. */
import type { Actor } from '../../../core/access/permissions.ts'
import { AppError } from '../../../core/values/appError.ts'
import { type CalendarDate, formatDate, isCalendarDate } from '../../../core/values/calendarDate.ts'
import type { Services } from '../../platform/services.ts'
import { recordAudit } from '../audit/audit.ts'
import { deleteToken, insertToken, listTokens, type TokenRow } from './accounts.sql.ts'
import { noSuchToken, noTokenByToken } from './refusals.ts'
import { hashSecret, newSecret } from './secrets.ts'

export async function readTokens({ db }: Services, actor: Actor) {
  return (await listTokens(db, actor.userId)).map(tokenOf)
}

/** Makes a token; the answer is the only place where it ever stands in the clear. */
export async function createToken(
  { db, clock }: Services,
  actor: Actor,
  input: { readonly name: string; readonly expiresOn: string | null },
) {
  // Else a stolen token could make itself a successor that never ends.
  if (actor.via === 'token') throw noTokenByToken()
  const { expiresOn } = input
  if (expiresOn !== null && (!isCalendarDate(expiresOn) || expiresOn < clock.today())) throw expiryBad(clock.today())
  const token = `cchc_${newSecret()}`
  const row = await db.transaction().execute(async (tx) => {
    const created = await insertToken(tx, {
      user_id: actor.userId,
      name: input.name,
      token_hash: hashSecret(token),
      created_at: clock.now(),
      expires_on: expiresOn,
    })
    const subject = { kind: 'token', id: created.id, name: created.name }
    await recordAudit(tx, {
      at: clock.now(),
      by: actor,
      action: 'token.created',
      subject,
      detail: { expiresOn },
    })
    return created
  })
  return { token, created: tokenOf(row) }
}

export async function revokeToken({ db, clock }: Services, actor: Actor, tokenId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await deleteToken(tx, tokenId, actor.userId)
    if (!gone) throw noSuchToken()
    const subject = { kind: 'token', id: tokenId, name: gone.name }
    await recordAudit(tx, { at: clock.now(), by: actor, action: 'token.revoked', subject })
  })
}

function tokenOf(row: TokenRow) {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresOn: row.expires_on,
  }
}

/** Tokens end by the calendar, not by the demonstration day of a sample office: the sentence names the day. */
const expiryBad = (today: CalendarDate) =>
  new AppError('invalid', 'token-expiry', {
    vi: `Ngày hết hạn phải là một ngày có thật, từ hôm nay (${formatDate(today)}) trở đi.`,
    en: `The expiry must be a real day, today (${formatDate(today)}) or later.`,
  })
