import { serveCi } from '#cli/testing/serve-ci.ts'
import { db } from '#lib/database/db.ts'
import type { ServiceKind } from '#lib/services/schema.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'

/** An organization with a service at a host, a trusted workload that may publish there, and a CI that runs its job. */
export async function newPublisher(kind: ServiceKind, host: string) {
  const owner = await newAccount()
  const acme = await newOrganization([[owner, 'owner']])
  const hosts = { create: { pattern: host, confirmedAt: new Date() } }
  const service = await newService(acme, { kind, hosts })
  const issuer = await startIssuer()
  const trust = (permissions: string[], audience = 'https://gatehouse.test') =>
    newWorkload(acme, {
      ...({ issuer: issuer.issuer, jwks: { keys: issuer.state.keys }, audience } as object),
      issuer: issuer.issuer,
      grant: {
        ...{ publicRead: true, repositories: { all: null, chosen: [] }, scopes: [] },
        services: permissions.length > 0 ? [{ id: service.id, permissions }] : [],
      },
    })
  const sign = (aud: string, claims: object = {}) => {
    const now = Math.floor(Date.now() / 1000)
    const jti = crypto.randomUUID()
    return issuer.sign({ iss: issuer.issuer, sub: 'job', aud, iat: now, exp: now + 300, jti, ...claims })
  }
  const ci = await serveCi({ sign })
  return {
    ...{ acme, service, trust, sign, ci },
    tokens: () => db.token.findMany({ where: { organizationId: acme.id }, orderBy: { createdAt: 'asc' } }),
    stop: () => {
      issuer.stop()
      ci.stop()
    },
  }
}
