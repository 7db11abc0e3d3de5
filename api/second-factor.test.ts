import { beforeEach, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { askToken, postForm } from '#api/testing/ask-token.ts'
import { changePassword } from '#lib/accounts/change-password.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { removeAuthenticator } from '#lib/second-factor/remove-authenticator.ts'
import { newAddress, newPerson, type Person } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'
import { newToken } from '#lib/testing/new-token.ts'

const useAToken = `Two-factor authentication is on: use a personal access token. Create one at ${env.PUBLIC_URL}/account/security/new`
const orUseAToken = 'Two-factor authentication is on: send a code, too, or use a personal access token.'

let person: Person
let factor: Awaited<ReturnType<typeof newSecondFactor>>
let token: string

beforeEach(async () => {
  person = await newPerson()
  factor = await newSecondFactor(person)
  token = (await newToken(factor.actor)).secret.reveal()
})

type Answer = Promise<{ status: number; why: string }>

/** Each door that takes a name and a password. */
const doors: Record<string, (password: string) => Answer> = {
  'GET /token': async (password) => {
    const credential = `${person.username}:${password}`
    const { status, message } = await askToken({ credential, address: newAddress() })
    return { status, why: message }
  },
  'POST /token': async (password) => {
    const { email: username } = person
    const form = { grant_type: 'password', service: 'gatehouse', client_id: 'docker', username, password }
    const { status, body } = await postForm(form, newAddress())
    return { status, why: body.errors?.[0].message ?? '' }
  },
  'POST /v2/auth/token': async (secret) => {
    const body = { identifier: person.username, secret }
    const answer = await askHub('POST /v2/auth/token', { body, address: newAddress() })
    return { status: answer.status, why: answer.body.message }
  },
  'POST /v2/users/login': async (password) => {
    const body = { username: person.username, password }
    const answer = await askHub('POST /v2/users/login', { body, address: newAddress() })
    return { status: answer.status, why: answer.body.detail }
  },
}

describe.each(Object.entries(doors))('with a second factor, %s', (door, ask) => {
  it('refuses the password, and says what to use instead to who knows it', async () => {
    const why = door === 'POST /v2/users/login' ? orUseAToken : useAToken
    expect(await ask(person.password)).toEqual({ status: 401, why })
    const wrong = await ask('not the password')
    expect([wrong.status, wrong.why]).toEqual([401, expect.stringMatching(/^Wrong username or password\./)])
  })

  it('takes a personal access token', async () => {
    expect((await ask(token)).status).toBe(200)
  })

  it('takes the password again when it is off', async () => {
    await removeAuthenticator(factor.actor)
    expect((await ask(person.password)).status).toBe(200)
  })
})

it('a right password at a door that refuses it counts as no failure, and opens nothing', async () => {
  const address = newAddress()
  const credential = `${person.username}:${person.password}`
  for (let time = 0; time < 11; time++) expect((await askToken({ credential, address })).status).toBe(401)
  expect((await askToken({ credential: `${person.username}:${token}`, address })).status).toBe(200)
  const where = { accountId: person.id }
  expect(await db.session.count({ where })).toBe(0)
  expect(await db.pendingSignIn.count({ where })).toBe(0)
})

describe('POST /v2/users/2fa-login', () => {
  const login = async () => {
    const body = { username: person.username, password: person.password }
    const answer = await askHub('POST /v2/users/login', { body, address: newAddress() })
    return answer.body.login_2fa_token as string
  }
  const send = (login_2fa_token: string, code: string, address = newAddress()) =>
    askHub('POST /v2/users/2fa-login', { body: { login_2fa_token, code }, address })

  it('gives a bearer token for a code, once', async () => {
    const pending = await login()
    const { status, body } = await send(pending, factor.codeAt())
    expect([status, Object.keys(body)]).toEqual([200, ['token']])
    expect((await askHub('GET /v2/access-tokens', { bearer: body.token })).status).toBe(200)
    const [session] = await db.session.findMany({ where: { accountId: person.id } })
    expect(session).toMatchObject({ client: 'API', signedInWith: 'code' })
    const again = await send(pending, factor.codeAt(new Date(Date.now() + 30_000)))
    expect([again.status, again.body]).toEqual([
      401,
      { detail: 'This sign-in has expired. Start again with your password.' },
    ])
  })

  it('takes a code for one of two sign-ins', async () => {
    const [one, other] = [await login(), await login()]
    expect((await send(one, factor.codeAt())).status).toBe(200)
    const { status, body } = await send(other, factor.codeAt())
    expect([status, body]).toEqual([401, { detail: expect.stringMatching(/^Wrong code\./) }])
  })

  it.each([['000000'], [''], ['12345'], ['x'.repeat(100)], ["' OR 1=1"]])('refuses %j', async (code) => {
    const { status, body } = await send(await login(), code)
    expect([status, body]).toEqual([401, { detail: expect.any(String) }])
  })

  it('refuses a recovery code, which is for a person in a browser, and does not use it up', async () => {
    expect((await send(await login(), factor.recoveryCodes[0]!.reveal())).status).toBe(401)
    expect(await db.recoveryCode.count({ where: { accountId: person.id } })).toBe(10)
  })

  it('is locked after five wrong codes, for that sign-in, wherever they come from', async () => {
    const pending = await login()
    for (let time = 0; time < 5; time++) expect((await send(pending, '000000')).status).toBe(401)
    const locked = await send(pending, factor.codeAt())
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '300'])
    expect((await send(await login(), factor.codeAt())).status).toBe(200)
  })

  it('ends with the password that began it', async () => {
    const pending = await login()
    const newPassword = 'another long password'
    await changePassword(factor.actor, { currentPassword: person.password, newPassword })
    expect((await send(pending, factor.codeAt())).status).toBe(401)
  })

  it('lets nobody in with another person’s code', async () => {
    const { codeAt } = await newSecondFactor(await newPerson())
    expect((await send(await login(), codeAt())).status).toBe(401)
  })
})
