import type { Actor } from '#lib/authz/actor.ts'
import { changeHost } from '#lib/services/change-host.ts'
import type { HostOfService } from '#lib/services/schema.ts'

/** Takes a host from an organization's service, confirmed or not. Anybody may claim it then. */
export async function releaseHost(actor: Actor, input: HostOfService): Promise<void> {
  await changeHost(actor, 'release_host', input, async (tx, pattern) => {
    return (await tx.serviceHost.deleteMany({ where: { pattern } })).count
  })
}
