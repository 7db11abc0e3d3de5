import { taken } from '#lib/accounts/claim-namespace.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { clientAudit } from '#lib/devices/client-audit.ts'
import type { DeviceClient } from '#lib/devices/find-client.ts'
import { createClientSchema, type CreateClient } from '#lib/devices/schema.ts'
import { parse } from '#lib/parse.ts'

/** Registers a program that may then ask people to sign it in. */
export async function createClient(actor: Actor, input: CreateClient): Promise<DeviceClient> {
  return mutateSite(actor, async (tx) => {
    const data = parse(createClientSchema, input)
    assertFreshProof(actor)
    const select = { id: true, name: true }
    const [client] = await tx.oauthClient.createManyAndReturn({ data, select, skipDuplicates: true })
    if (!client) throw taken('id', 'There is already a client with this ID. Choose another.')
    return { result: client, audit: clientAudit('create', client), created: [client.id] }
  })
}
