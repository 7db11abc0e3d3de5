import { randomUUID } from 'node:crypto'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import type { OutboxCipher } from '#lib/outbox/outbox-cipher.ts'
import type { MailMessage } from '#lib/mail/send-mail.ts'
import { outboxPolicy, type OutgoingMail } from '#lib/outbox/outgoing-mail.ts'

/**
 * Writes mails in the transaction that causes them, claimed by this process, which is to deliver them once that has
 * committed. One about an invite replaces what still waits about it: that link has ended.
 */
export async function storeMails(
  tx: Prisma.TransactionClient,
  mails: OutgoingMail[],
  { seal }: OutboxCipher,
  now = new Date(),
): Promise<MailMessage[]> {
  if (mails.length === 0) return []
  const stored = mails.map((mail) => ({ id: randomUUID(), createdAt: now, mail }))
  const inviteIds = mails.flatMap(({ inviteId }) => inviteId ?? [])
  await tx.outboxMessage.deleteMany({ where: { inviteId: { in: inviteIds } } })
  await tx.outboxMessage.createMany({
    data: stored.map(({ id, createdAt, mail: { event, inviteId = null, ...mail } }) => ({
      ...{ id, kind: 'mail', event, inviteId, payload: seal(mail), createdAt, nextTryAt: now },
      claimedUntil: new Date(now.getTime() + outboxPolicy.lease),
      expiresAt: new Date(now.getTime() + outboxPolicy.keptFor),
    })),
  })
  return stored
}
