import type { Transaction } from '#lib/audit/mutate.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import type { LinkPurpose } from '#lib/generated/prisma/client.ts'
import { paths } from '#lib/paths.ts'
import { hashSecret, randomSecret, type Secret } from '#lib/secret.ts'
import { day, hour } from '#lib/time.ts'

/** The page that each kind of link opens, and for how long. */
const accountLinks = {
  reset_password: { path: paths.resetPassword, lifetime: hour },
  set_up: { path: paths.setUpAccount, lifetime: 7 * day },
  verify_email: { path: paths.verifyEmail, lifetime: day },
} as const satisfies Record<LinkPurpose, { path: string; lifetime: number }>

/** Those by which a person chooses a password. */
export const passwordLinks: LinkPurpose[] = ['reset_password', 'set_up']

/** A link is about an account; `email` is where it is mailed to, or null where somebody else will see it. */
type NewLink = { accountId: string; purpose: LinkPurpose; email: string | null }

/** Makes a link that works once. Its secret is in the fragment, which browsers send to no server. */
export async function createAccountLink(tx: Transaction, link: NewLink, now: Date): Promise<string> {
  const { path, lifetime } = accountLinks[link.purpose]
  const secret = randomSecret().reveal()
  const expiresAt = new Date(now.getTime() + lifetime)
  await tx.accountLink.create({ data: { ...link, secretHash: hashSecret(secret), expiresAt } })
  return `${env.PUBLIC_URL}${path}#${secret}`
}

/** Throws `not_found`. */
export async function findAccountLink(tx: Transaction, secret: Secret, purposes: LinkPurpose[], now: Date) {
  const link = await tx.accountLink.findFirst({
    where: { secretHash: hashSecret(secret.reveal()), purpose: { in: purposes }, expiresAt: { gt: now } },
  })
  if (!link) throw linkEnded()
  return link
}

/** The account that a link is about, which using the link has proven. */
type LinkedAccount = { id: string; username: string; email: string }
export type UsedLink = { account: LinkedAccount; purpose: LinkPurpose; provesEmail: boolean }

/** Ends the link and holds its account. Of several who use it at once, one does; the others get `not_found`. */
export async function takeAccountLink(
  tx: Transaction,
  secret: Secret,
  purposes: LinkPurpose[],
  now: Date,
): Promise<UsedLink> {
  const { secretHash, accountId, purpose, email } = await findAccountLink(tx, secret, purposes, now)
  const [account] = await tx.$queryRaw<LinkedAccount[]>`
    SELECT id, username, email FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  const { count } = await tx.accountLink.deleteMany({ where: { secretHash } })
  if (!account || count === 0) throw linkEnded()
  return { account, purpose, provesEmail: email === account.email }
}

function linkEnded(): AppError {
  return new AppError('not_found', 'This link has been used or has expired. Ask for a new one.')
}
