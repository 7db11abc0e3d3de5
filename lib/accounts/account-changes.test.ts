import { describe, expect, test } from 'vitest'
import { changePassword } from '#lib/accounts/change-password.ts'
import { getAccount } from '#lib/accounts/get-account.ts'
import { updateAccount } from '#lib/accounts/update-account.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { Secret } from '#lib/secret.ts'

const newPassword = 'another long password'
const auditOf = (accountId: string, action: string) =>
  db.auditEntry.findMany({ where: { accountId, action } })
const hashOf = async (id: string) => (await db.account.findUniqueOrThrow({ where: { id } })).passwordHash

async function signedIn() {
  const person = await newPerson()
  return { person, actor: await newSession(person) }
}

/** Actors who may not change an account; the second is one of its tokens. */
const others = (accountId: string, username: string): [Actor, string][] => [
  [{ kind: 'anonymous', address: newAddress() }, 'unauthenticated'],
  [
    {
      kind: 'token',
      tokenId: crypto.randomUUID(),
      tokenName: 'Test',
      hint: 'gate_pat_…abcd',
      accountId,
      username,
      permission: 'admin',
      allRepositories: true,
      publicRead: false,
      address: newAddress(),
    },
    'forbidden',
  ],
]

describe('changing the password', () => {
  test('takes the new one from the next try on, and writes it in the log without either', async () => {
    const { person, actor } = await signedIn()
    await changePassword(actor, { currentPassword: person.password, newPassword })
    expect(await verifyPassword(person.username, new Secret(newPassword), newAddress())).toMatchObject({
      accountId: person.id,
    })
    const old = verifyPassword(person.username, new Secret(person.password), newAddress())
    await expect(old).rejects.toMatchObject({ code: 'unauthenticated' })
    const log = await auditOf(person.id, 'account.change_password')
    expect(log).toMatchObject([{ actorId: person.id, address: actor.address, targetId: person.id }])
    expect(JSON.stringify(log)).not.toContain(newPassword)
    expect(JSON.stringify(log)).not.toContain(person.password)
  })

  test("ends the person's other sessions, keeps this one, and nobody else notices", async () => {
    const { person, actor } = await signedIn()
    const [elsewhere, stranger] = [await newSession(person), await newSession(await newPerson())]
    expect(await changePassword(actor, { currentPassword: person.password, newPassword })).toBe(1)
    expect(await findSession(elsewhere.sessionSecret)).toBeNull()
    expect(await findSession(actor.sessionSecret)).not.toBeNull()
    expect(await findSession(stranger.sessionSecret)).not.toBeNull()
  })

  test('needs the current one, and counts wrong ones', async () => {
    const { person, actor } = await signedIn()
    const elsewhere = await newSession(person)
    const before = await hashOf(person.id)
    const wrong = () => changePassword(actor, { currentPassword: 'not the password', newPassword })
    for (let time = 0; time < 10; time++) {
      await expect(wrong()).rejects.toMatchObject({
        code: 'invalid',
        fields: { currentPassword: 'This is not your password.' },
      })
    }
    await expect(wrong()).rejects.toMatchObject({ code: 'limited' })
    expect(await hashOf(person.id)).toBe(before)
    expect(await findSession(elsewhere.sessionSecret)).not.toBeNull()
    expect(await auditOf(person.id, 'account.change_password')).toEqual([])
  })

  test('asks for one of 12 characters or more', async () => {
    const { person, actor } = await signedIn()
    const attempt = changePassword(actor, { currentPassword: person.password, newPassword: 'short' })
    await expect(attempt).rejects.toMatchObject({
      code: 'invalid',
      fields: { newPassword: expect.any(String) },
    })
  })

  test('refuses a common one, and one made of the name', async () => {
    const { person, actor } = await signedIn()
    for (const newPassword of ['Password2026!', `${person.username}-2026`])
      await expect(
        changePassword(actor, { currentPassword: person.password, newPassword }),
      ).rejects.toMatchObject({
        code: 'invalid',
        fields: { newPassword: expect.stringContaining('guessed') },
      })
    expect(await auditOf(person.id, 'account.change_password')).toEqual([])
  })

  test('twice at once is done once', async () => {
    const { person, actor } = await signedIn()
    const wanted = ['first new password', 'second new password']
    const outcomes = await Promise.allSettled(
      wanted.map((each) => changePassword(actor, { currentPassword: person.password, newPassword: each })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await auditOf(person.id, 'account.change_password')).toHaveLength(1)
    const winner = wanted[outcomes.findIndex(({ status }) => status === 'fulfilled')]!
    expect(await verifyPassword(person.username, new Secret(winner), newAddress())).toMatchObject({
      accountId: person.id,
    })
  })

  test('is for the person alone', async () => {
    const { person } = await signedIn()
    const before = await hashOf(person.id)
    for (const [actor, code] of others(person.id, person.username)) {
      const attempt = changePassword(actor, { currentPassword: person.password, newPassword })
      await expect(attempt).rejects.toMatchObject({ code })
    }
    expect(await hashOf(person.id)).toBe(before)
  })
})

describe('changing the account', () => {
  test('sets a name, trimmed, and writes what it was', async () => {
    const { person, actor } = await signedIn()
    await updateAccount(actor, { name: '  Ada Lovelace ' })
    expect(await getAccount(actor)).toMatchObject({ name: 'Ada Lovelace', email: person.email })
    expect(await auditOf(person.id, 'account.update')).toMatchObject([
      { actorId: person.id, details: { name: { from: person.username, to: 'Ada Lovelace' } } },
    ])
  })

  test.each(['', '   ', 'a'.repeat(101), 'two\nlines'])('refuses the name %j', async (name) => {
    const { actor } = await signedIn()
    await expect(updateAccount(actor, { name })).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: expect.any(String) },
    })
  })

  test('sets an e-mail address, in lower case, with the password only', async () => {
    const { person, actor } = await signedIn()
    const email = `New-${person.email}`
    const missing = { code: 'invalid', fields: { password: expect.any(String) } }
    await expect(updateAccount(actor, { email })).rejects.toMatchObject(missing)
    await expect(updateAccount(actor, { email, password: 'not the password' })).rejects.toMatchObject(missing)
    expect(await getAccount(actor)).toMatchObject({ email: person.email })
    await updateAccount(actor, { email, password: person.password })
    expect(await getAccount(actor)).toMatchObject({ email: email.toLowerCase() })
    expect(await auditOf(person.id, 'account.update')).toMatchObject([
      { details: { email: { from: person.email, to: email.toLowerCase() } } },
    ])
  })

  test("refuses another account's e-mail address", async () => {
    const [{ person, actor }, other] = [await signedIn(), await newPerson()]
    const attempt = updateAccount(actor, { name: 'Ada', email: other.email, password: person.password })
    await expect(attempt).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.any(String) } })
    expect(await getAccount(actor)).toMatchObject({ email: person.email, name: person.username })
    expect(await auditOf(person.id, 'account.update')).toEqual([])
  })

  test('to what it is already writes nothing', async () => {
    const { person, actor } = await signedIn()
    await updateAccount(actor, { name: person.username, email: person.email })
    expect(await auditOf(person.id, 'account.update')).toEqual([])
  })

  test('reaches no other account, whatever else the input names', async () => {
    const [{ actor }, other] = [await signedIn(), await newPerson()]
    await updateAccount(actor, { name: 'Mine', id: other.id, username: other.username } as object)
    expect(await db.account.findUnique({ where: { id: other.id } })).toMatchObject({ name: other.username })
  })

  test('is for the person alone', async () => {
    const { person } = await signedIn()
    for (const [actor, code] of others(person.id, person.username)) {
      await expect(updateAccount(actor, { name: 'Changed' })).rejects.toMatchObject({ code })
      await expect(getAccount(actor)).rejects.toMatchObject({ code })
    }
    expect(await db.account.findUnique({ where: { id: person.id } })).toMatchObject({ name: person.username })
  })
})

test('what is shown of an account holds no hash', async () => {
  const { person, actor } = await signedIn()
  const { id, username, email } = person
  const createdAt = expect.any(Date)
  expect(await getAccount(actor)).toEqual({
    ...{ id, username, email, name: username, createdAt },
    ...{ mailOwnExpiry: true, mailOrganizationExpiry: true, emailVerifiedAt: null },
  })
})
