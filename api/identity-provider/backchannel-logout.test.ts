import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { currentActor } from '#lib/auth/current-actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { startIdentityProvider } from '#lib/testing/identity-provider.ts'
import { newAddress, newSession, type Person } from '#lib/testing/new-person.ts'
import { newVerifiedPerson, signInAtProvider } from '#lib/testing/sign-in-at-provider.ts'

const port = await vi.hoisted(async () =>
  (await import('#lib/testing/set-provider-settings.ts')).setProviderSettings(),
)
const sent = await vi.hoisted(async () => (await import('#lib/testing/new-browser.ts')).newBrowser())
vi.mock('next/headers', () => sent.nextHeaders)

let doors: Awaited<ReturnType<typeof serveDoors>>
let provider: Awaited<ReturnType<typeof startIdentityProvider>>

beforeAll(async () => {
  doors = await serveDoors()
  provider = await startIdentityProvider(port, env.PUBLIC_URL, `http://127.0.0.1:${doors.port}`)
})
afterAll(() => {
  provider.stop()
  doors.stop()
})
beforeEach(() => {
  sent.cookies.clear()
  sent.headers = new Headers({ 'x-gatehouse-address': newAddress() })
})

describe('signing out there', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const post = (token: string) =>
    fetch(`http://127.0.0.1:${doors.port}/oauth/backchannel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    })

  async function signedIn() {
    const { person, there } = await newVerifiedPerson()
    const byPassword = await newSession(person)
    await signInAtProvider(provider, sent.cookies, there)
    const { providerSession: sid } = await db.session.findFirstOrThrow({
      where: { accountId: person.id, providerSession: { not: null } },
    })
    return { person, there, sid: sid!, byPassword }
  }
  const sessionsOf = ({ id }: Person) => db.session.count({ where: { accountId: id } })

  it('ends that session here, and no other', async () => {
    const { person, there, sid, byPassword } = await signedIn()
    await provider.signsOut(there.sub, sid)
    expect(await currentActor()).toBeNull()
    expect((await db.session.findMany({ where: { accountId: person.id } })).map(({ id }) => id)).toEqual([
      byPassword.sessionId,
    ])
    const [last] = await db.auditEntry.findMany({
      where: { accountId: person.id },
      orderBy: { at: 'desc' },
      take: 1,
    })
    expect(last).toMatchObject({ action: 'account.sign_out', details: { by: 'identity provider' } })
  })

  it('ends by subject all that began there, and takes a token once', async () => {
    const { person, there } = await signedIn()
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: provider.issuer,
      aud: 'gatehouse',
      iat: now,
      jti: there.sub,
      sub: there.sub,
      events: event,
    }
    const token = await provider.sign(claims)
    const answer = await post(token)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await sessionsOf(person)).toBe(1)
    const again = await post(token)
    expect([again.status, await again.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'This logout token was used before.' },
    ])
  })

  it('believes no other token', async () => {
    const { person, there, sid } = await signedIn()
    const now = Math.floor(Date.now() / 1000)
    const good = {
      iss: provider.issuer,
      aud: 'gatehouse',
      iat: now,
      jti: `j${sid}`,
      sub: there.sub,
      sid,
      events: event,
    }
    const wrong = {
      'no event': { ...good, events: {} },
      'a nonce, as an ID token has': { ...good, nonce: 'n' },
      'no subject and no session': { ...good, sub: undefined, sid: undefined },
      'no id': { ...good, jti: undefined },
      'another audience': { ...good, aud: 'other' },
      'another issuer': { ...good, iss: 'https://evil.example' },
      'an old date': { ...good, iat: now - 3600 },
      'a date to come': { ...good, iat: now + 3600 },
    }
    for (const [what, claims] of Object.entries(wrong))
      expect((await post(await provider.sign(claims))).status, what).toBe(400)
    const other = await startIdentityProvider(port + 1, env.PUBLIC_URL)
    expect((await post(await other.sign(good))).status).toBe(400)
    other.stop()
    for (const token of ['', 'x', 'eyJhbGciOiJub25lIn0.e30.']) expect((await post(token)).status).toBe(400)
    expect(await sessionsOf(person)).toBe(2)
  })
})
