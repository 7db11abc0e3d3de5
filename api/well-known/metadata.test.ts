import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { request } from '#api/testing/request.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { env } from '#lib/env.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newSecret } from '#lib/tokens/secret.ts'

let doors: Awaited<ReturnType<typeof serveDoors>>
beforeAll(async () => {
  doors = await serveDoors()
})
afterAll(() => doors.stop())

const origin = () => `http://127.0.0.1:${doors.port}`
const read = async (path: string, headers = {}) => {
  const response = await request(path, { headers })
  return { status: response.status, body: response.ok ? await response.json() : null }
}

describe.each(['oauth2', 'oidc'] as const)('openid-client, by %s discovery', (algorithm) => {
  it.each([
    ['client_secret_basic', openid.ClientSecretBasic],
    ['client_secret_post', openid.ClientSecretPost],
  ])('asks with %s what a token is', async (_, authentication) => {
    const person = await newAccount()
    const { id, secret } = await newToken(person)
    const { clientId, secret: clientSecret } = await newApplication(null)
    const config = await openid.discovery(
      new URL(origin()),
      clientId,
      undefined,
      authentication(clientSecret.reveal()),
      { algorithm, execute: [openid.allowInsecureRequests] },
    )
    expect(await openid.tokenIntrospection(config, secret.reveal())).toMatchObject({
      ...{ active: true, sub: person.accountId, username: person.username, jti: id, iss: origin() },
    })
    const unknown = await openid.tokenIntrospection(config, newSecret('account').reveal())
    expect(unknown).toEqual({ active: false })
  })

  it('hears that its secret is wrong', async () => {
    const { clientId } = await newApplication(null)
    const authentication = openid.ClientSecretBasic('wrong')
    const config = await openid.discovery(new URL(origin()), clientId, undefined, authentication, {
      ...{ algorithm, execute: [openid.allowInsecureRequests] },
    })
    const refused = { cause: [{ scheme: 'basic', parameters: { realm: 'Gatehouse' } }], status: 401 }
    await expect(openid.tokenIntrospection(config, 'x')).rejects.toMatchObject(refused)
  })
})

/** Skipper takes the endpoint and the claims from there, all of them strings and lists of strings. */
it('openid-configuration says what is true, and no more', async () => {
  const { body } = await read('/.well-known/openid-configuration')
  expect(body).toMatchObject({
    issuer: env.PUBLIC_URL,
    introspection_endpoint: `${env.PUBLIC_URL}/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    jwks_uri: `${env.PUBLIC_URL}/.well-known/jwks.json`,
    response_types_supported: [],
    id_token_signing_alg_values_supported: [],
    claims_supported: expect.arrayContaining(['sub', 'username', 'scope']),
  })
  for (const name of ['authorization_endpoint', 'userinfo_endpoint', 'registration_endpoint'])
    expect(body).not.toHaveProperty(name)
})

/** RFC 9728, 2 and 3. */
describe('a protected resource', () => {
  const path = '/.well-known/oauth-protected-resource'

  it('is Gatehouse itself, which takes no token as bearer', async () => {
    expect((await read(path)).body).toEqual({
      resource: env.PUBLIC_URL,
      resource_name: 'Gatehouse',
      authorization_servers: [env.PUBLIC_URL],
      scopes_supported: ['repo:admin'],
      bearer_methods_supported: [],
      resource_documentation: `${env.PUBLIC_URL}/docs/api`,
    })
    expect((await read(`${path}/v2`)).status).toBe(404)
  })

  it('is a service at its host, at each path', async () => {
    const acme = await newOrganization([[await newAccount(), 'owner']])
    const { host, fullName } = await newService(acme)
    for (const rest of ['', '/mcp'])
      expect((await read(path + rest, { 'x-gatehouse-origin': `https://${host}` })).body).toEqual({
        resource: `https://${host}${rest}`,
        resource_name: fullName,
        authorization_servers: [env.PUBLIC_URL],
        scopes_supported: ['read', 'write', 'admin'],
        bearer_methods_supported: ['header'],
      })
    const other = { 'x-gatehouse-origin': 'https://nobody.example.com' }
    expect((await read(`${path}/mcp`, other)).status).toBe(404)
  })
})
