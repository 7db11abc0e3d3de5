import type { PasswordOwner } from '#lib/accounts/assert-uncommon-password.ts'
import { db } from '#lib/database/db.ts'

/** What an account's new password must not be made of. */
export async function findPasswordOwner(accountId: string): Promise<PasswordOwner> {
  const { memberships, ...account } = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      username: true,
      email: true,
      name: true,
      memberships: { select: { organization: { select: { name: true } } } },
    },
  })
  return { ...account, organizations: memberships.map(({ organization }) => organization.name) }
}
