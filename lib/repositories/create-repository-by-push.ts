import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor, TokenActor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { fullNameOf, parseRepositoryName } from '#lib/repositories/repository-name.ts'
import { permits } from '#lib/scopes/personal-permissions.ts'

/** What a push into the own namespace makes where there is nothing yet. Answers whether it was made just now. */
export async function createRepositoryByPush(
  actor: Actor,
  namespace: string,
  name: string,
): Promise<boolean> {
  authorizePush(actor, namespace)
  if (!parseRepositoryName(fullNameOf({ namespace, name }))) throw notFound('Repository')
  const visibility = env.NEW_REPOSITORY_VISIBILITY
  return mutate(actor, async (tx) => {
    const [row] = await tx.repository.createManyAndReturn({
      data: { namespace, name, visibility },
      skipDuplicates: true,
    })
    return {
      result: row !== undefined,
      audit: row ? repositoryAudit('create', row, { visibility, by: 'push' }) : [],
    }
  })
}

/** The one verb that a token may use, too: one that pushes, and to every repository of its owner. */
function authorizePush(actor: Actor, namespace: string): asserts actor is AccountActor | TokenActor {
  if (actor.kind !== 'account' && actor.kind !== 'token')
    throw new AppError('unauthenticated', 'Sign in first.')
  if (actor.username !== namespace) throw notFound('Repository')
  if (actor.kind === 'token' && !(actor.allRepositories && permits(actor.permission, 'push'))) {
    throw new AppError('forbidden', 'This token can not make a repository.')
  }
}
