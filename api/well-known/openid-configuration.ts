import { authorizationServer } from '#api/well-known/authorization-server.ts'

/**
 * OpenID Connect Discovery 1.0, 3, as far as it is true: programs look there for the introspection endpoint. Nobody signs in
 * here with OpenID Connect, so there is no authorization endpoint and no ID token.
 */
export const openidConfiguration = (issuer: string) => ({
  ...authorizationServer(issuer),
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [],
  claims_supported: [
    'sub',
    'username',
    'scope',
    'client_id',
    'aud',
    'iss',
    'jti',
    'iat',
    'exp',
    'token_type',
  ],
})
