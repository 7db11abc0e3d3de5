import type { Caller } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import type { GrantedAccess } from '#lib/registry/decide.ts'
import type { RequestedAccess } from '#lib/registry/parse-scopes.ts'
import { hour, inUtc, minute, second } from '#lib/time.ts'
import { pullLimitOf, pullUsageOf, pullWindow, type PullUsage } from '#lib/usage/pull-counts.ts'

/** The actor's pull usage; null, without a query, if there is no limit. */
export async function limitedUsageOf(actor: Caller): Promise<PullUsage | null> {
  return pullLimitOf(actor) === null ? null : pullUsageOf(actor)
}

/** Throws `PullLimitReached` for an exchange that requests pull if none are left. */
export function assertMayPull(
  actor: Caller,
  usage: PullUsage | null,
  requested: RequestedAccess[],
  access: GrantedAccess[],
): void {
  if (usage?.remaining === 0 && requested.some((each) => isPull(each, access)))
    throw new PullLimitReached(actor, usage)
}

/**
 * Clients also request pull when they push or delete, so only a request that gets no more than pull counts as a pull.
 */
function isPull({ type, name, actions: asked }: RequestedAccess, access: GrantedAccess[]): boolean {
  if (type !== 'repository' || !(asked.includes('pull') || asked.includes('*'))) return false
  const granted = access.find((entry) => entry.name === name)?.actions ?? []
  return granted.every((action) => action === 'pull')
}

/** Its message says what the limit is and when it resets. */
export class PullLimitReached extends AppError {
  readonly usage: PullUsage

  constructor(actor: Caller, usage: PullUsage) {
    const end = Math.max(usage.endsAt?.getTime() ?? 0, Date.now() + second)
    const again = inUtc(new Date(Math.ceil(end / minute) * minute))
    const message = `${describePuller(actor)} has reached the limit of ${usage.limit} pulls in ${pullWindow / hour} hours. Try again at ${again}${
      actor.kind === 'anonymous' ? ', or sign in' : ''
    }.`
    super('limited', message, { retryAfter: Math.ceil((end - Date.now()) / second) })
    this.usage = usage
  }
}

function describePuller(actor: Caller): string {
  if (actor.kind === 'anonymous') return 'This address'
  return actor.kind === 'organization' ? 'This access token' : `The account ${actor.username}`
}
