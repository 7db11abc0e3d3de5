import { beforeEach, expect, test, vi } from 'vitest'
import { currentActor } from '#lib/auth/current-actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { askNextAuth, postSignIn } from '#lib/testing/ask-next-auth.ts'
import { newAddress, newPerson, type Person } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'

/** What the browser sends: Next.js would read it from the request. */
const sent = vi.hoisted(() => ({
  cookies: new Map<string, string>(),
  attributes: new Map<string, object>(),
  headers: new Headers(),
}))
vi.mock('next/headers', () => ({
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) => (sent.cookies.has(name) ? { value: sent.cookies.get(name) } : undefined),
    set: (name: string, value: string, attributes: object) => {
      sent.attributes.set(name, attributes)
      if (value) sent.cookies.set(name, value)
      else sent.cookies.delete(name)
    },
  }),
}))

const cookie = 'gatehouse.sign-in'

let person: Person
let factor: Awaited<ReturnType<typeof newSecondFactor>>

beforeEach(async () => {
  sent.cookies.clear()
  sent.headers = new Headers({ 'x-gatehouse-address': newAddress() })
  person = await newPerson()
  factor = await newSecondFactor(person)
})

const enterPassword = () =>
  postSignIn(sent.cookies, 'credentials', { identifier: person.username, password: person.password })
const enterCode = (code: string) =>
  postSignIn(sent.cookies, 'code', { code, callbackUrl: '/account/sessions' })
const problemOf = ({ answer }: Awaited<ReturnType<typeof enterCode>>) =>
  new URL(answer.url!).searchParams.get('error')

test('the password leads to a cookie that scripts cannot read, and to no session', async () => {
  const answer = await enterPassword()
  expect(problemOf(answer)).toBe('second-step')
  expect(answer.cookies.map(({ name }) => name)).not.toContain('gatehouse.session')
  expect(await currentActor()).toBeNull()
  const lax = { httpOnly: true, sameSite: 'lax', path: '/', secure: false }
  expect(sent.attributes.get(cookie)).toEqual({ ...lax, maxAge: 600 })
})

test('the code signs in, goes on where the person wanted to, and ends the cookie', async () => {
  await enterPassword()
  const { answer } = await enterCode(factor.codeAt())
  expect(answer).toEqual({ url: `${env.PUBLIC_URL}/account/sessions` })
  expect(await currentActor()).toMatchObject({ username: person.username })
  expect(sent.cookies.has(cookie)).toBe(false)
})

test('a wrong code may be tried again', async () => {
  await enterPassword()
  expect(problemOf(await enterCode('000000'))).toMatch(/^Wrong code\./)
  expect(problemOf(await enterCode(factor.codeAt()))).toBeNull()
})

test('a right code in another browser opens nothing', async () => {
  await enterPassword()
  sent.cookies.delete(cookie)
  expect(problemOf(await enterCode(factor.codeAt()))).toMatch(/^This sign-in has expired\./)
  expect(await db.session.count({ where: { accountId: person.id } })).toBe(0)
})

test('a code needs the token that only this browser was given', async () => {
  await enterPassword()
  const forged = { csrfToken: 'a'.repeat(64), code: factor.codeAt() }
  await askNextAuth(sent.cookies, 'POST', ['callback', 'code'], forged)
  expect(await db.session.count({ where: { accountId: person.id } })).toBe(0)
})
