import { createAccountLink } from '#lib/accounts/account-link.ts'
import { setUpMail } from '#lib/accounts/link-mails.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { nameTaken } from '#lib/import/name-taken.ts'
import type { Made, Work } from '#lib/import/made.ts'
import { Secret } from '#lib/secret.ts'
import { accountAudit } from '#lib/site-accounts/mutate-account.ts'
import { stepsOf } from '#lib/import/steps-of.ts'

/** All at once: a file may have hundreds. Who has no password gets a link, by mail where one goes out. */
export async function makeAccounts(
  tx: Transaction,
  actor: AccountActor,
  { steps, now }: Work,
): Promise<Partial<Made>> {
  const wanted = stepsOf(steps, 'account')
  if (wanted.length === 0) return {}
  const names = wanted.map(({ username }) => ({ name: username }))
  const claimed = await tx.namespace.createMany({ data: names, skipDuplicates: true })
  const data = wanted.map(({ do: _, ...account }) => ({ ...account, name: account.username }))
  const accounts = await tx.account.createManyAndReturn({
    data,
    select: { id: true, username: true, email: true, passwordHash: true },
    skipDuplicates: true,
  })
  // Somebody registered meanwhile.
  if (claimed.count < wanted.length || accounts.length < wanted.length) throw nameTaken()
  const isMailed = env.SMTP_URL !== undefined
  const made = {
    audit: accounts.flatMap((account) =>
      accountAudit(actor, 'account.create', account, { email: account.email, by: 'import' }),
    ),
    mails: [] as Made['mails'],
    secrets: [] as Made['secrets'],
    created: accounts.map(({ id }) => id),
  }
  for (const { id: accountId, username, email } of accounts.filter(
    ({ passwordHash }) => passwordHash === '',
  )) {
    const about = { accountId, purpose: 'set_up', email: isMailed ? email : null } as const
    const link = await createAccountLink(tx, about, now)
    if (isMailed) made.mails.push(setUpMail({ username, email }, link))
    else made.secrets.push({ kind: 'link', name: username, owner: username, secret: new Secret(link) })
  }
  return made
}
