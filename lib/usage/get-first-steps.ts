import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { day } from '#lib/time.ts'

/** What somebody new has done with access tokens of their own. */
export type FirstSteps = { hasToken: boolean; hasSignedIn: boolean; hasPulled: boolean }

/** Who is new: no token is older, and there are no more of them. What is all done stays for a day. */
export const newcomer = { days: 7, daysOnceDone: 1, tokens: 2 }

/** How far a newcomer is; null for everybody else. */
export async function getFirstSteps(actor: Actor, now = new Date()): Promise<FirstSteps | null> {
  authorizePerson(actor, 'tokens')
  const [{ made, since, hasSignedIn, hasPulled }] = await db.$queryRaw<[Row]>`
    SELECT count(*)::int AS made, min(created_at) AS since, coalesce(bool_or(last_used_at IS NOT NULL), false) AS "hasSignedIn",
      coalesce(bool_or(EXISTS (SELECT FROM token_exchange WHERE token_id = token.id AND outcome <> 'refused'
        AND (action LIKE 'pulled %' OR action LIKE 'asked to pull %'))), false) AS "hasPulled"
    FROM token WHERE account_id = ${actor.accountId}::uuid`
  const days = hasPulled ? newcomer.daysOnceDone : newcomer.days
  const isLongHere = since !== null && now.getTime() - since.getTime() > days * day
  if (made > newcomer.tokens || isLongHere) return null
  return { hasToken: made > 0, hasSignedIn, hasPulled }
}

type Row = Omit<FirstSteps, 'hasToken'> & { made: number; since: Date | null }
