import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { readNotices, type Notices } from '#lib/notices/read-notices.ts'

/** Of a person's own tokens and those of the organizations they own. */
export async function listNotices(actor: Actor, now = new Date()): Promise<Notices> {
  authorizePerson(actor, 'tokens')
  return readNotices({ kind: 'account', id: actor.accountId }, now)
}
