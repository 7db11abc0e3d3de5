import type { Caller } from '#lib/authz/actor.ts'
import type { NotGranted } from '#lib/credentials/record-use.ts'
import { setRequestRefusal } from '#lib/current-request.ts'
import type { GrantedAccess } from '#lib/registry/decide.ts'
import type { RequestedAccess } from '#lib/registry/parse-scopes.ts'
import { repositoryActions, type RepositoryAction } from '#lib/scopes/personal-permissions.ts'
import { tokenRefusals } from '#lib/usage/token-refusals.ts'

/** Notes in the log, and for the token's row, what somebody asked for and was not granted. */
export function recordRefusal(
  caller: Caller,
  requested: RequestedAccess[],
  granted: GrantedAccess[],
  at: Date,
): NotGranted | null {
  const action = describeRefusal(requested, granted)
  if (!action) return null
  setRequestRefusal(action)
  if ('tokenId' in caller) tokenRefusals.record(caller.tokenId, { at, action }, false)
  return { what: action, isAll: granted.every(({ actions }) => actions.length === 0) }
}

/** "push to demo/web", "pull of demo/api and 2 more"; the highest right first. */
function describeRefusal(requested: RequestedAccess[], granted: GrantedAccess[]): string | null {
  const refused = requested.flatMap(({ type, name, actions: asked }) => {
    const has = granted.find((entry) => entry.name === name)?.actions ?? []
    const highest = repositoryActions.findLast(
      (action) => !has.includes(action) && (asked.includes(action) || asked.includes('*')),
    )
    return type === 'repository' && highest ? { name, highest } : []
  })
  const rank = ({ highest }: { highest: RepositoryAction }) => repositoryActions.indexOf(highest)
  const [first, ...more] = refused.toSorted((a, b) => rank(b) - rank(a))
  if (!first) return null
  return `${nouns[first.highest]} ${first.name}${more.length > 0 ? ` and ${more.length} more` : ''}`
}

const nouns = { pull: 'pull of', push: 'push to', delete: 'delete in' }
