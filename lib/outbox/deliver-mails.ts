import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { logFailure } from '#lib/log-failure.ts'
import { logger } from '#lib/logger.ts'
import { sendMail, type Mail, type MailMessage } from '#lib/mail/send-mail.ts'
import { outboxCipher } from '#lib/outbox/outbox-cipher.ts'
import { outboxPolicy } from '#lib/outbox/outgoing-mail.ts'
import { retryDelay } from '#lib/retry-delay.ts'

/** Sends claimed mails, and tells which went out. A sent mail's row ends; the others are tried again later. */
export async function deliverClaimed(mails: MailMessage[], clock = () => new Date()): Promise<boolean[]> {
  const sent = await sendMail(mails)
  const ids = (went: boolean) => mails.filter((_, at) => sent[at] === went).map(({ id }) => id)
  await db.outboxMessage.deleteMany({ where: { id: { in: ids(true) } } })
  for (const id of ids(false)) await postpone(id, clock())
  return sent
}

/** Sends what is due and no other process is sending, and gives up what is too old. Says what came of it. */
export async function deliverDue(now: Date, signal: AbortSignal): Promise<string> {
  const { count: expired } = await db.outboxMessage.deleteMany({ where: { expiresAt: { lte: now } } })
  if (expired > 0) logger.error({ expired }, 'Gave up on mails that could not be sent for three days')
  let sent = 0
  while (!signal.aborted) {
    const mails = await claimDue(now)
    sent += (await deliverClaimed(mails, () => now)).filter(Boolean).length
    if (mails.length === 0) break
  }
  const waiting = await db.outboxMessage.count({ where: { kind: 'mail', failures: { gt: 0 } } })
  return waiting > 0 ? `Sent ${sent}; ${waiting} could not be sent yet` : `Sent ${sent}`
}

/** The guard stands in the UPDATE, too, which looks again at a row that another process has claimed meanwhile. */
async function claimDue(now: Date): Promise<MailMessage[]> {
  const { open } = await outboxCipher()
  const claimedUntil = new Date(now.getTime() + outboxPolicy.lease)
  const isFree = Prisma.sql`(claimed_until IS NULL OR claimed_until <= ${now})`
  const claimed = await db.$queryRaw<{ id: string; createdAt: Date; payload: Uint8Array }[]>`
    UPDATE outbox_message SET claimed_until = ${claimedUntil}
    WHERE id IN (
      SELECT id FROM outbox_message WHERE kind = 'mail' AND next_try_at <= ${now} AND ${isFree}
      ORDER BY next_try_at LIMIT ${outboxPolicy.atOnce} FOR UPDATE SKIP LOCKED
    ) AND ${isFree}
    RETURNING id, created_at AS "createdAt", payload`
  const mails: MailMessage[] = []
  for (const { id, createdAt, payload } of claimed) {
    try {
      mails.push({ id, createdAt, mail: open(payload) as Mail })
    } catch (error) {
      // Sealed under an instance secret that is no more: nobody can read it again.
      logFailure('Opening a mail of the outbox', error)
      await db.outboxMessage.deleteMany({ where: { id } })
    }
  }
  return mails
}

/** A row that ended meanwhile, with its invite, stays away. */
async function postpone(id: string, now: Date): Promise<void> {
  const [row] = await db.outboxMessage.updateManyAndReturn({
    where: { id },
    data: { failures: { increment: 1 } },
    select: { failures: true },
  })
  if (!row) return
  const nextTryAt = new Date(now.getTime() + retryDelay(row.failures, outboxPolicy.longestWait))
  await db.outboxMessage.updateMany({ where: { id }, data: { nextTryAt, claimedUntil: null } })
}
