import type { AccountActor, Actor, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { suspended } from '#lib/authz/suspended.ts'
import { AppError } from '#lib/errors.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * The actor as it is now: its account, then its session or token are held until the transaction ends, and a token's rights are
 * read again. Comes after the lock on an organization and before any on repositories. Throws `unauthenticated`.
 */
export async function lockActor<Locked extends Actor>(
  tx: Prisma.TransactionClient,
  actor: Locked,
): Promise<Locked> {
  const given: Actor = actor
  if ('accountId' in given) await lockAccount(tx, given)
  return 'tokenId' in given ? { ...actor, ...(await lockToken(tx, given)) } : actor
}

async function lockAccount(tx: Prisma.TransactionClient, actor: AccountActor | TokenActor): Promise<void> {
  const { accountId } = actor
  const [account] = await tx.$queryRaw<{ isSuspended: boolean }[]>`
    SELECT suspended_at IS NOT NULL AS "isSuspended" FROM account WHERE id = ${accountId}::uuid FOR KEY SHARE`
  if (!account) throw new AppError('unauthenticated', 'This account was deleted.')
  if (account.isSuspended) throw suspended()
  if (!('sessionId' in actor) || !actor.sessionId) return
  const sessions = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM session WHERE id = ${actor.sessionId}::uuid AND account_id = ${accountId}::uuid
      AND expires_at > ${new Date()} FOR KEY SHARE`
  if (sessions.length === 0) throw new AppError('unauthenticated', 'You were signed out. Sign in again.')
}

type Rights = Pick<TokenActor, 'permission' | 'allRepositories' | 'publicRead'> &
  Pick<OrganizationActor, 'scopes' | 'allPush' | 'pullPrefixes' | 'pushPrefixes'>

async function lockToken(tx: Prisma.TransactionClient, actor: TokenActor | OrganizationActor) {
  const now = new Date()
  const [token] = await tx.$queryRaw<Rights[]>`
    SELECT permission, all_repositories AS "allRepositories", scopes, public_read AS "publicRead", all_push AS "allPush",
      pull_prefixes AS "pullPrefixes", push_prefixes AS "pushPrefixes"
    FROM token WHERE id = ${actor.tokenId}::uuid AND is_active AND (expires_at IS NULL OR expires_at > ${now})
      AND (hint = ${actor.hint} OR EXISTS (SELECT FROM retired_secret WHERE token_id = token.id
        AND hint = ${actor.hint} AND ended_at IS NULL AND ends_at > ${now}))
      AND NOT EXISTS (SELECT FROM organization WHERE organization.id = organization_id AND plan = 'free')
    FOR SHARE`
  if (!token) throw new AppError('unauthenticated', 'This access token is no longer valid.')
  const { permission, allRepositories, publicRead, ...ofOrganization } = token
  const reach = { allRepositories, publicRead }
  return actor.kind === 'token' ? { permission, ...reach } : { ...reach, ...ofOrganization }
}
