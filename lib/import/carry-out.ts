import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { makeAccounts } from '#lib/import/make-accounts.ts'
import { makeGroups } from '#lib/import/make-groups.ts'
import { makeOrganizations } from '#lib/import/make-organizations.ts'
import { makeTokens } from '#lib/import/make-tokens.ts'
import type { Made, Work } from '#lib/import/made.ts'

/** Writes the steps of a plan, in an order in which each finds what it needs. */
export async function carryOut(tx: Transaction, actor: AccountActor, work: Work): Promise<Made> {
  const made: Made = { audit: [], mails: [], created: [], secrets: [] }
  for (const make of [makeAccounts, makeOrganizations, makeGroups, makeTokens]) {
    const { audit = [], mails = [], created = [], secrets = [] } = await make(tx, actor, work)
    made.audit.push(...audit)
    made.mails.push(...mails)
    made.created.push(...created)
    made.secrets.push(...secrets)
  }
  return made
}
