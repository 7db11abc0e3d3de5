import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'

export type PublicAccount = {
  id: string
  username: string
  email: string
  name: string
  createdAt: Date
  /** Null while no link has shown the address to be the person's. */
  emailVerifiedAt: Date | null
  /** Whether mails tell of own tokens, and of those of organizations the person owns, that expire. */
  mailOwnExpiry: boolean
  mailOrganizationExpiry: boolean
}

/** The person's own account, as its page shows it. */
export async function getAccount(actor: Actor): Promise<PublicAccount> {
  authorizePerson(actor, 'account')
  const account = await db.account.findUnique({
    where: { id: actor.accountId },
    select: {
      ...{ id: true, username: true, email: true, name: true, createdAt: true, emailVerifiedAt: true },
      ...{ mailOwnExpiry: true, mailOrganizationExpiry: true },
    },
  })
  if (!account) throw notFound('Account')
  return account
}
