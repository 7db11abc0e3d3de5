import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pullUsageOf, type PullUsage } from '#lib/usage/pull-counts.ts'

/** The pulls of the actor's account, with its password and all its tokens. */
export async function getPullUsage(actor: Actor): Promise<PullUsage> {
  authorizePerson(actor, 'account')
  return pullUsageOf(actor)
}
