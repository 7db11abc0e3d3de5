import { createAccountLink } from '#lib/accounts/account-link.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import type { CreatedBefore } from '#lib/idempotency/with-idempotency-key.ts'
import { env } from '#lib/env.ts'
import { countSteps } from '#lib/import/count-steps.ts'
import type { ImportSecret } from '#lib/import/made.ts'
import type { ImportResult } from '#lib/import/run-import.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { Secret } from '#lib/secret.ts'
import { accountAudit } from '#lib/site-accounts/mutate-account.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { lockToken } from '#lib/tokens/token-rows.ts'
import { nameOf } from '#lib/tokens/name-of.ts'

/**
 * Answers an import that was carried out before. If its secrets never left, its tokens get new ones and its links are made anew,
 * since the first are stored nowhere.
 */
export async function repeatImport(
  actor: Actor,
  { ids, isAnswered }: CreatedBefore,
  now = new Date(),
): Promise<ImportResult> {
  authorizeSite(actor)
  assertFreshProof(actor, now)
  return mutateSite(actor, async (tx) => {
    const made = { ...countSteps([]), accounts: 0, tokens: 0 }
    const result: ImportResult = { made, secrets: [] }
    const audit: Audit[] = []
    const where = { id: { in: [...ids] } }
    const tokens = await tx.token.findMany({
      where: { ...where, OR: [{ accountId: actor.accountId }, { createdBy: actor.username }] },
      select: { id: true, organization: { select: { name: true } } },
      orderBy: { id: 'asc' },
    })
    const accounts = await tx.account.findMany({ where, select: accountColumns, orderBy: { id: 'asc' } })
    made.accounts = accounts.length
    made.tokens = tokens.length
    if (isAnswered) return { result, audit }
    for (const { id, organization } of tokens) {
      const renewed = await renewSecret(tx, actor, id, organization?.name ?? null)
      if (renewed) result.secrets.push(renewed.secret)
      if (renewed) audit.push(renewed.audit)
    }
    const waiting = env.SMTP_URL ? [] : accounts.filter(({ passwordHash }) => passwordHash === '')
    for (const { id: accountId, username } of waiting) {
      const link = await createAccountLink(tx, { accountId, purpose: 'set_up', email: null }, now)
      result.secrets.push({ kind: 'link', name: username, owner: username, secret: new Secret(link) })
      audit.push(...accountAudit(actor, 'account.send_link', { id: accountId, username }))
    }
    return { result, audit }
  })
}

const accountColumns = { id: true, username: true, passwordHash: true } as const

/** Null for a token that somebody has used by now. */
async function renewSecret(
  tx: Transaction,
  actor: Actor,
  id: string,
  organization: string | null,
): Promise<{ secret: ImportSecret; audit: Audit } | null> {
  const of = organization === null ? ownAccount : organizationOwner(organization)
  const owner = await lockTokenOwner(tx, actor, of)
  const before = await lockToken(tx, owner, id)
  if (before.lastUse || before.rotatedAt) return null
  const secret = newSecret(owner.kind)
  const stored = storedSecret(secret)
  await tx.token.updateMany({ where: { id }, data: stored })
  const details = { hint: { from: before.hint, to: stored.hint } }
  return {
    secret: { kind: 'token', name: nameOf(before), owner: owner.name, secret },
    audit: tokenAudit('renew_secret', owner, before, details),
  }
}
