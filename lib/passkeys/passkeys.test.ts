import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/database/db.ts'
import { addPasskey } from '#lib/passkeys/add-passkey.ts'
import { askPasskey } from '#lib/passkeys/ask-passkey.ts'
import { beginPasskey } from '#lib/passkeys/begin-passkey.ts'
import type { ChallengeFor } from '#lib/passkeys/challenge.ts'
import { listPasskeys } from '#lib/passkeys/list-passkeys.ts'
import { removePasskey } from '#lib/passkeys/remove-passkey.ts'
import { verifyPasskey } from '#lib/passkeys/verify-passkey.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { proveSession } from '#lib/sign-in/prove-session.ts'
import { signInWithPasskey } from '#lib/sign-in/sign-in-with-passkey.ts'
import { newAuthenticator, type Forgery } from '#lib/testing/new-authenticator.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { minute } from '#lib/time.ts'

type Session = Awaited<ReturnType<typeof newSession>>

const invalid = expect.objectContaining({ code: 'invalid' })
const signingIn = { purpose: 'sign_in' } as const

let person: Person
let session: Session
let device: ReturnType<typeof newAuthenticator>
const now = new Date()
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)

beforeEach(async () => {
  person = await newPerson()
  session = await newSession(person)
  device = newAuthenticator()
})

async function add(forged: Forgery = {}, authenticator = device) {
  const { challenge } = await beginPasskey(session)
  return addPasskey(session, { name: 'Laptop', response: authenticator.create(challenge, forged) })
}

/** What the device signs for a purpose. */
const signed = async (what: ChallengeFor = signingIn, forged: Forgery = {}, at = now) =>
  device.get((await askPasskey(what, at)).challenge, forged)

const signIn = async (assertion?: Awaited<ReturnType<typeof signed>>, at = now) => {
  const visit = { address: newAddress(), client: 'Firefox on Linux', replaces: null }
  return signInWithPasskey({ assertion: assertion ?? (await signed()), ...visit }, at)
}

const actionsOf = async () =>
  (await db.auditEntry.findMany({ where: { accountId: person.id }, orderBy: { at: 'asc' } })).map(
    ({ action }) => action,
  )
const factorSince = async () =>
  (await db.account.findUniqueOrThrow({ where: { id: person.id } })).secondFactorSince

describe('adding a passkey', () => {
  test('turns the second factor on, gives recovery codes, and ends what began without it', async () => {
    const other = await newSession(person)
    const codes = await add()
    expect(new Set(codes.map((code) => code.reveal())).size).toBe(10)
    expect(await factorSince()).not.toBeNull()
    expect(await listPasskeys(session)).toMatchObject([{ name: 'Laptop', lastUsedAt: null }])
    expect(await findSession(other.sessionSecret)).toBeNull()
    expect(await findSession(session.sessionSecret)).not.toBeNull()
    expect(await add({}, newAuthenticator())).toEqual([])
    expect((await actionsOf()).filter((action) => action === 'account.add_passkey')).toHaveLength(2)
  })

  test.each<[string, Forgery]>([
    ['another origin', { origin: 'https://gatehouse.example' }],
    ['another relying party', { rpId: 'gatehouse.example' }],
    ['nobody who unlocked it', { isVerified: false }],
    ['another ceremony', { type: 'webauthn.get' }],
  ])('of %s is refused', async (_, forged) => {
    await expect(add(forged)).rejects.toEqual(invalid)
    expect(await listPasskeys(session)).toEqual([])
    expect(await factorSince()).toBeNull()
  })

  test("takes an answer once, and only to the person's own challenge", async () => {
    const { challenge } = await beginPasskey(session)
    const response = device.create(challenge)
    const input = { name: 'Laptop', response }
    const stranger = await newSession(await newPerson())
    await expect(addPasskey(stranger, input)).rejects.toEqual(invalid)
    await addPasskey(session, input)
    await expect(addPasskey(session, input)).rejects.toEqual(invalid)
    const again = { name: 'Again', response: device.create((await beginPasskey(stranger)).challenge) }
    await expect(addPasskey(stranger, again)).rejects.toMatchObject({ code: 'conflict' })
    expect(await listPasskeys(stranger)).toEqual([])
  })

  test('takes fresh proof', async () => {
    const { challenge } = await beginPasskey(session)
    const stale = { ...session, provedAt: new Date(0) }
    const needed = expect.objectContaining({ code: 'proof_needed' })
    await expect(beginPasskey(stale)).rejects.toEqual(needed)
    const input = { name: 'Laptop', response: device.create(challenge) }
    await expect(addPasskey(stale, input)).rejects.toEqual(needed)
  })
})

describe('signing in', () => {
  beforeEach(() => add())

  test('opens a session that says how', async () => {
    const { id, secret } = await signIn()
    expect(await findSession(secret)).toMatchObject({ accountId: person.id, sessionId: id, provedAt: now })
    const row = await db.session.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ signedInWith: 'passkey', client: 'Firefox on Linux' })
    expect(await listPasskeys(session)).toMatchObject([{ lastUsedAt: now }])
  })

  test('takes what was signed once, even twenty times at once', async () => {
    const assertion = await signed()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => signIn(assertion)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(signIn(assertion)).rejects.toEqual(invalid)
    const made = await db.session.count({ where: { accountId: person.id, signedInWith: 'passkey' } })
    expect(made).toBe(1)
  })

  test.each<[string, Forgery]>([
    ['another origin', { origin: 'https://gatehouse.example' }],
    ['another relying party', { rpId: 'gatehouse.example' }],
    ['nobody who unlocked it', { isVerified: false }],
    ['another ceremony', { type: 'webauthn.create' }],
    ['somebody else', { userHandle: Buffer.from(crypto.randomUUID()).toString('base64url') }],
  ])('by what was signed for %s is refused', async (_, forged) => {
    await expect(signIn(await signed(signingIn, forged))).rejects.toEqual(invalid)
    expect(await db.session.count({ where: { accountId: person.id } })).toBe(1)
  })

  test('takes no challenge for another purpose, of another place or too old', async () => {
    const foreign = device.get(Buffer.alloc(56).toString('base64url'))
    const toProve = await signed({ purpose: 'prove', accountId: person.id })
    for (const assertion of [foreign, toProve, device.get('')]) {
      await expect(signIn(assertion)).rejects.toEqual(invalid)
    }
    const old = await signed()
    await expect(signIn(old, later(5 * minute))).rejects.toEqual(invalid)
    await signIn(await signed(), later(5 * minute - 1))
  })

  test('takes no signature of another key', async () => {
    const { id, rawId } = await signed()
    const forged = newAuthenticator().get((await askPasskey(signingIn, now)).challenge)
    await expect(signIn({ ...forged, id, rawId })).rejects.toEqual(invalid)
    await expect(signIn(forged)).rejects.toEqual(invalid)
  })

  test('refuses a passkey whose counter goes back or stays, and says and logs it', async () => {
    await signIn(await signed(signingIn, { counter: 7 }))
    for (const counter of [7, 6, 0]) {
      const refusal = await signIn(await signed(signingIn, { counter })).catch((error) => error)
      expect(refusal).toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('its counter went back'),
      })
    }
    expect((await actionsOf()).filter((action) => action === 'account.refuse_passkey')).toHaveLength(3)
    await signIn(await signed(signingIn, { counter: 8 }))
  })

  test('takes passkeys that do not count', async () => {
    for (let times = 0; times < 2; times++) await signIn(await signed(signingIn, { counter: 0 }))
  })

  test('is refused to a suspended account', async () => {
    await db.account.update({ where: { id: person.id }, data: { suspendedAt: now } })
    await expect(signIn()).rejects.toMatchObject({ message: expect.stringContaining('suspended') })
  })
})

describe('proving a session', () => {
  beforeEach(() => add())
  const prove = async (what: ChallengeFor) =>
    proveSession(session, session.sessionSecret, { method: 'passkey', assertion: await signed(what) }, now)

  test("takes the person's own passkey", async () => {
    const secret = await prove({ purpose: 'prove', accountId: person.id })
    expect((await findSession(secret))!.provedAt).toEqual(now)
  })

  test("takes neither what signs in nor somebody else's", async () => {
    await expect(prove(signingIn)).rejects.toEqual(invalid)
    const stranger = { purpose: 'prove', accountId: (await newPerson()).id } as const
    await expect(verifyPasskey(stranger, await signed(stranger), newAddress(), now)).rejects.toEqual(invalid)
  })
})

describe('removing', () => {
  test('the last one turns the second factor off, and ends the sessions that it began', async () => {
    await add()
    const { secret } = await signIn()
    const { id } = (await listPasskeys(session))[0]!
    const stranger = await newSession(await newPerson())
    await expect(removePasskey(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(removePasskey({ ...session, provedAt: new Date(0) }, id)).rejects.toMatchObject({
      code: 'proof_needed',
    })
    expect(await listPasskeys(session)).toHaveLength(1)
    await removePasskey(session, id)
    expect(await factorSince()).toBeNull()
    expect(await db.recoveryCode.count({ where: { accountId: person.id } })).toBe(0)
    expect(await findSession(secret)).toBeNull()
    await expect(signIn()).rejects.toEqual(invalid)
    expect((await actionsOf()).at(-1)).toBe('account.remove_passkey')
  })
})
