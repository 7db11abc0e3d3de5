import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { invitePolicy } from '#lib/invites/schema.ts'
import { hashSecret } from '#lib/secret.ts'
import { day, hour, second } from '#lib/time.ts'

type Organization = { id: string; name: string }

/**
 * To which of the addresses the organization has sent all the mails of a day, and until when. The counts outlive their
 * invites; who reads and then counts holds the organization's row meanwhile.
 */
export async function findMailedTooOften(
  tx: Transaction,
  organization: Organization,
  addresses: string[],
  now: Date,
): Promise<Map<string, Date>> {
  const byKey = new Map(addresses.map((address) => [keyOf(organization, address), address]))
  const full = await tx.rateLimit.findMany({
    where: { key: { in: [...byKey.keys()] }, points: { gte: invitePolicy.mailsADay }, expire: { gt: now } },
  })
  return new Map(full.map(({ key, expire }) => [byKey.get(key)!, expire!]))
}

/** Counts one mail; a day begins with its first. */
export async function countInviteMail(
  tx: Transaction,
  organization: Organization,
  address: string,
  now: Date,
): Promise<void> {
  const [key, expire] = [keyOf(organization, address), new Date(now.getTime() + day)]
  const isOver = Prisma.sql`rate_limit.expire <= ${now}`
  await tx.$executeRaw`
    INSERT INTO rate_limit (key, points, expire) VALUES (${key}, 1, ${expire})
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN ${isOver} THEN 1 ELSE rate_limit.points + 1 END,
      expire = CASE WHEN ${isOver} THEN excluded.expire ELSE rate_limit.expire END`
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

const keyOf = ({ id }: Organization, address: string) =>
  `invite-mail:${hashSecret(`${id} ${address}`).toString('base64url')}`
