import {
  newApplicationSecret,
  newClientId,
  storedApplicationSecret,
} from '#lib/applications/application-secret.ts'
import { db } from '#lib/database/db.ts'
import type { Secret } from '#lib/secret.ts'

/** An application of an organization or, by null, of the installation, inserted directly into the database. */
export async function newApplication(
  organization: { id: string } | null,
  columns: { name?: string; reuseSeconds?: number; serviceId?: string } = {},
): Promise<{ id: string; clientId: string; secret: Secret }> {
  const secret = newApplicationSecret()
  const { id, clientId } = await db.application.create({
    data: {
      ...{ name: 'Gateway', reuseSeconds: 5, createdBy: 'somebody', clientId: newClientId(), ...columns },
      organizationId: organization?.id ?? null,
      secrets: { create: storedApplicationSecret(secret) },
    },
    select: { id: true, clientId: true },
  })
  return { id, clientId, secret }
}
