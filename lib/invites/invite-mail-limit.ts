import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { invitePolicy } from '#lib/invites/schema.ts'
import { hashSecret } from '#lib/secret.ts'
import { day, hour, second } from '#lib/time.ts'

type Organization = { id: string; name: string }

/**
 * The addresses to which the organization has sent a day's limit of mails, and until when. The counts outlive their
 * invites. The caller holds the lock on the organization's row.
 */
export async function findMailedTooOften(
  tx: Transaction,
  organization: Organization,
  addresses: string[],
  now: Date,
): Promise<Map<string, Date>> {
  const byHash = new Map(addresses.map((address) => [hashOf(organization, address).toString('hex'), address]))
  const full = await tx.inviteMailCount.findMany({
    where: {
      addressHash: { in: addresses.map((address) => hashOf(organization, address)) },
      mails: { gte: invitePolicy.mailsADay },
      endsAt: { gt: now },
    },
  })
  return new Map(
    full.map(({ addressHash, endsAt }) => [byHash.get(Buffer.from(addressHash).toString('hex'))!, endsAt]),
  )
}

/** Counts one mail; a day starts with the first one. */
export async function countInviteMail(
  tx: Transaction,
  organization: Organization,
  address: string,
  now: Date,
): Promise<void> {
  const endsAt = new Date(now.getTime() + day)
  const isOver = Prisma.sql`invite_mail_count.ends_at <= ${now}`
  await tx.$executeRaw`
    INSERT INTO invite_mail_count (address_hash, mails, ends_at)
    VALUES (${hashOf(organization, address)}, 1, ${endsAt})
    ON CONFLICT (address_hash) DO UPDATE SET
      mails = CASE WHEN ${isOver} THEN 1 ELSE invite_mail_count.mails + 1 END,
      ends_at = CASE WHEN ${isOver} THEN excluded.ends_at ELSE invite_mail_count.ends_at END`
}

export function mailedTooOften({ name }: Organization, invitee: string, until: Date, now: Date): AppError {
  const wait = until.getTime() - now.getTime()
  const hours = Math.ceil(wait / hour)
  return new AppError(
    'limited',
    `${name} has invited ${invitee} ${invitePolicy.mailsADay} times within a day. Try again in ${hours === 1 ? 'an hour' : `${hours} hours`}.`,
    { retryAfter: Math.ceil(wait / second) },
  )
}

const hashOf = ({ id }: Organization, address: string) => hashSecret(`${id} ${address}`)
