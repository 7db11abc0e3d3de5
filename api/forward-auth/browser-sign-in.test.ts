import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askAs } from '#api/testing/ask-forward.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { continueBrowserSignIn } from '#lib/forward-auth/continue-browser-sign-in.ts'
import { signInRequests } from '#lib/forward-auth/sign-in-request.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'
import { hour, minute } from '#lib/time.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  process.env.FORWARD_AUTH_DIALECT = 'forwarded'
})

let server: Awaited<ReturnType<typeof serveDoors>>
let person: AccountActor
let service: Awaited<ReturnType<typeof newService>>
beforeAll(async () => {
  server = await serveDoors()
  person = await signedIn(await newAccount())
  service = await newService(await newOrganization([[person, 'editor']]), { redirectsBrowsers: true })
})
afterAll(() => server.stop())

/** The same person with a session. */
async function signedIn(account: AccountActor): Promise<AccountActor> {
  const session = {
    ...{ accountId: account.accountId, secretHash: crypto.getRandomValues(new Uint8Array(32)) },
    ...{ address: '192.0.2.1', client: 'Firefox', expiresAt: new Date(Date.now() + hour) },
  }
  const { id } = await db.session.create({ data: session, select: { id: true } })
  return { ...account, sessionId: id, provedAt: new Date() }
}

const html = { accept: 'text/html,*/*', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

type Asked = {
  host?: string
  method?: string
  proto?: string
  cookie?: string
  headers?: Record<string, string>
}

function open(uri: string, { host = service.host, method = 'GET', proto = 'https', ...more }: Asked = {}) {
  return askAs(server.port, {
    ...{ 'X-Forwarded-Method': method, 'X-Forwarded-Proto': proto },
    ...{ 'X-Forwarded-Host': host, 'X-Forwarded-Uri': uri },
    ...(more.headers ?? html),
    ...(more.cookie && { cookie: more.cookie }),
  })
}

/** What a browser sends back of a cookie that it was given. */
const kept = ({ headers }: { headers: Record<string, unknown> }) =>
  String(headers['set-cookie']).split(';')[0]!
const requestOf = (location: string) => new URL(location).searchParams.get('request')!

/** As far as the address that brings the browser back. */
async function start(uri = '/d/1?a=b', who = person) {
  const sent = await open(uri)
  const back = await continueBrowserSignIn(who, requestOf(sent.headers.location!))
  return { browser: kept(sent), back: back.slice(`https://${service.host}`.length) }
}

async function signIn(uri?: string, who?: AccountActor) {
  const { browser, back } = await start(uri, who)
  return kept(await open(back, { cookie: browser }))
}

describe('a browser without a token', () => {
  it('is sent to sign in, and comes back signed in to what it wanted', async () => {
    const sent = await open('/d/1?a=b//c')
    expect(sent).toMatchObject({ status: 302, body: '', headers: { 'cache-control': 'no-store' } })
    expect(sent.headers.location).toMatch(
      new RegExp(`^${env.PUBLIC_URL}/sign-in/service\\?request=[\\w.-]+$`),
    )
    expect(String(sent.headers['set-cookie'])).toMatch(
      /^__Host-gatehouse\.service-browser=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=900$/,
    )
    const back = await continueBrowserSignIn(person, requestOf(sent.headers.location!))
    expect(back).toMatch(new RegExp(`^https://${service.host}/auth/forward/callback\\?code=[\\w-]{43}$`))
    const arrived = await open(back.slice(`https://${service.host}`.length), { cookie: kept(sent) })
    expect(arrived).toMatchObject({ status: 302, headers: { location: '/d/1?a=b//c' } })
    expect(String(arrived.headers['set-cookie'])).toMatch(
      /^__Host-gatehouse\.service-session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(await open('/d/1', { cookie: `other=1; ${kept(arrived)}` })).toMatchObject({
      status: 200,
      headers: {
        'remote-user': person.username,
        'x-gatehouse-owner': `account/${person.username}`,
        'x-gatehouse-permissions': 'read,write',
      },
    })
  })

  it.each([
    ['asks by a script', { headers: { accept: 'text/html', 'sec-fetch-mode': 'cors' } }],
    ['loads a frame', { headers: { ...html, 'sec-fetch-dest': 'iframe' } }],
    ['is none', { headers: { accept: '*/*' } }],
    ['sends a form', { method: 'POST' }],
    ['sends a wrong token', { headers: { ...html, authorization: 'Bearer wrong' } }],
  ])('that %s is refused instead', async (_, asked) => {
    expect(await open('/d/1', asked)).toMatchObject({ status: 401 })
  })

  it('is refused at a service that does not send browsers anywhere', async () => {
    const { host } = await newService()
    expect(await open('/d/1', { host })).toMatchObject({ status: 401 })
    expect(await open('/auth/forward/callback?code=a', { host })).toMatchObject({ status: 401 })
  })

  it('keeps what tells it from others, so that two tabs can sign in', async () => {
    const first = await open('/one')
    const second = await open('/two', { cookie: kept(first) })
    expect(kept(second)).toBe(kept(first))
    expect(kept(await open('/three', { cookie: '__Host-gatehouse.service-browser=short' }))).not.toContain(
      'short',
    )
  })
})

describe('nobody is signed in', () => {
  const refused = { status: 403, body: expect.stringMatching(/^This sign-in was used or has expired\./) }

  it('twice by one address', async () => {
    const { browser, back } = await start()
    const both = await Promise.all([open(back, { cookie: browser }), open(back, { cookie: browser })])
    expect(both.map(({ status }) => status).sort()).toEqual([302, 403])
    expect(await open(back, { cookie: browser })).toMatchObject(refused)
  })

  it('in another browser than the one that left', async () => {
    const { browser, back } = await start()
    expect(await open(back)).toMatchObject(refused)
    expect(await open(back, { cookie: kept(await open('/')) })).toMatchObject(refused)
    expect(await open(back, { cookie: browser })).toMatchObject({ status: 302 })
  })

  it('at another service', async () => {
    const other = await newService(null, { redirectsBrowsers: true })
    const { browser, back } = await start()
    expect(await open(back, { cookie: browser, host: other.host })).toMatchObject(refused)
    const cookie = await signIn()
    expect(await open('/', { cookie, host: other.host })).toMatchObject({ status: 302 })
    expect(await open('/', { cookie, host: other.host, headers: {} })).toMatchObject({ status: 401 })
  })

  it('by a guess, or by nothing', async () => {
    const { browser } = await start()
    for (const query of ['', '?code=', '?code=guess', `?code=${'a'.repeat(43)}`])
      expect(await open(`/auth/forward/callback${query}`, { cookie: browser })).toMatchObject(refused)
  })

  it('too late', async () => {
    const { browser, back } = await start()
    await db.serviceSignIn.updateMany({ data: { expiresAt: new Date() } })
    expect(await open(back, { cookie: browser })).toMatchObject(refused)
  })

  it('with a cookie that was made up or changed', async () => {
    const cookie = await signIn()
    const [name, value = ''] = cookie.split('=')
    const [head, , mac] = value.split('.')
    const claims = Buffer.from(
      JSON.stringify({ sub: person.sessionId, aud: service.host, exp: 9999999999 }),
    ).toString('base64url')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    for (const forged of [`${head}.${claims}.${mac}`, `${none}.${claims}.`, `${value}x`, 'a.b.c', 'x'])
      expect(await open('/', { cookie: `${name}=${forged}`, headers: {} })).toMatchObject({ status: 401 })
    expect(await open('/', { cookie: `${cookie}; ${cookie}` })).toMatchObject({ status: 403 })
    // Of http, which anybody on the way can set.
    expect(await open('/', { cookie: cookie.replace('__Host-', ''), headers: {} })).toMatchObject({
      status: 401,
    })
  })
})

describe('a request to sign in', () => {
  const expired = /^This sign-in has expired\. Open the service again\.$/

  it('leads only where Gatehouse itself has sent a browser from', async () => {
    const { location } = (await open('/d/1')).headers
    const [head, claims, mac] = requestOf(location!).split('.')
    const elsewhere = {
      ...JSON.parse(Buffer.from(claims!, 'base64url').toString()),
      origin: 'https://evil.example',
    }
    const forged = Buffer.from(JSON.stringify(elsewhere)).toString('base64url')
    for (const request of ['', 'undefined', `${head}.${forged}.${mac}`, `${head}.${claims}.`])
      await expect(continueBrowserSignIn(person, request)).rejects.toThrow(expired)
  })

  it('leads nowhere after fifteen minutes', async () => {
    const request = requestOf((await open('/d/1')).headers.location!)
    const late = new Date(Date.now() + 15 * minute)
    await expect(continueBrowserSignIn(person, request, late)).rejects.toThrow(expired)
  })

  it('leads nowhere once the host is no longer confirmed, or the service wants no browsers', async () => {
    const other = await newService(null, { redirectsBrowsers: true })
    const request = requestOf((await open('/d/1', { host: other.host })).headers.location!)
    await db.service.updateMany({ where: { id: other.id }, data: { redirectsBrowsers: false } })
    await expect(continueBrowserSignIn(person, request)).rejects.toThrow(expired)
    await db.service.updateMany({ where: { id: other.id }, data: { redirectsBrowsers: true } })
    await db.serviceHost.updateMany({ where: { serviceId: other.id }, data: { confirmedAt: null } })
    await expect(continueBrowserSignIn(person, request)).rejects.toThrow(expired)
  })

  it('of a host that is no service is never made', async () => {
    expect(await open('/', { host: 'evil.example.com' })).toMatchObject({ status: 403 })
  })

  it.each([
    '//evil.example.com',
    '/\\evil.example.com',
    '/%2f/evil.example.com',
    'https://evil.example.com/',
  ])('back to %s is never made', async (uri) => expect(await open(uri)).toMatchObject({ status: 403 }))

  it('goes back to the first page where the address was too long', async () => {
    const { claims } = { claims: requestOf((await open(`/?${'a'.repeat(3000)}`)).headers.location!) }
    expect(await signInRequests.read(claims, new Date())).toMatchObject({ target: '/' })
  })

  it('keeps an address as it was decoded', async () => {
    const { back, browser } = await start('/caf%C3%A9/a%20b?q=%2f')
    expect(await open(back, { cookie: browser })).toMatchObject({
      headers: { location: '/caf%C3%A9/a%20b?q=%2f' },
    })
  })
})

describe('a browser that is signed in', () => {
  it('may what the person may, and no more', async () => {
    const member = await signedIn(await newAccount())
    const cookie = await signIn('/', member)
    expect(await open('/', { cookie })).toMatchObject({
      status: 403,
      body: `${member.username} has no access to ${service.fullName}.\n`,
    })
    expect(await open('/-/admin/', { cookie: await signIn() })).toMatchObject({
      status: 403,
      body: `${person.username} may read and write at ${service.fullName}, but this needs admin.\n`,
    })
  })

  it('is asked to sign in again from the next request on once the session is gone', async () => {
    const who = await signedIn(person)
    const cookie = await signIn('/', who)
    expect(await open('/', { cookie })).toMatchObject({ status: 200 })
    await db.session.deleteMany({ where: { id: who.sessionId! } })
    expect(await open('/', { cookie })).toMatchObject({ status: 302 })
    expect(await open('/', { cookie, method: 'POST' })).toMatchObject({ status: 401 })
  })

  it('is signed in no more once another service has the host', async () => {
    const [before, after] = [
      await newService(null, { redirectsBrowsers: true }),
      await newService(null, { redirectsBrowsers: true }),
    ]
    const { host } = before
    const sent = await open('/', { host })
    const back = await continueBrowserSignIn(person, requestOf(sent.headers.location!))
    const arrived = await open(back.slice(`https://${host}`.length), { host, cookie: kept(sent) })
    const asks = { host, cookie: kept(arrived), headers: {} }
    expect(await open('/', asks)).toMatchObject({ status: 200 })
    await db.serviceHost.update({ where: { pattern: host }, data: { serviceId: after.id } })
    expect(await open('/', asks)).toMatchObject({ status: 401 })
  })

  it('is refused what another site makes it send', async () => {
    const cookie = await signIn()
    const from = (origin: string) => open('/', { cookie, method: 'POST', headers: { origin } })
    expect(await from(`https://${service.host}`)).toMatchObject({ status: 200 })
    for (const origin of ['https://evil.example.com', `http://${service.host}`, 'null', env.PUBLIC_URL])
      expect(await from(origin)).toMatchObject({ status: 403, body: expect.stringMatching(/another site/) })
  })

  it('is who the token says where it sends one, too', async () => {
    const cookie = await signIn()
    expect(await open('/', { cookie, headers: { authorization: 'Bearer wrong' } })).toMatchObject({
      status: 401,
    })
  })

  it('over plain http has a cookie for that', async () => {
    const sent = await open('/', { proto: 'http' })
    expect(String(sent.headers['set-cookie'])).toMatch(
      /^gatehouse\.service-browser=[\w-]{43}; Path=\/; HttpOnly; /,
    )
    expect(String(sent.headers['set-cookie'])).not.toContain('Secure')
  })
})
