import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import { SignInRefused } from '#lib/sign-in/sign-in-refused.ts'

/** Who somebody is for the identity provider, and what it calls the session there. */
export type ProviderIdentity = { issuer: string; subject: string; session: string | null }

/**
 * Links the account to who the provider says it is, or notes that it did so again. One account has one identity there: an
 * address that the provider has given to another person leads to nobody's account.
 */
export async function linkIdentity(
  tx: Transaction,
  accountId: string,
  { issuer, subject }: ProviderIdentity,
  now: Date,
): Promise<{ id: string; audit: Audit[] }> {
  const linked = await tx.identity.findFirst({ where: { issuer, OR: [{ subject }, { accountId }] } })
  if (!linked) {
    const [made] = await tx.identity.createManyAndReturn({
      data: { issuer, subject, accountId, linkedAt: now },
      select: { id: true },
      skipDuplicates: true,
    })
    if (!made) throw new SignInRefused('another-identity')
    const target = { kind: 'identity', id: made.id, name: issuer }
    return { id: made.id, audit: [{ action: 'account.link_identity', target, details: { subject } }] }
  }
  if (linked.subject !== subject || linked.accountId !== accountId)
    throw new SignInRefused('another-identity')
  await tx.identity.update({ where: { id: linked.id }, data: { linkedAt: now } })
  return { id: linked.id, audit: [] }
}
