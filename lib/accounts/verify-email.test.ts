import { beforeEach, describe, expect, it } from 'vitest'
import { choosePassword } from '#lib/accounts/choose-password.ts'
import { getAccount } from '#lib/accounts/get-account.ts'
import { sendVerificationLink } from '#lib/accounts/send-verification-link.ts'
import { updateAccount } from '#lib/accounts/update-account.ts'
import { verifyEmail } from '#lib/accounts/verify-email.ts'
import type { AccountActor, AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { linkSecretTo, mailsTo } from '#lib/testing/outbox.ts'
import { wasMailed } from '#lib/testing/was-mailed.ts'

const anybody = (): AnonymousActor => ({ kind: 'anonymous', address: newAddress() })
const ended = { code: 'not_found', message: 'This link has been used or has expired. Ask for a new one.' }

let person: Person
let actor: AccountActor
beforeEach(async () => {
  person = await newPerson()
  actor = await newSession(person)
})

async function secretSent(now?: Date, to = person.email) {
  const before = mailsTo(to).length
  await sendVerificationLink(actor, now)
  await wasMailed(to, before + 1)
  return linkSecretTo(to, '/verify-email')
}

const verifiedAt = async () => (await getAccount(actor)).emailVerifiedAt

describe('an e-mail address', () => {
  it('is verified by the link that was mailed to it, once, by who need not be signed in', async () => {
    expect(await verifiedAt()).toBeNull()
    const secret = await secretSent()
    const by = anybody()
    const now = new Date('2026-03-01T12:00:00Z')
    expect(await verifyEmail(by, secret, now)).toEqual({ email: person.email })
    expect(await verifiedAt()).toEqual(now)
    await expect(verifyEmail(anybody(), secret)).rejects.toMatchObject(ended)
    const entries = await db.auditEntry.findMany({ where: { accountId: person.id }, orderBy: { at: 'asc' } })
    expect(entries.at(-1)).toMatchObject({
      action: 'account.verify_email',
      address: by.address,
      details: { email: person.email },
    })
  })

  it('is verified within 24 hours', async () => {
    const secret = await secretSent(new Date('2026-03-01T12:00:00Z'))
    const late = verifyEmail(anybody(), secret, new Date('2026-03-02T12:00:00Z'))
    await expect(late).rejects.toMatchObject(ended)
    await verifyEmail(anybody(), secret, new Date('2026-03-02T11:59:59Z'))
  })

  it('is verified once by twenty uses side by side', async () => {
    const secret = await secretSent()
    const uses = Array.from({ length: 20 }, () => verifyEmail(anybody(), secret))
    const outcomes = await Promise.allSettled(uses)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of outcomes) if (each.status === 'rejected') expect(each.reason).toMatchObject(ended)
  })

  it('that is new is unverified, gets a link of its own, and ends that of the one before', async () => {
    const email = `new-${person.email}`
    const secret = await secretSent()
    await verifyEmail(anybody(), await secretSent())
    await updateAccount(actor, { email, password: person.password })
    expect(await verifiedAt()).toBeNull()
    await expect(verifyEmail(anybody(), secret)).rejects.toMatchObject(ended)
    await wasMailed(email, 1)
    await verifyEmail(anybody(), linkSecretTo(email, '/verify-email'))
    expect(await verifiedAt()).not.toBeNull()
  })

  it('stays verified when only the name changes', async () => {
    await verifyEmail(anybody(), await secretSent())
    await updateAccount(actor, { name: 'Somebody' })
    expect(await verifiedAt()).not.toBeNull()
  })
})

describe('a link to verify it', () => {
  it('is for people, who need it, five times an hour', async () => {
    await expect(sendVerificationLink(await newTokenActor(actor))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(sendVerificationLink(anybody())).rejects.toMatchObject({ code: 'unauthenticated' })
    for (let time = 0; time < 5; time++) await sendVerificationLink(actor)
    await expect(sendVerificationLink(actor)).rejects.toMatchObject({ code: 'limited' })
    await db.account.update({ where: { id: person.id }, data: { emailVerifiedAt: new Date() } })
    const again = { ...actor, address: newAddress() }
    await expect(sendVerificationLink(again)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('resets no password', async () => {
    const chosen = choosePassword(anybody(), await secretSent(), { password: 'four unrelated words here' })
    await expect(chosen).rejects.toMatchObject(ended)
  })
})
