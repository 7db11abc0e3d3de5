import type { Audit, AuditDetails, Transaction } from '#lib/audit/mutate.ts'
import type { DeviceClient } from '#lib/devices/find-client.ts'
import { notFound } from '#lib/errors.ts'

/** An entry in the log of the site administrator who acts. */
export function clientAudit(
  verb: 'create' | 'update' | 'delete',
  { id, name }: DeviceClient,
  details: AuditDetails = {},
): Audit {
  return {
    action: `device-client.${verb}`,
    target: { kind: 'device-client', name },
    details: { clientId: id, ...details },
  }
}

/** One that nobody else changes before the transaction ends. Throws `not_found`. */
export async function lockClient(tx: Transaction, id: string): Promise<DeviceClient> {
  const [client] = await tx.$queryRaw<DeviceClient[]>`
    SELECT id, name FROM oauth_client WHERE id = ${String(id)} FOR UPDATE`
  if (!client) throw notFound('Client')
  return client
}
