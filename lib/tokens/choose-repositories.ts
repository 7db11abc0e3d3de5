import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { accessOf, pullable } from '#lib/repositories/reachable.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import {
  personalPermission,
  repositoryActions,
  type PersonalPermission,
} from '#lib/scopes/personal-permissions.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'

type Wanted = Exclude<CreateToken['repositories'], 'all'>[number]
type Known = {
  id: string
  namespace: string
  name: string
  visibility: 'public' | 'private'
  access: RepositoryAccess | null
}

/**
 * What to store of the repositories that a token is given; nothing for "all". Throws `invalid` for one that the actor
 * can't reach, in the same words as for one that there is not, and for rights that the actor lacks.
 */
export async function chooseRepositories(
  tx: Transaction,
  actor: AccountActor,
  { permission, repositories }: Pick<CreateToken, 'permission' | 'repositories'>,
) {
  if (repositories === 'all') return []
  const ids = repositories.map(({ id }) => id)
  // The lock keeps them from being deleted before the token that names them is stored.
  const known = await tx.$queryRaw<Known[]>`
    SELECT id, namespace, name, visibility, ${accessOf(actor)} AS access FROM repository
    WHERE id = ANY(${ids}::uuid[]) AND ${pullable(actor)} FOR KEY SHARE`
  const byId = new Map(known.map((repository) => [repository.id, repository]))

  const fields: Record<string, string> = {}
  for (const [place, wanted] of repositories.entries()) {
    const [field, message] = refusal(permission, wanted, byId.get(wanted.id)) ?? []
    if (field) fields[`repositories.${place}.${field}`] = message!
  }
  const [message] = Object.values(fields)
  if (message) throw new AppError('invalid', message, { fields })
  return repositories.map(({ id, pull, push, delete: remove }) => ({
    repositoryId: id,
    pull,
    push,
    delete: remove,
  }))
}

/** The field that is wrong and what to do about it, if any is. */
function refusal(permission: PersonalPermission, wanted: Wanted, known: Known | undefined) {
  if (!known) return ['id', 'Choose a repository from the list.'] as const
  const name = `${known.namespace}/${known.name}`
  if (personalPermission(permission).publicOnly && known.visibility === 'private') {
    return ['id', `${name} is private. Choose Read-only or more, or leave it out.`] as const
  }
  const rights = repositoryRights(known.access, known)
  const beyond = repositoryActions.find((action) => wanted[action] && !rights[action])
  return beyond && ([beyond, `You can't ${verbs[beyond]} ${name}. Leave that out.`] as const)
}

const verbs = { pull: 'pull', push: 'push to', delete: 'delete images of' } as const
