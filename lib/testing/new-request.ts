import { db } from '#lib/database/db.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { hashSecret } from '#lib/secret.ts'
import { newAddress } from '#lib/testing/new-person.ts'

type Asked = Record<string, ('pull' | 'push' | 'delete')[]>
type More = { services?: Record<string, string[]>; expiresIn?: number; reason?: string; now?: Date }

/** A tool that waits for somebody to approve what it asks for. */
export async function newRequest(
  repositories: Asked,
  { services = {}, expiresIn = 7200, reason, now = new Date() }: More = {},
) {
  const address = newAddress()
  const ofType = (type: string, asked: Record<string, string[]>) =>
    Object.entries(asked).map(([identifier, actions]) => ({ type, identifier, actions }))
  const details = [...ofType('gatehouse_repository', repositories), ...ofType('gatehouse_service', services)]
  const asked = { authorizationDetails: JSON.stringify(details), expiresIn: `${expiresIn}`, reason }
  const clientId = 'gatehouse-cli'
  const from = { address, userAgent: 'agent/1', now }
  const { deviceCode, userCode } = await startDeviceGrant({ clientId, deviceName: 'laptop', ...asked }, from)
  const where = { deviceCodeHash: hashSecret(deviceCode.reveal()) }
  return {
    address,
    code: userCode.reveal(),
    poll: (at = now) => pollDeviceGrant({ clientId, deviceCode }, { address, now: at }),
    row: () => db.deviceGrant.findFirst({ where }),
  }
}
