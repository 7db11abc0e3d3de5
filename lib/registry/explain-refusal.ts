import type { Caller } from '#lib/authz/actor.ts'
import { secondFactorNeeded } from '#lib/authz/authorize-organization.ts'
import { lacksSecondFactor } from '#lib/authz/lacks-second-factor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import type { KnownRepository } from '#lib/registry/decide.ts'
import { knownRepositories } from '#lib/registry/known-repositories.ts'
import { grantedRights, mayPullNew, mayPushNew } from '#lib/repositories/granted-rights.ts'
import { writesTo } from '#lib/repositories/create-repository-by-push.ts'
import { protocolLabels, type Protocol } from '#lib/repositories/protocols.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { repositoryActions, type RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** What a request needs to do in a repository. */
export type NeededAccess = { repository: { namespace: string; name: string }; actions: RepositoryAction[] }

/**
 * Why somebody may not do this now, in words that tell nobody of a repository that they may not know about. Null if they
 * may: then a new registry token will say so, or a push will make the repository.
 */
export async function explainRefusal(
  caller: Caller,
  { repository, actions }: NeededAccess,
  protocol: Protocol = 'images',
): Promise<AppError | null> {
  const name = fullNameOf(repository)
  const [known] = await knownRepositories(caller, [{ type: 'repository', name, actions }])
  const rights = known ? grantedRights(caller, known) : none
  if (known && actions.every((action) => rights[action])) return otherProtocol(known, protocol)
  const wanted = verbs[actions.findLast((action) => !rights[action])!]
  if (caller.kind === 'anonymous') return refused(`Sign in to ${wanted} ${name}.`)
  const may = repositoryActions.filter((action) => rights[action])
  if (may.length > 0) {
    const only = `${describe(caller)} may only ${may.join(' and ')} ${name}`
    return new AppError('forbidden', `${only}: ${pageOf(caller, repository)}`)
  }
  if ('accountId' in caller && (await lacksSecondFactor(caller, repository.namespace)))
    return secondFactorNeeded(repository.namespace)
  if (!known && (await writesTo(caller, repository.namespace))) {
    const pushes = actions.includes('push')
    if (pushes && mayPushNew(caller, repository.name)) return null
    if (!pushes && mayPullNew(caller, repository.name))
      return new AppError('not_found', `There is no repository ${name}.`)
  }
  return refused(
    `${describe(caller)} can't ${wanted} ${name}, or there is no such repository: ${pageOf(caller, repository)}`,
  )
}

type SignedIn = Exclude<Caller, { kind: 'anonymous' }>

const none = { pull: false, push: false, delete: false }
const verbs = { pull: 'pull', push: 'push to', delete: 'delete from' }

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}

function otherProtocol(repository: KnownRepository, protocol: Protocol): AppError | null {
  if (repository.protocols.includes(protocol)) return null
  const is = repository.protocols.map((one) => protocolLabels[one]).join(' and ')
  const page = env.PUBLIC_URL + paths.repository(repository.namespace, repository.name)
  return new AppError(
    'forbidden',
    `${fullNameOf(repository)} is a repository for ${is}, not for ${protocolLabels[protocol]}: ${page}`,
  )
}

function describe(caller: SignedIn): string {
  return caller.kind === 'account' ? caller.username : `Access token "${caller.tokenName}"`
}

/** Where it can be changed. */
function pageOf(caller: SignedIn, { namespace, name }: NeededAccess['repository']): string {
  if (caller.kind === 'account') return env.PUBLIC_URL + paths.repository(namespace, name)
  const owner = caller.kind === 'organization' ? organizationOwner(caller.organizationName) : ownAccount
  return env.PUBLIC_URL + tokenPaths(owner).page(caller.tokenId)
}
