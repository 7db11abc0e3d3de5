import type { Actor } from '#lib/authz/actor.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { serviceAudit } from '#lib/services/service-audit.ts'
import { serviceFacts } from '#lib/services/service-facts.ts'
import { mutateServices, type ServicesOf } from '#lib/services/service-owner.ts'
import { lockService } from '#lib/services/service-rows.ts'

/** From the next request on nobody is let through to its hosts. Tokens stay, without it. */
export async function deleteService(actor: Actor, of: ServicesOf, service: string): Promise<PublicService> {
  return mutateServices(actor, of, async (tx, owner) => {
    const gone = await lockService(tx, owner, service)
    await tx.service.deleteMany({ where: { id: gone.id, ...owner } })
    const { hosts } = serviceFacts(gone)
    return {
      result: gone,
      audit: serviceAudit('delete', owner, gone, { hosts, tokens: gone.tokens }),
    }
  })
}
