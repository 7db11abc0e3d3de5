import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { clientAudit, lockClient } from '#lib/devices/client-audit.ts'

/** From then on the program can't ask, and who waits is refused. What it got stays, for its owners to delete. */
export async function deleteClient(actor: Actor, id: string): Promise<void> {
  await mutateSite(actor, async (tx) => {
    assertFreshProof(actor)
    const client = await lockClient(tx, id)
    await tx.oauthClient.deleteMany({ where: { id: client.id } })
    return { result: undefined, audit: clientAudit('delete', client) }
  })
}
