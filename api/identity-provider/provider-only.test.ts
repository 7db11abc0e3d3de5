import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { currentActor } from '#lib/auth/current-actor.ts'
import { updateCompany } from '#lib/companies/update-company.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { postSignIn } from '#lib/testing/ask-next-auth.ts'
import { startIdentityProvider } from '#lib/testing/identity-provider.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newVerifiedPerson, signInAtProvider } from '#lib/testing/sign-in-at-provider.ts'

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
  sent.headers = new Headers({ 'x-gatehouse-address': newAddress() })
})

describe('a company that requires it', () => {
  async function member(role: 'member' | 'owner' = 'member') {
    const { person, there } = await newVerifiedPerson()
    const name = `org-${randomBytes(6).toString('hex')}`
    await db.namespace.create({ data: { name } })
    const company = await db.company.create({ data: { name: `Company ${name}` } })
    await db.organization.create({
      data: {
        ...{ name, displayName: name, plan: 'business', companyId: company.id },
        members: { create: { accountId: person.id, role } },
      } as never,
    })
    return { person, there, company }
  }
  const administrator = async () => {
    const person = await newPerson()
    await db.account.update({ where: { id: person.id }, data: { isSiteAdministrator: true } })
    return { ...(await newSession(person)), isSiteAdministrator: true }
  }
  const says = /Your company signs in with Example only\. Sign in there, or use a personal access token/

  it('refuses passwords of its people at each door, with the reason, and ends what they opened', async () => {
    const { person, there, company } = await member()
    const before = await newSession(person)
    await updateCompany(await administrator(), company.id, { requiresIdentityProvider: true })
    expect(await db.session.count({ where: { id: before.sessionId } })).toBe(0)

    const credential = `${person.username}:${person.password}`
    expect(await askToken({ credential, address: newAddress() })).toMatchObject({
      status: 401,
      message: expect.stringMatching(says),
    })
    for (const [path, body] of [
      ['POST /v2/auth/token', { identifier: person.username, secret: person.password }],
      ['POST /v2/users/login', { username: person.username, password: person.password }],
    ] as const) {
      const answer = await askHub(path, { body })
      expect([answer.status, answer.body.detail], path).toEqual([401, expect.stringMatching(says)])
    }
    const typed = await postSignIn(sent.cookies, 'credentials', {
      identifier: person.username,
      password: person.password,
    })
    expect(new URL(typed.answer.url!).searchParams.get('error')).toMatch(says)
    expect(await currentActor()).toBeNull()

    const token = await newToken({
      kind: 'account',
      accountId: person.id,
      username: person.username,
      address: '',
    })
    expect((await askToken({ credential: `${person.username}:${token.secret.reveal()}` })).status).toBe(200)
    expect((await signInAtProvider(provider, sent.cookies, there)).answer).toBe('/account/sessions')
  })

  it('tells a wrong password nothing, and concerns nobody else', async () => {
    const { person, company } = await member()
    const other = await newPerson()
    await updateCompany(await administrator(), company.id, { requiresIdentityProvider: true })
    const answer = await askToken({ credential: `${person.username}:wrong`, address: newAddress() })
    expect([answer.status, answer.message]).toEqual([
      401,
      expect.stringMatching(/^Wrong username or password/),
    ])
    expect(
      (await askToken({ credential: `${other.username}:${other.password}`, address: newAddress() })).status,
    ).toBe(200)
  })
})
