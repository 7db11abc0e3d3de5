import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { currentActor } from '#lib/auth/current-actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { authRoute } from '#lib/sign-in/auth-route.ts'
import { postSignIn } from '#lib/testing/ask-next-auth.ts'
import { startIdentityProvider, type ProviderPerson } from '#lib/testing/identity-provider.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'
import { newProviderPerson, newVerifiedPerson, signInAtProvider } from '#lib/testing/sign-in-at-provider.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'

const port = await vi.hoisted(async () =>
  (await import('#lib/testing/set-provider-settings.ts')).setProviderSettings(),
)
const sent = await vi.hoisted(async () => (await import('#lib/testing/new-browser.ts')).newBrowser())
vi.mock('next/headers', () => sent.nextHeaders)

let provider: Awaited<ReturnType<typeof startIdentityProvider>>

beforeAll(async () => {
  provider = await startIdentityProvider(port, env.PUBLIC_URL)
})
afterAll(() => {
  provider.stop()
})
beforeEach(() => {
  sent.cookies.clear()
  sent.headers = new Headers({ 'x-gatehouse-address': newAddress(), 'user-agent': 'Firefox/140 (Linux)' })
})

const signIn = (there: ProviderPerson | null, change?: Parameters<typeof signInAtProvider>[3]) =>
  signInAtProvider(provider, sent.cookies, there, change)
const problem = (name: string) => `/sign-in?problem=${name}`

describe('a sign-in with the identity provider', () => {
  it('links the account of the verified address, and goes on where the person wanted to', async () => {
    const { person, there } = await newVerifiedPerson()
    const { asked, answer } = await signIn(there)
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      ...{ response_type: 'code', scope: 'openid email profile', code_challenge_method: 'S256' },
      ...{ state: expect.any(String), nonce: expect.any(String), code_challenge: expect.any(String) },
    })
    expect(answer).toBe('/account/sessions')
    const actor = await currentActor()
    expect(actor).toMatchObject({ username: person.username })
    const session = await db.session.findFirstOrThrow({ where: { accountId: person.id } })
    expect(session).toMatchObject({ signedInWith: 'identity_provider', client: 'Firefox on Linux' })
    const log = await db.auditEntry.findMany({ where: { accountId: person.id }, orderBy: { at: 'asc' } })
    expect(
      log
        .map(({ action }) => action)
        .slice(-2)
        .sort(),
    ).toEqual(['account.link_identity', 'account.sign_in'])
  })

  it('knows a linked person by the subject, whatever becomes of the address', async () => {
    const { person, there } = await newVerifiedPerson()
    await signIn(there)
    sent.cookies.clear()
    expect((await signIn({ ...there, email: 'other@example.com', email_verified: false })).answer).toBe(
      '/account/sessions',
    )
    expect(await currentActor()).toMatchObject({ username: person.username })
  })

  it.each([
    ['the provider has not verified the address', { email_verified: false }, true, 'no-email'],
    ['nobody has verified it here', {}, false, 'unverified'],
    ['there is no such account', { email: 'nobody@example.com' }, true, 'no-account'],
  ])('links nothing where %s', async (_what, claims, isVerified, reason) => {
    const person = await newPerson()
    if (isVerified)
      await db.account.update({ where: { id: person.id }, data: { emailVerifiedAt: new Date() } })
    expect((await signIn(newProviderPerson({ email: person.email, ...claims }))).answer).toBe(problem(reason))
    expect(await currentActor()).toBeNull()
    expect(await db.identity.count({ where: { accountId: person.id } })).toBe(0)
  })

  it('leads nobody else to an account whose address the provider gave away', async () => {
    const { person, there } = await newVerifiedPerson()
    await signIn(there)
    sent.cookies.clear()
    expect((await signIn(newProviderPerson({ email: person.email }))).answer).toBe(
      problem('another-identity'),
    )
    expect(await currentActor()).toBeNull()
  })

  it('is refused to a suspended account', async () => {
    const { person, there } = await newVerifiedPerson()
    await db.account.update({ where: { id: person.id }, data: { suspendedAt: new Date() } })
    expect((await signIn(there)).answer).toBe(problem('suspended'))
  })

  it.each([
    ['another state', (query: Record<string, string>) => ({ ...query, state: 'x' })],
    ['a code that was never given', (query: Record<string, string>) => ({ ...query, code: 'x' })],
    ['another issuer', (query: Record<string, string>) => ({ ...query, iss: 'https://evil.example' })],
  ])('ends at %s', async (_what, change) => {
    const { person, there } = await newVerifiedPerson()
    expect((await signIn(there, change)).answer).toMatch(/^\/api\/auth\/error\?error=/)
    expect(await db.session.count({ where: { accountId: person.id } })).toBe(0)
  })

  it('ends where the browser has lost the verifier, and where the person denies', async () => {
    const { there } = await newVerifiedPerson()
    const { answer } = await signIn(there, (query) => {
      sent.cookies.delete('gatehouse.verifier')
      return query
    })
    expect(answer).toMatch(/^\/api\/auth\/error/)
    expect((await signIn(null)).answer).toMatch(/^\/api\/auth\/error/)
    expect(await currentActor()).toBeNull()
  })
})

describe('a second factor', () => {
  it('is asked for before an account is linked, once', async () => {
    const { person, there } = await newVerifiedPerson()
    const factor = await newSecondFactor(person)
    expect((await signIn(there)).answer).toBe('/sign-in/two-factor?next=%2Faccount%2Fsessions')
    expect(await db.identity.count({ where: { accountId: person.id } })).toBe(0)
    expect(await currentActor()).toBeNull()
    await postSignIn(sent.cookies, 'code', { code: factor.codeAt(), callbackUrl: '/account/sessions' })
    expect(await currentActor()).toMatchObject({ username: person.username })
    expect(await db.session.findFirst({ where: { accountId: person.id } })).toMatchObject({
      signedInWith: 'identity_provider',
    })
    sent.cookies.clear()
    expect((await signIn(there)).answer).toBe('/account/sessions')
  })

  it('that is newer than the link is asked for once more', async () => {
    const { person, there } = await newVerifiedPerson()
    await signIn(there)
    const { codeAt } = await newSecondFactor(person)
    await db.account.update({
      where: { id: person.id },
      data: { secondFactorSince: new Date(Date.now() + 1000) },
    })
    sent.cookies.clear()
    expect((await signIn(there)).answer).toMatch(/^\/sign-in\/two-factor/)
    expect(codeAt()).toMatch(/^\d{6}$/)
  })
})

describe('a first sign-in', () => {
  it('makes an account for a listed domain, with a verified address and a password that nobody knows', async () => {
    await newPerson()
    const there = newProviderPerson({ preferred_username: 'Ann Lee!', name: 'Ann Lee' })
    there.email = `${there.sub}@listed.example`
    expect((await signIn(there)).answer).toBe('/account/sessions')
    const made = await db.account.findUniqueOrThrow({ where: { email: there.email } })
    expect(made).toMatchObject({
      name: 'Ann Lee',
      emailVerifiedAt: expect.any(Date),
      isSiteAdministrator: false,
    })
    expect(made.username).toMatch(/^ann-lee(-\d+)?$/)
    expect(await currentActor()).toMatchObject({ username: made.username })
  })

  it.each(['sub.listed.example', 'notlisted.example', 'listed.example.com'])(
    'makes none for %s',
    async (domain) => {
      const there = newProviderPerson()
      there.email = `${there.sub}@${domain}`
      expect((await signIn(there)).answer).toBe(problem('no-account'))
      expect(await db.account.count({ where: { email: there.email } })).toBe(0)
    },
  )
})

it.each(['POST signin/oidc?prompt=none', 'GET signin/oidc', 'POST callback/oidc', 'POST signin/credentials'])(
  'has no door for %s',
  async (what) => {
    const [method, path = ''] = what.split(' ')
    const url = new URL(`/api/auth/${path}`, env.PUBLIC_URL)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const request = Object.assign(new Request(url, { method, headers } as RequestInit), { nextUrl: url })
    const params = Promise.resolve({ nextauth: url.pathname.split('/').slice(3) })
    expect((await authRoute(request as never, { params })).status).toBeGreaterThanOrEqual(400)
  },
)
