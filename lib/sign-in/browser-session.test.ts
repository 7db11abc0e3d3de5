import { beforeEach, describe, expect, test, vi } from 'vitest'
import { signOutAction } from '#lib/auth/actions.ts'
import { currentActor, requireActor } from '#lib/auth/current-actor.ts'
import { runAction, runOpenAction } from '#lib/auth/run-action.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { changePassword } from '#lib/accounts/change-password.ts'
import { endSessionAction } from '#lib/auth/actions.ts'
import { askNextAuth, postSignIn } from '#lib/testing/ask-next-auth.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { usernameHeader } from '#lib/username-header.ts'
import { loseFailureCounts } from '#lib/testing/lose-failure-counts.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'

/** What the browser sends: Next.js would read it from the request. */
const sent = await vi.hoisted(async () => (await import('#lib/testing/new-browser.ts')).newBrowser())
vi.mock('next/headers', () => sent.nextHeaders)

vi.mock('next/cache', () => ({ refresh: () => {} }))

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

beforeEach(() => {
  sent.cookies.clear()
  sent.headers = new Headers({ 'x-gatehouse-address': newAddress(), 'user-agent': firefox })
})

const ask = (method: string, action: string[], body?: object) =>
  askNextAuth(sent.cookies, method, action, body)
const signInByForm = (identifier: string, password: string, callbackUrl?: string) =>
  postSignIn(sent.cookies, 'credentials', { identifier, password, ...(callbackUrl && { callbackUrl }) })

/** From then on, the pages that call actions are that person's. */
function signInAs({ username, password }: Person) {
  sent.headers.set(usernameHeader, username)
  return signInByForm(username, password)
}

const rowsOf = (accountId: string) => db.session.findMany({ where: { accountId } })

describe('signing in by the form', () => {
  test('sets a cookie that scripts and other sites cannot use, and that is a row', async () => {
    const person = await newPerson()
    const { cookies, answer } = await signInAs(person)
    const session = cookies.find(({ name }) => name === 'gatehouse.session')!
    expect(session.attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']))
    expect(session.attributes).not.toContain('Secure')
    expect(answer).toEqual({ url: `${env.PUBLIC_URL}/` })
    const [row] = await rowsOf(person.id)
    expect(row).toMatchObject({
      client: 'Firefox on Linux',
      address: sent.headers.get('x-gatehouse-address'),
    })
    expect(await currentActor()).toEqual({
      kind: 'account',
      accountId: person.id,
      username: person.username,
      sessionId: row!.id,
      provedAt: row!.provedAt,
      isSiteAdministrator: expect.any(Boolean),
      address: sent.headers.get('x-gatehouse-address'),
    })
  })

  test('says at each request whether the person administers the site', async () => {
    const person = await newPerson()
    await signInAs(person)
    for (const isSiteAdministrator of [true, false]) {
      await db.account.update({ where: { id: person.id }, data: { isSiteAdministrator } })
      expect(await currentActor()).toMatchObject({ isSiteAdministrator })
    }
  })

  test('says the same of a wrong password and of a name that nobody has, and sets no session', async () => {
    const { username } = await newPerson()
    const wrong = { url: `${env.PUBLIC_URL}/api/auth/error?error=Wrong%20username%20or%20password.` }
    for (const name of [username, 'nobody-has-this-name']) {
      const { answer, cookies } = await signInByForm(name, 'not the password')
      expect(answer).toEqual(wrong)
      expect(cookies.map((each) => each.name)).not.toContain('gatehouse.session')
    }
  })

  test('again makes another row and ends the one before, so that no session is fixed beforehand', async () => {
    const person = await newPerson()
    await signInAs(person)
    const [first] = await rowsOf(person.id)
    await signInAs(person)
    const rows = await rowsOf(person.id)
    expect(rows).toHaveLength(1)
    expect(rows[0]!.id).not.toBe(first!.id)
  })

  test('needs the token that only this browser was given', async () => {
    const { id, username: identifier, password } = await newPerson()
    await ask('GET', ['csrf'])
    for (const csrfToken of ['', 'a'.repeat(64)]) {
      await ask('POST', ['callback', 'credentials'], { csrfToken, identifier, password })
    }
    expect(await rowsOf(id)).toEqual([])
  })

  test('leads to no other site', async () => {
    const { username, password } = await newPerson()
    const to = async (url: string) => (await signInByForm(username, password, url)).answer
    expect(await to('https://evil.example/')).toEqual({ url: `${env.PUBLIC_URL}/` })
    expect(await to(`${env.PUBLIC_URL}.evil.example/x`)).toEqual({ url: `${env.PUBLIC_URL}/` })
    expect(await to('/account/security?page=2')).toEqual({ url: `${env.PUBLIC_URL}/account/security?page=2` })
  })

  test('tells nothing of what broke', async () => {
    const { username, password } = await newPerson()
    const broken = loseFailureCounts(`lost ${password}`)
    const log = captureErrors()
    const { answer } = await signInByForm(username, password)
    expect(answer).toEqual({
      url: `${env.PUBLIC_URL}/api/auth/error?error=Something%20went%20wrong.%20Try%20again.`,
    })
    expect(log).not.toEqual([])
    expect(log.join()).not.toContain(password)
    broken.mockRestore()
  })
})

describe('a cookie', () => {
  test('that was copied before signing out opens nothing after it', async () => {
    const person = await newPerson()
    await signInAs(person)
    const copy = new Map(sent.cookies)
    await expect(signOutAction()).rejects.toMatchObject({ digest: expect.stringContaining('/sign-in') })
    expect(sent.cookies.has('gatehouse.session')).toBe(false)
    sent.cookies = copy
    expect(await currentActor()).toBeNull()
    expect(await rowsOf(person.id)).toEqual([])
  })

  test('of another browser opens nothing after the password has changed', async () => {
    const person = await newPerson()
    await signInAs(person)
    const elsewhere = await newSession(person)
    expect(await currentActor()).not.toBeNull()
    await changePassword(elsewhere, {
      currentPassword: person.password,
      newPassword: 'another long password',
    })
    expect(await currentActor()).toBeNull()
  })

  test('opens nothing when its session has expired', async () => {
    const person = await newPerson()
    await signInAs(person)
    await db.session.updateMany({ where: { accountId: person.id }, data: { expiresAt: new Date() } })
    expect(await currentActor()).toBeNull()
  })

  test.each(['', 'nonsense', 'a.b.c.d.e', `eyJhbGciOiJub25lIn0.${btoa('{"sub":"x"}')}.`])(
    'that says %j opens nothing',
    async (value) => {
      sent.cookies.set('gatehouse.session', value)
      expect(await currentActor()).toBeNull()
    },
  )

  test('that was tampered with opens nothing', async () => {
    await signInAs(await newPerson())
    const value = sent.cookies.get('gatehouse.session')!
    sent.cookies.set(
      'gatehouse.session',
      value.slice(0, -6) + (value.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'),
    )
    expect(await currentActor()).toBeNull()
  })

  test('is looked up by one query', async () => {
    await signInAs(await newPerson())
    const { answer, sent } = await statementsOf(() => currentActor())
    expect(answer).not.toBeNull()
    expect(sent).toHaveLength(1)
  })
})

describe('an action', () => {
  const unauthenticated = {
    ok: false,
    error: { code: 'unauthenticated', message: expect.any(String), fields: {} },
  }

  test('of nobody does not run', async () => {
    const run = vi.fn()
    expect(await runAction(run)).toEqual(unauthenticated)
    expect(run).not.toHaveBeenCalled()
    expect(await endSessionAction(crypto.randomUUID())).toEqual(unauthenticated)
  })

  test("with another account's id changes nothing", async () => {
    const other = await newSession(await newPerson())
    await signInAs(await newPerson())
    expect(await endSessionAction(other.sessionId)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await rowsOf(other.accountId)).toHaveLength(1)
  })

  test('answers what it made, and its error in words with the fields', async () => {
    await signInAs(await newPerson())
    const [fields, message] = [{ name: 'Enter a name.' }, 'Enter a name.']
    expect(await runAction(async (actor) => actor.kind)).toEqual({ ok: true, data: 'account' })
    expect(await runAction(() => Promise.reject(new AppError('invalid', message, { fields })))).toEqual({
      ok: false,
      error: { code: 'invalid', message, fields },
    })
    expect(await runOpenAction(async (actor) => actor)).toEqual({
      ok: true,
      data: { kind: 'anonymous', address: sent.headers.get('x-gatehouse-address') },
    })
  })

  test('that breaks says nothing of how, and logs it without what it was given', async () => {
    await signInAs(await newPerson())
    const log = captureErrors()
    const broken = new Error('relation "token" does not hold gate_pat_secret')
    expect(await runAction(() => Promise.reject(broken))).toEqual({
      ok: false,
      error: { code: 'failed', message: 'Something went wrong. Nothing was changed. Try again.', fields: {} },
    })
    expect(log).toHaveLength(1)
    expect(log.join()).not.toContain('gate_pat_secret')
  })
})

test('a page for signed-in people sends others to sign in and back', async () => {
  sent.headers.set('x-gatehouse-path', '/account/security?page=2')
  const digest = expect.stringContaining('/sign-in?next=%2Faccount%2Fsecurity%3Fpage%3D2')
  await expect(requireActor()).rejects.toMatchObject({ digest })
  await signInAs(await newPerson())
  expect(await requireActor()).toMatchObject({ kind: 'account' })
})
