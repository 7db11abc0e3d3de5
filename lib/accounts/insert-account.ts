import { claimNamespace, taken } from '#lib/accounts/claim-namespace.ts'
import type { Audit, Transaction } from '#lib/audit/mutate.ts'

type NewAccount = {
  username: string
  email: string
  name?: string
  passwordHash: string
  emailVerifiedAt?: Date | null
}

/**
 * The account, its namespace and the first entry of its log; throws `conflict` for what is taken. The first of an
 * installation administers the site.
 */
export async function insertAccount(
  tx: Transaction,
  { username, email, name = username, passwordHash, emailVerifiedAt = null }: NewAccount,
) {
  await claimNamespace(tx, username, 'username')
  const isFirst = (await tx.account.findFirst({ select: { id: true } })) === null
  const [account] = await tx.account.createManyAndReturn({
    data: { username, email, name, passwordHash, emailVerifiedAt, isSiteAdministrator: isFirst },
    select: { id: true },
    skipDuplicates: true,
  })
  if (!account) throw taken('email', 'This e-mail address already has an account. Sign in instead.')
  const target = { kind: 'account', id: account.id, name: username }
  const audit: Audit = { action: 'account.register', accountId: account.id, target }
  return { result: { id: account.id, username }, audit }
}
