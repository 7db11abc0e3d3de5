import type { Caller } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import type { GrantedAccess } from '#lib/registry/decide.ts'
import type { RequestedAccess } from '#lib/registry/scope.ts'
import { hour, inUtc, minute, second } from '#lib/time.ts'
import { pullLimitOf, pullUsageOf, pullWindow, type PullUsage } from '#lib/usage/pull-counts.ts'

/** What is left of the actor's pulls; null, and no look at the database, where there is no limit. */
export async function limitedUsageOf(actor: Caller): Promise<PullUsage | null> {
  return pullLimitOf(actor) === null ? null : pullUsageOf(actor)
}

/** Throws `PullLimitReached` for an exchange that asks to pull where nothing is left. */
export function assertMayPull(
  actor: Caller,
  usage: PullUsage | null,
  requested: RequestedAccess[],
  access: GrantedAccess[],
): void {
  if (usage?.remaining === 0 && requested.some((each) => isPull(each, access)))
    throw new PullLimitReached(actor, usage)
}

/** To push and to delete, clients ask for pull as well: what gets no more than pull is one. */
function isPull({ type, name, actions: asked }: RequestedAccess, access: GrantedAccess[]): boolean {
  if (type !== 'repository' || !(asked.includes('pull') || asked.includes('*'))) return false
  const granted = access.find((entry) => entry.name === name)?.actions ?? []
  return granted.every((action) => action === 'pull')
}

/** Says what the limit is and when it ends. */
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
