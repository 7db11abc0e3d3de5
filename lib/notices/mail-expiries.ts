import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { announceExpiries } from '#lib/notices/announce-expiries.ts'
import { expiryMail, type ExpiringToken } from '#lib/notices/expiry-mail.ts'
import { day } from '#lib/time.ts'

/** Mails people which of their tokens, and of those of organizations they own, end: one mail a person and day (UTC). */
export async function mailExpiries(now: Date, signal: AbortSignal): Promise<string> {
  await announceExpiries(now, signal)
  const today = new Date(Math.floor(now.getTime() / day) * day)
  const due = await db.account.findMany({
    where: {
      expiryNotices: { some: {} },
      OR: [{ expiryMailedAt: null }, { expiryMailedAt: { lt: today } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  let mailed = 0
  for (const { id } of due) {
    if (signal.aborted) break
    if (await mailPerson(id, today, now)) mailed++
  }
  return `Mailed ${mailed}`
}

type Person = { username: string; email: string }

/** Whether there was something to mail: what has changed since it was noted is left out. */
function mailPerson(accountId: string, today: Date, now: Date): Promise<boolean> {
  return mutate({ kind: 'system' }, async (tx) => {
    const [person] = await tx.$queryRaw<Person[]>`
      SELECT username, email FROM account
      WHERE id = ${accountId}::uuid AND (expiry_mailed_at IS NULL OR expiry_mailed_at < ${today}) FOR NO KEY UPDATE`
    const tokens = person ? await takeNotices(tx, accountId) : []
    if (!person || tokens.length === 0) return { result: false, audit: [] }
    await tx.account.updateMany({ where: { id: accountId }, data: { expiryMailedAt: now } })
    return {
      result: true,
      audit: {
        action: 'account.mail_expiry',
        accountId,
        target: { kind: 'account', id: accountId, name: person.username },
        details: { tokens: tokens.map(({ name }) => name) },
      },
      mails: [{ event: 'account.mail_expiry', ...expiryMail(person.email, tokens, now) }],
    }
  })
}

/** Asks again who owns the tokens, whether they are to end then, and what the person chose. */
function takeNotices(tx: Transaction, accountId: string): Promise<ExpiringToken[]> {
  return tx.$queryRaw<ExpiringToken[]>`
    WITH noted AS (DELETE FROM expiry_notice WHERE account_id = ${accountId}::uuid RETURNING token_id, expires_at)
    SELECT token.id, hint, coalesce(label, token.description) AS name, organization.name AS organization,
      token.expires_at AS "expiresAt", expired_use_at AS "usedAt", expired_use_address AS "usedFrom"
    FROM noted JOIN token ON token.id = token_id AND token.expires_at = noted.expires_at LEFT JOIN organization ON organization.id = organization_id
      LEFT JOIN membership ON membership.organization_id = organization.id AND membership.account_id = ${accountId}::uuid
      JOIN account ON account.id = ${accountId}::uuid
    WHERE is_active AND CASE WHEN token.organization_id IS NULL THEN mail_own_expiry
      ELSE mail_organization_expiry AND role = 'owner' END
    ORDER BY token.expires_at, token.id`
}
