import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { notFound } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { hostOfServiceSchema, type HostOfService } from '#lib/services/schema.ts'
import { serviceAudit } from '#lib/services/service-audit.ts'

type Verb = 'confirm_host' | 'release_host'

/**
 * What site administrators do to a host that an organization's service has, which they name with it: another may have claimed
 * it since. Throws `not_found`.
 */
export async function changeHost(
  actor: Actor,
  verb: Verb,
  input: HostOfService,
  change: (tx: Transaction, pattern: string) => Promise<number>,
): Promise<void> {
  await mutateSite(actor, async (tx) => {
    assertFreshProof(actor)
    const { pattern, organization, service: name } = parse(hostOfServiceSchema, input)
    const [service] = await tx.$queryRaw<{ id: string; name: string; organizationId: string }[]>`
      SELECT service.id, service.name, organization_id AS "organizationId"
      FROM service_host JOIN service ON service.id = service_id
      JOIN organization ON organization.id = organization_id
      WHERE pattern = ${pattern} AND service.name = ${name} AND organization.name = ${organization}
      FOR UPDATE OF service_host`
    if (!service) throw notFound('Host')
    const changed = await change(tx, pattern)
    const audit = changed > 0 ? serviceAudit(verb, service, service, { host: pattern }) : []
    return { result: undefined, audit }
  })
}
