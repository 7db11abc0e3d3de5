import type { Caller } from '#lib/authz/actor.ts'
import { identifiedByToken } from '#lib/credentials/identified.ts'
import { db } from '#lib/database/db.ts'
import type { Subject } from '#lib/registry/subject.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { findTokenById } from '#lib/tokens/find-token-by-id.ts'

/**
 * Who the holder of a registry token is now; null if that account, access token or secret is gone. Throws `unauthenticated` for an
 * access token that may no longer be used.
 */
export async function subjectCaller(subject: Subject, context: RequestContext): Promise<Caller | null> {
  const { address } = context
  if (subject.kind === 'anonymous') return { kind: 'anonymous', address }
  if (subject.kind === 'token') {
    const token = await findTokenById(subject.tokenId, subject.lastFour, context.now)
    return token && (await identifiedByToken(token, context)).caller
  }
  const { owner: username } = subject
  const account = await db.account.findUnique({ where: { username }, select: { id: true } })
  return account && { kind: 'account', accountId: account.id, username, address }
}
