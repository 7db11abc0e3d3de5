import { db } from '#lib/database/db.ts'
import type { ApprovedAccess, AskedAccess } from '#lib/devices/asked-access.ts'
import { findClient } from '#lib/devices/find-client.ts'
import { issueDeviceToken, type IssuedToken } from '#lib/devices/issue-device-token.ts'
import { devicePolicy } from '#lib/devices/schema.ts'
import type { PollRefusal } from '#lib/devices/poll-refusal.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { second } from '#lib/time.ts'

/** What arrives this much too soon was sent in time. */
const leeway = second

/** A device asks whether a person has decided. An approval is answered once, with a new token. */
export async function pollDeviceGrant(
  { clientId, deviceCode }: { clientId: string | undefined; deviceCode: Secret },
  { address, now }: Pick<RequestContext, 'address' | 'now'>,
): Promise<PollRefusal | IssuedToken> {
  const client = await findClient(clientId)
  const grant = await db.deviceGrant.findFirst({
    where: { deviceCodeHash: hashSecret(deviceCode.reveal()), clientId: client.id },
    omit: { deviceCodeHash: true, userCodeHash: true },
  })
  if (!grant) return 'invalid_grant'
  if (grant.expiresAt <= now) return 'expired_token'
  if (grant.state === 'denied') return 'access_denied'
  if (grant.state === 'approved') {
    const [asked, approved] = [grant.asked as AskedAccess | null, grant.approved as ApprovedAccess | null]
    return issueDeviceToken({ ...grant, asked, approved }, { address, now })
  }
  return (await isInTime(grant.id, now)) ? 'authorization_pending' : 'slow_down'
}

/** Notes the poll; of several at once, one is in time. Each that is not makes the interval longer. */
async function isInTime(id: string, now: Date): Promise<boolean> {
  const from = new Date(now.getTime() + leeway)
  const inTime = await db.$executeRaw`
    UPDATE device_grant SET polled_at = ${now} WHERE id = ${id}::uuid
      AND (polled_at IS NULL OR polled_at + make_interval(secs => interval_seconds) <= ${from})`
  if (inTime > 0) return true
  const intervalSeconds = { increment: devicePolicy.slowDownSeconds }
  await db.deviceGrant.updateMany({ where: { id }, data: { polledAt: now, intervalSeconds } })
  return false
}
