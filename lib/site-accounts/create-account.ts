import { createAccountLink } from '#lib/accounts/account-link.ts'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { setUpMail } from '#lib/accounts/link-mails.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { env } from '#lib/env.ts'
import { parse } from '#lib/parse.ts'
import { createAccountSchema, type CreateAccount } from '#lib/site-accounts/schema.ts'
import { accountAudit } from '#lib/site-accounts/mutate-account.ts'

/** A link goes by mail; only without a mail server is it for the administrator to pass on. */
export type MadeAccount = { username: string; email: string; link: string | null }

/** Makes an account for somebody, who chooses its password by a link. */
export async function createAccount(
  actor: Actor,
  input: CreateAccount,
  now = new Date(),
): Promise<MadeAccount> {
  return mutateSite(actor, async (tx) => {
    const { username, email, name } = parse(createAccountSchema, input)
    assertFreshProof(actor)
    const { result: account } = await insertAccount(tx, { username, email, name, passwordHash: '' })
    const isMailed = env.SMTP_URL !== undefined
    const about = { accountId: account.id, purpose: 'set_up', email: isMailed ? email : null } as const
    const link = await createAccountLink(tx, about, now)
    return {
      result: { username, email, link: isMailed ? null : link },
      audit: accountAudit(actor, 'account.create', account, { email }),
      mails: isMailed ? [setUpMail({ username, email }, link)] : [],
      created: [account.id],
    }
  })
}
