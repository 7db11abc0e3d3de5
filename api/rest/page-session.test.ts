import { encode } from 'next-auth/jwt'
import { beforeAll, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { authCookies, authSecret } from '#lib/auth/session-cookie.ts'
import { db } from '#lib/database/db.ts'
import { newPerson, newSession } from '#lib/testing/new-person.ts'

let username: string
let sessionId: string
let cookie: string

beforeAll(async () => {
  const session = await newSession(await newPerson())
  ;({ username, sessionId } = session)
  const token = await encode({ token: { sub: session.sessionSecret.reveal() }, secret: await authSecret() })
  cookie = `${authCookies.sessionToken.name}=${token}`
})

const ask = (headers: Record<string, string>, what = 'GET /v2/user/') => askHub(what, { headers })
const fromPage = { 'sec-fetch-site': 'same-origin' }

describe('the session of a page', () => {
  it('calls the API as the person whom the page was made for', async () => {
    const { status, body } = await ask({ ...fromPage, cookie, 'gatehouse-username': username })
    expect([status, body.username]).toEqual([200, username])
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port or subdomain', { 'sec-fetch-site': 'same-site' }],
    ['a client that is no browser', {}],
  ])('is nothing from %s', async (_, site: Record<string, string>) => {
    expect((await ask({ ...site, cookie, 'gatehouse-username': username })).status).toBe(401)
  })

  it('is nothing without the header that other sites can’t send', async () => {
    expect((await ask({ ...fromPage, cookie })).status).toBe(401)
  })

  it('is refused by name in a page that another person opened', async () => {
    const { status, body } = await ask({ ...fromPage, cookie, 'gatehouse-username': 'somebody' })
    expect(status).toBe(401)
    expect(body.message).toBe(
      `This page was opened as somebody, and this browser is now signed in as ${username}.`,
    )
  })

  it('ends with the session', async () => {
    await db.session.delete({ where: { id: sessionId } })
    expect((await ask({ ...fromPage, cookie, 'gatehouse-username': username })).status).toBe(401)
  })
})
