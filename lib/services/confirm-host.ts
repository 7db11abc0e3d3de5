import type { Actor } from '#lib/authz/actor.ts'
import { changeHost } from '#lib/services/change-host.ts'
import type { HostOfService } from '#lib/services/schema.ts'

/** Lets an organization's service decide the requests to a host: from the next one on. */
export async function confirmHost(actor: Actor, input: HostOfService, now = new Date()): Promise<void> {
  await changeHost(actor, 'confirm_host', input, async (tx, pattern) => {
    const where = { pattern, confirmedAt: null }
    return (await tx.serviceHost.updateMany({ where, data: { confirmedAt: now } })).count
  })
}
