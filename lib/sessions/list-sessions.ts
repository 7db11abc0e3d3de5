import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import type { SignInMethod } from '#lib/generated/prisma/enums.ts'
import { earliestStart } from '#lib/sessions/session-expiry.ts'

export type PublicSession = {
  id: string
  client: string
  signedInWith: SignInMethod
  address: string
  createdAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** The person's sessions: the current one first, then by when they were last seen. */
export async function listSessions(actor: Actor, now = new Date()): Promise<PublicSession[]> {
  authorizePerson(actor, 'account')
  const sessions = await db.session.findMany({
    where: { accountId: actor.accountId, expiresAt: { gt: now }, createdAt: { gt: earliestStart(now) } },
    select: { id: true, client: true, signedInWith: true, address: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })
  const marked = sessions.map((session) => ({ ...session, isCurrent: session.id === actor.sessionId }))
  return marked.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}
