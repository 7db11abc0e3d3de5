import { deviceScope } from '#lib/devices/schema.ts'
import type { FoundService } from '#lib/services/found-service.ts'

/** RFC 9728, 2, of a service behind a proxy: it takes access tokens as bearer, whatever the path. */
export const serviceResource = (
  { fullName, permissions }: Pick<FoundService, 'fullName' | 'permissions'>,
  resource: string,
  issuer: string,
) => ({
  resource,
  resource_name: fullName,
  authorization_servers: [issuer],
  scopes_supported: permissions.map(({ name }) => name),
  bearer_methods_supported: ['header'],
})

/** Of Gatehouse itself: registry and Git take an access token as the password of Basic, and none as bearer. */
export const ownResource = (issuer: string) => ({
  resource: issuer,
  resource_name: 'Gatehouse',
  authorization_servers: [issuer],
  scopes_supported: [deviceScope],
  bearer_methods_supported: [],
  resource_documentation: `${issuer}/docs/api`,
})
