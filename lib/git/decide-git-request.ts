import type { Caller } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import type { GitRequest } from '#lib/git/git-request.ts'
import type { KnownRepository } from '#lib/registry/decide.ts'
import { explainRefusal } from '#lib/registry/explain-refusal.ts'
import { knownRepositories } from '#lib/registry/known-repositories.ts'
import { recordRefusal } from '#lib/registry/record-refusal.ts'
import { createRepositoryByPush } from '#lib/repositories/create-repository-by-push.ts'
import { grantedRights } from '#lib/repositories/granted-rights.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { repositoryPulls, repositoryPushes } from '#lib/usage/repository-uses.ts'

/** The repository's id, or null for one that the push which is being prepared will make; and what the caller may do with it. */
export type Allowed = { repositoryId: string | null; permissions: ('pull' | 'push')[] }

/**
 * What a request for Git is allowed. Throws `unauthenticated` where signing in may help, else an error that is a refusal; its
 * words tell nobody of what they may not know about.
 */
export async function decideGitRequest(caller: Caller, request: GitRequest): Promise<Allowed> {
  const known = (await findAllowed(caller, request)) ?? (await makeByPush(caller, request))
  if (!known) return { repositoryId: null, permissions: ['pull', 'push'] }
  recordRepositoryUse(known.id, request)
  const rights = grantedRights(caller, known)
  return { repositoryId: known.id, permissions: (['pull', 'push'] as const).filter((one) => rights[one]) }
}

/** Null where there is none, and the caller may make it. */
async function findAllowed(caller: Caller, request: GitRequest): Promise<KnownRepository | null> {
  const { repository, action, whenNew } = request
  const asked = [{ type: 'repository', name: fullNameOf(repository), actions: [action] }]
  const [known] = await knownRepositories(caller, asked)
  if (known?.protocols.includes('git') && grantedRights(caller, known)[action]) return known
  const explain = (needed: GitRequest['action']) =>
    explainRefusal(caller, { repository, actions: [needed] }, 'git')
  if (!known && whenNew !== 'refuse' && (await explain('push')) === null) return null
  const refusal = (await explain(action)) ?? changedMeanwhile()
  recordRefusal(caller, asked, [], new Date())
  const helpsToSignIn = caller.kind === 'anonymous' || refusal.code !== 'unauthenticated'
  throw helpsToSignIn ? refusal : new AppError('forbidden', refusal.message)
}

const changedMeanwhile = () => new AppError('forbidden', 'Its access was changed at this moment. Try again.')

async function makeByPush(caller: Caller, request: GitRequest): Promise<KnownRepository | null> {
  if (request.whenNew !== 'make') return null
  const { namespace, name } = request.repository
  await createRepositoryByPush(caller, namespace, name)
  return findAllowed(caller, request)
}

/** Of what moves content, not of the question that comes before it. */
function recordRepositoryUse(id: string, { kind, action, resource }: GitRequest): void {
  if (kind === 'smart' && resource === 'info/refs') return
  const uses = action === 'push' ? repositoryPushes : repositoryPulls
  uses.record(id, { at: new Date() }, false)
}
