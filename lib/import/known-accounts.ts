import type { Transaction } from '#lib/audit/mutate.ts'

export type KnownAccount = {
  username: string
  email: string
  /** Whether the address is surely that of its person: by a link that was sent there, or as an administrator gave it. */
  isProven: boolean
}

/** Those of the names or the e-mail addresses. Whoever registers can write somebody else's address. */
export async function knownAccounts(
  tx: Transaction,
  usernames: string[],
  addresses: string[],
): Promise<KnownAccount[]> {
  const accounts = await tx.account.findMany({
    where: { OR: [{ username: { in: usernames } }, { email: { in: addresses } }] },
    select: { id: true, username: true, email: true, emailVerifiedAt: true },
  })
  const ids = accounts.flatMap(({ id, emailVerifiedAt }) => (emailVerifiedAt ? [] : [id]))
  const made = await tx.auditEntry.findMany({
    where: { accountId: { in: ids }, action: 'account.create' },
    select: { accountId: true, targetId: true, details: true },
  })
  const given = new Set(
    made.flatMap(({ accountId, targetId, details }) =>
      accountId === targetId ? [`${targetId} ${(details as { email?: string }).email}`] : [],
    ),
  )
  return accounts.map(({ id, username, email, emailVerifiedAt }) => ({
    ...{ username, email },
    isProven: emailVerifiedAt !== null || given.has(`${id} ${email}`),
  }))
}
