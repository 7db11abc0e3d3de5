import { db } from '#lib/database/db.ts'
import type { SignedIn } from '#lib/sessions/find-session.ts'
import { sessionExpiry } from '#lib/sessions/session-expiry.ts'
import { minute } from '#lib/time.ts'

/** Records a session's use and address at most once a minute, which extends it. */
export async function touchSession(session: SignedIn, address: string, now = new Date()): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - minute)
  if (session.lastSeenAt > aMinuteAgo) return
  await db.session.updateMany({
    where: { id: session.sessionId, lastSeenAt: { lte: aMinuteAgo } },
    data: { lastSeenAt: now, expiresAt: sessionExpiry(session.createdAt, now), address },
  })
}
