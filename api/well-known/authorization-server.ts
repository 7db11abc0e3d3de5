import { oauthPaths } from '#api/oauth/oauth-paths.ts'
import { oauthGrants } from '#api/oauth/oauth.ts'
import { detailTypes } from '#lib/devices/detail-schema.ts'
import { deviceScope } from '#lib/devices/schema.ts'

export const jwksPath = '/.well-known/jwks.json'

/** The metadata of RFC 8414. Without an authorization endpoint there is no response type, but the member is required. */
export function authorizationServer(issuer: string) {
  return {
    issuer,
    jwks_uri: issuer + jwksPath,
    device_authorization_endpoint: issuer + oauthPaths.deviceCode,
    token_endpoint: issuer + oauthPaths.token,
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint: issuer + oauthPaths.revoke,
    revocation_endpoint_auth_methods_supported: ['none'],
    introspection_endpoint: issuer + oauthPaths.introspect,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    grant_types_supported: oauthGrants.map(({ type }) => type),
    response_types_supported: [],
    scopes_supported: [deviceScope],
    // RFC 9396, 10.
    authorization_details_types_supported: detailTypes,
  }
}
