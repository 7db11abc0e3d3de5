import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { db } from '#lib/database/db.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { hashSecret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'

let doors: Awaited<ReturnType<typeof serveDoors>>
let config: openid.Configuration
beforeAll(async () => {
  doors = await serveDoors()
  config = await openid.discovery(new URL(origin()), 'gatehouse-cli', undefined, openid.None(), {
    algorithm: 'oauth2',
    execute: [openid.allowInsecureRequests],
  })
})
afterAll(() => doors.stop())

const origin = () => `http://127.0.0.1:${doors.port}`
const begin = () => openid.initiateDeviceAuthorization(config, { scope: 'repo:admin', device_name: 'laptop' })
const poll = (begun: Awaited<ReturnType<typeof begin>>) =>
  openid.pollDeviceAuthorizationGrant(config, { ...begun, interval: 0 })

/** Each member that RFC 8414, 2, requires, and those that RFC 8628, 4, and RFC 7009 add. */
it('finds the metadata', async () => {
  const response = await fetch(`${origin()}/.well-known/oauth-authorization-server`)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toEqual({
    issuer: origin(),
    jwks_uri: `${origin()}/.well-known/jwks.json`,
    response_types_supported: [],
    token_endpoint: `${origin()}/oauth/token`,
    token_endpoint_auth_methods_supported: ['none'],
    device_authorization_endpoint: `${origin()}/oauth/device/code`,
    revocation_endpoint: `${origin()}/oauth/revoke`,
    revocation_endpoint_auth_methods_supported: ['none'],
    introspection_endpoint: `${origin()}/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    grant_types_supported: ['device_code', 'token-exchange'].map(
      (type) => `urn:ietf:params:oauth:grant-type:${type}`,
    ),
    scopes_supported: ['repo:admin'],
    authorization_details_types_supported: ['gatehouse_repository', 'gatehouse_service'],
  })
})

it('waits for a person, works as them, and is revoked', async () => {
  const person = await newAccount()
  const begun = await begin()
  expect(begun.verification_uri_complete).toBe(`${origin()}/activate?user_code=${begun.user_code}`)
  const waiting = poll(begun)
  // It asks at once, is told to wait, and waits the five seconds that it adds for `slow_down` by itself.
  await decideDevice(person, begun.user_code, 'approve')
  const tokens = await waiting
  expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'repo:admin', username: person.username })
  const asked = `${origin()}/token?service=gatehouse`
  const login = `Basic ${btoa(`${person.username}:${tokens.access_token}`)}`
  const signIn = async () => (await fetch(asked, { headers: { Authorization: login } })).status
  expect(await signIn()).toBe(200)
  await openid.tokenRevocation(config, tokens.access_token)
  expect(await signIn()).toBe(401)
})

/** RFC 9396, 7: a tool that nobody has signed in gets what a person leaves of what it asks for. */
it('asks for narrow access, and is told what of it was given', async () => {
  const person = await newAccount()
  const { fullName: name } = await newRepository(person)
  const type = 'gatehouse_repository'
  const begun = await openid.initiateDeviceAuthorization(config, {
    authorization_details: JSON.stringify([{ type, identifier: name, actions: ['pull', 'push'] }]),
    ...{ expires_in: '7200', reason: 'Nightly build' },
  })
  const repositories = [{ name, pull: true, push: false, delete: false }]
  await approveRequest(person, begun.user_code, { repositories, seconds: 600 })
  const tokens = await poll(begun)
  expect(tokens.authorization_details).toEqual([{ type, identifier: name, actions: ['pull'] }])
  expect(tokens.scope).toBeUndefined()
  expect(tokens.expires_in).toBeGreaterThan(590)
  expect(tokens.expires_in).toBeLessThanOrEqual(600)
  const login = `Basic ${btoa(`${person.username}:${tokens.access_token}`)}`
  const asked = `${origin()}/token?service=gatehouse&scope=repository:${name}:pull,push,delete`
  const answer = await fetch(asked, { headers: { Authorization: login } })
  const { access } = decodeJwt((await answer.json()).token)
  expect(access).toEqual([{ type: 'repository', name, actions: ['pull'] }])
  await openid.tokenRevocation(config, tokens.access_token)
  expect((await fetch(asked, { headers: { Authorization: login } })).status).toBe(401)
})

it('is told to slow down, and does', async () => {
  const person = await newAccount()
  const begun = await begin()
  const where = { deviceCodeHash: hashSecret(begun.device_code) }
  const answers: string[] = []
  config[openid.customFetch] = async (url, options) => {
    const response = await fetch(url, options as RequestInit)
    answers.push((await response.clone().json()).error)
    if (answers.at(-1) === 'slow_down') await decideDevice(person, begun.user_code, 'approve')
    return response
  }
  await db.deviceGrant.updateMany({ where, data: { polledAt: new Date() } })
  await poll(begun)
  delete config[openid.customFetch]
  expect(answers).toEqual(['slow_down', undefined])
})

it('hears that it was denied', async () => {
  const begun = await begin()
  await decideDevice(await newAccount(), begun.user_code, 'deny')
  await expect(poll(begun)).rejects.toMatchObject({ error: 'access_denied' })
})

it('hears that it waited too long', async () => {
  const begun = await begin()
  const where = { deviceCodeHash: hashSecret(begun.device_code) }
  await db.deviceGrant.updateMany({ where, data: { expiresAt: new Date() } })
  await expect(poll(begun)).rejects.toMatchObject({ error: 'expired_token' })
})

it('hears that nobody knows it', async () => {
  const server = config.serverMetadata()
  const stranger = new openid.Configuration(server, 'stranger', undefined, openid.None())
  openid.allowInsecureRequests(stranger)
  await expect(openid.initiateDeviceAuthorization(stranger, {})).rejects.toMatchObject({
    error: 'invalid_client',
  })
})
