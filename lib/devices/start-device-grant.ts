import { db } from '#lib/database/db.ts'
import { findClient } from '#lib/devices/find-client.ts'
import { readAskedAccess, type SentRequest } from '#lib/devices/read-asked-access.ts'
import { devicePolicy, deviceScope } from '#lib/devices/schema.ts'
import { hashUserCode, newUserCode } from '#lib/devices/user-code.ts'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import { failureCounts } from '#lib/rate-limits/failure-counts.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { hashSecret, randomSecret, Secret } from '#lib/secret.ts'
import { minute, second } from '#lib/time.ts'
import { clientName } from '#lib/usage/client-name.ts'

type Asked = SentRequest & {
  clientId?: string | undefined
  scope?: string | undefined
  deviceName?: string | undefined
}

/** The codes that one network may ask for: more wait for nobody. */
const askedLimit = { limit: 100, window: 10 * minute }

/** Begins a device's sign-in, or a tool's request for access (RFC 8628, 3.1): one code to poll with, another for a person to type. */
export async function startDeviceGrant(
  { clientId, scope = '', deviceName = '', ...request }: Asked,
  { address, userAgent, now }: Pick<RequestContext, 'address' | 'userAgent' | 'now'>,
): Promise<{ deviceCode: Secret; userCode: Secret }> {
  const client = await findClient(clientId)
  const asked = readAskedAccess(request)
  if (asked && scope) throw wrongScope('Leave scope out: authorization_details say all that is asked for.')
  assertScope(scope)
  await countAsked(address)
  const [deviceCode, userCode] = [randomSecret(), new Secret(newUserCode())]
  await db.deviceGrant.create({
    data: {
      deviceCodeHash: hashSecret(deviceCode.reveal()),
      userCodeHash: await hashUserCode(userCode.reveal()),
      clientId: client.id,
      deviceName: visible(deviceName) || clientName(userAgent) || 'unknown device',
      ...(asked && { asked }),
      ...{ address, agent: userAgent?.slice(0, longestAgent) ?? null },
      intervalSeconds: devicePolicy.intervalSeconds,
      createdAt: now,
      expiresAt: new Date(now.getTime() + devicePolicy.expirySeconds * second),
    },
  })
  return { deviceCode, userCode }
}

function assertScope(scope: string): void {
  if (scope.split(' ').every((one) => one === '' || one === deviceScope)) return
  throw wrongScope(`Ask for ${deviceScope}, or leave scope out.`)
}

const wrongScope = (message: string) => new AppError('invalid', message, { fields: { scope: message } })

async function countAsked(address: string): Promise<void> {
  const [asked] = await failureCounts.add([{ key: `device-codes:${networkOf(address)}`, ...askedLimit }])
  if (asked!.points <= askedLimit.limit) return
  const retryAfter = Math.max(1, Math.ceil((asked!.until - Date.now()) / second))
  throw new AppError('limited', 'Too many codes were asked for from this address.', { retryAfter })
}

const longestAgent = 300
/** As long as a host's name may be. */
const longestName = 64

/** A person decides by this name: nothing in it hides, breaks the line or turns what is around it. */
function visible(name: string): string {
  const hidden = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]+/gu
  return name.slice(0, longestName).replace(hidden, ' ').trim()
}
