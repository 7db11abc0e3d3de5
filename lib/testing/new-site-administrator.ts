import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'

/** Somebody who administers the site, and whose session says so. */
export async function newSiteAdministrator(): Promise<AccountActor> {
  const actor = await newAccount()
  await db.account.update({ where: { id: actor.accountId }, data: { isSiteAdministrator: true } })
  return { ...actor, isSiteAdministrator: true }
}
