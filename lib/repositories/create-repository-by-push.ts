import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { mayPushNew } from '#lib/repositories/granted-rights.ts'
import { insertRepository } from '#lib/repositories/insert-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { fullNameOf, parseRepositoryName } from '#lib/repositories/repository-name.ts'

type PushActor = AccountActor | TokenActor | OrganizationActor

/** Whether a push may make repositories in the namespace: the own one, or an organization's whose role or token allows it. */
export async function mayCreateByPush(actor: Actor, namespace: string): Promise<boolean> {
  authorizeSignedIn(actor)
  return writesTo(actor, namespace)
}

/** Whether the namespace is the actor's own, or an organization's whose every repository the actor can push to. */
export async function writesTo(actor: PushActor, namespace: string): Promise<boolean> {
  return (await findPushTarget(db, actor, namespace)) !== null
}

/** What a push makes where there is nothing yet. Answers whether it was made just now. */
export async function createRepositoryByPush(
  actor: Actor,
  namespace: string,
  name: string,
): Promise<boolean> {
  authorizePush(actor, name)
  if (!parseRepositoryName(fullNameOf({ namespace, name }))) throw notFound('Repository')
  const visibility = env.NEW_REPOSITORY_VISIBILITY
  return mutate(actor, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM organization WHERE name = ${namespace} FOR UPDATE`
    const present = await lockActor(tx, actor)
    authorizePush(present, name)
    const target = await findPushTarget(tx, present, namespace)
    if (!target) throw notFound('Repository')
    const row = await insertRepository(tx, { namespace, name, visibility })
    return {
      result: row !== null,
      audit: row ? repositoryAudit('create', { ...row, ...target }, { visibility, by: 'push' }) : [],
    }
  })
}

/** The only creation that a token may do, if it may push to all repositories of its owner, or to all below a prefix. */
function authorizePush(actor: Actor, name: string): asserts actor is PushActor {
  authorizeSignedIn(actor)
  if (!mayPushNew(actor, name)) throw new AppError('forbidden', "This token can't create repositories.")
}

function authorizeSignedIn(actor: Actor): asserts actor is PushActor {
  if (actor.kind === 'anonymous' || actor.kind === 'system')
    throw new AppError('unauthenticated', 'Sign in first.')
}

/** The organization that owns the namespace, none for the account's own; null for anybody else's. */
async function findPushTarget(
  tx: Transaction,
  actor: PushActor,
  namespace: string,
): Promise<{ organizationId: string | null } | null> {
  if (actor.kind === 'organization') {
    return actor.organizationName === namespace ? { organizationId: actor.organizationId } : null
  }
  if (actor.username === namespace) return { organizationId: null }
  return tx.membership.findFirst({
    where: {
      accountId: actor.accountId,
      role: { in: ['owner', 'editor'] },
      organization: { name: namespace },
      OR: [
        { organization: { requiresSecondFactor: false } },
        { account: { secondFactorSince: { not: null } } },
      ],
    },
    select: { organizationId: true },
  })
}
