import type { Caller } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { decideAccess, newByPush, type KnownRepository } from '#lib/registry/decide.ts'
import { knownRepositories } from '#lib/registry/known-repositories.ts'
import { mayCreateByPush } from '#lib/repositories/create-repository-by-push.ts'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** What the registry would grant, and nothing is written: a push that would make the repository counts as allowed. */
export async function decideEntry(
  caller: Caller,
  name: string,
  actions: RepositoryAction[],
): Promise<RepositoryAction[]> {
  const asked = [{ type: 'repository', name, actions }]
  const known = await knownRepositories(caller, asked)
  const [made] = newByPush(caller, known, asked)
  const future = made && (await futureRepository(caller, made))
  return decideAccess(caller, future ? [future] : known, asked)[0]?.actions ?? []
}

async function futureRepository(
  caller: Caller,
  { namespace, name }: { namespace: string; name: string },
): Promise<KnownRepository | null> {
  if (!(await mayCreateByPush(caller, namespace))) return null
  const isOwn = 'username' in caller && caller.username === namespace
  const isOwner =
    'accountId' in caller &&
    (await db.membership.count({
      where: { accountId: caller.accountId, role: 'owner', organization: { name: namespace } },
    })) > 0
  const visibility = env.NEW_REPOSITORY_VISIBILITY
  const access = isOwn || isOwner ? 'admin' : 'write'
  return { id: '', namespace, name, visibility, access, chosen: null, protocols: ['images'] }
}
