import type { AccountActor } from '#lib/authz/actor.ts'
import { newAccount } from '#lib/testing/new-account.ts'

/** Somebody whose session says, as its row would, that the site is theirs to administer. */
export async function newSiteAdministrator(): Promise<AccountActor> {
  return { ...(await newAccount()), isSiteAdministrator: true }
}
