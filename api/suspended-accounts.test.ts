import { beforeEach, describe, expect, it } from 'vitest'
import { askHub, bearerOf } from '#api/testing/ask-hub.ts'
import { askToken, postForm } from '#api/testing/ask-token.ts'
import { db } from '#lib/database/db.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { restoreAccount } from '#lib/site-accounts/restore-account.ts'
import { suspendAccount } from '#lib/site-accounts/suspend-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { Secret } from '#lib/secret.ts'

const account = 'This account is suspended. Ask a site administrator to restore it.'
const token = 'The account of this access token is suspended. Ask a site administrator to restore it.'

let person: Person
let session: Awaited<ReturnType<typeof newSession>>
let secret: string
let administrator: Awaited<ReturnType<typeof newSiteAdministrator>>

beforeEach(async () => {
  administrator = await newSiteAdministrator()
  person = await newPerson()
  session = await newSession(person)
  secret = (await newToken(session)).secret.reveal()
})

const signInByForm = () =>
  signIn({
    identifier: person.username,
    password: new Secret(person.password),
    address: newAddress(),
    client: 'Firefox on Linux',
    replaces: null,
  })

type Answer = Promise<{ status: number; why: string }>
const refused = (status: number, why: string) => ({ status, why })

/** Each way in, asked with what is right. */
const doors: Record<string, (secret: string) => Answer> = {
  'GET /token': async (secret) => {
    const { status, message } = await askToken({ credential: `${person.username}:${secret}` })
    return refused(status, message)
  },
  'POST /token': async (password) => {
    const { username } = person
    const form = { grant_type: 'password', service: 'gatehouse', client_id: 'docker', username, password }
    const { status, body } = await postForm(form, newAddress())
    return refused(status, body.errors?.[0].message ?? body.error_description)
  },
  'POST /v2/auth/token': async (secret) => {
    const body = { identifier: person.username, secret }
    const answer = await askHub('POST /v2/auth/token', { body })
    return refused(answer.status, answer.body.message)
  },
  'POST /v2/users/login': async (password) => {
    const body = { username: person.email, password }
    const answer = await askHub('POST /v2/users/login', { body })
    return refused(answer.status, answer.body.detail)
  },
}

describe.each(Object.entries(doors))('%s', (_, ask) => {
  it('refuses the tokens and the password of a suspended account, and says why', async () => {
    await suspendAccount(administrator, person.username)
    expect(await ask(secret)).toEqual({ status: 401, why: token })
    expect(await ask(person.password)).toEqual({ status: 401, why: account })
    expect((await ask('not the password')).why ?? '').not.toContain('suspended')
  })

  it('admits both again when the account is restored', async () => {
    await suspendAccount(administrator, person.username)
    await restoreAccount(administrator, person.username)
    expect((await ask(secret)).status).toBe(200)
    expect((await ask(person.password)).status).toBe(200)
  })
})

describe('suspending', () => {
  it('ends what was open: pages, and the bearer tokens that sessions and access tokens were given', async () => {
    const bearers = [
      await bearerOf(person.username, person.password),
      await bearerOf(person.username, secret),
    ]
    const ask = (bearer: string) => askHub(`GET /v2/namespaces/${person.username}/repositories`, { bearer })
    for (const bearer of bearers) expect((await ask(bearer)).status).toBe(200)
    await suspendAccount(administrator, person.username)
    expect(await findSession(session.sessionSecret)).toBeNull()
    for (const bearer of bearers) expect((await ask(bearer)).status).toBe(401)
    await restoreAccount(administrator, person.username)
    expect(await findSession(session.sessionSecret)).toBeNull()
    expect((await ask(bearers[0]!)).status).toBe(401)
  })

  it('leaves no session of a sign-in that was under way', async () => {
    await Promise.allSettled([
      suspendAccount(administrator, person.username),
      ...Array.from({ length: 4 }, signInByForm),
    ])
    expect(await db.session.count({ where: { accountId: person.id } })).toBe(0)
    await expect(signInByForm()).rejects.toMatchObject({ code: 'unauthenticated', message: account })
  })

  it('admits no session, should one be left', async () => {
    await db.account.update({ where: { id: person.id }, data: { suspendedAt: new Date() } })
    expect(await findSession(session.sessionSecret)).toBeNull()
  })

  it('leaves the access tokens of organizations as they are', async () => {
    const organization = await newOrganization([[session, 'owner']])
    const { secret: own } = await newOrganizationToken(organization, { publicRead: true })
    await suspendAccount(administrator, person.username)
    const credential = `${organization.name}:${own.reveal()}`
    expect((await askToken({ credential, address: newAddress() })).status).toBe(200)
  })
})
