import { describe, expect, it, vi } from 'vitest'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { getMailedInvite } from '#lib/invites/get-mailed-invite.ts'
import { registerByInvite } from '#lib/invites/register-by-invite.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { inviteLinkTo } from '#lib/testing/outbox.ts'
import { Secret } from '#lib/secret.ts'
import { linkSecret } from '#lib/invites/link-secret.ts'

vi.mock('#lib/accounts/password-hash.ts', { spy: true })

const ended = {
  code: 'not_found',
  message: 'This invite has been answered or cancelled, or has expired. Ask for a new one.',
}
const anybody = (): AnonymousActor => ({ kind: 'anonymous', address: newAddress() })
const newEmail = () => `guest-${crypto.randomUUID()}@example.com`
const newInput = () => ({
  username: `guest-${crypto.randomUUID().slice(0, 18)}`,
  name: 'Robin Hale',
  password: 'correct horse battery',
})

/** An organization that has mailed an invite, and the link in it. */
async function invited({ email = newEmail(), group = null as string | null, at = new Date() } = {}) {
  const owner = await newAccount()
  const organization = await newOrganization([[owner, 'owner']])
  await createGroup(owner, organization.name, { name: 'ops' })
  await createInvites(owner, organization.name, { invitees: [email], role: 'editor', group }, at)
  return { owner, organization, email, ...inviteLinkTo(email) }
}

const guestsOf = ({ id }: { id: string }) =>
  db.membership.findMany({
    where: { organizationId: id, role: { not: 'owner' } },
    select: { role: true, account: { select: { username: true, email: true, name: true } } },
  })

const failuresFrom = async ({ address }: AnonymousActor) =>
  (await db.rateLimit.findUnique({ where: { key: `failure-address:${address}` } }))?.points ?? 0

describe('whoever holds the link of an invite by e-mail', () => {
  it('makes an account of that address while registration is closed, and is a member with it', async () => {
    expect(env.REGISTRATION).toBe('closed')
    const { organization, email, id, secret } = await invited({ group: 'ops' })
    const [actor, input] = [anybody(), newInput()]
    expect(await getMailedInvite(actor, id, linkSecret(secret))).toMatchObject({
      ...{ invitee: email, role: 'editor', group: 'ops', hasAccount: false },
      organization: { name: organization.name },
    })
    const { username, name } = input
    const made = await registerByInvite(actor, id, linkSecret(secret), input)
    expect(await guestsOf(organization)).toEqual([{ role: 'editor', account: { username, email, name } }])
    expect(await db.groupMember.count({ where: { accountId: made.id } })).toBe(1)
    expect(await db.account.findUnique({ where: { id: made.id } })).toMatchObject({
      isSiteAdministrator: false,
    })
    expect(await verifyPassword(username, new Secret(input.password), newAddress())).toMatchObject({
      accountId: made.id,
    })
    await expect(registerByInvite(actor, id, linkSecret(secret), newInput())).rejects.toMatchObject(ended)
  })

  it('has shown the address to be theirs', async () => {
    const { id, secret } = await invited()
    const now = new Date()
    const made = await registerByInvite(anybody(), id, linkSecret(secret), newInput(), now)
    expect(await db.account.findUnique({ where: { id: made.id } })).toMatchObject({ emailVerifiedAt: now })
  })

  it('stands in both logs, with neither secret nor password', async () => {
    const { organization, email, id, secret } = await invited()
    const [actor, input] = [anybody(), newInput()]
    const account = await registerByInvite(actor, id, linkSecret(secret), input)
    const accepted = { action: 'invite.accept', actorName: input.username, targetName: email }
    expect((await logOfOrganization(organization)).at(-1)).toMatchObject(accepted)
    const own = await db.auditEntry.findMany({ where: { accountId: account.id }, orderBy: { id: 'asc' } })
    expect(own).toMatchObject([
      { action: 'account.register', actorKind: 'anonymous', targetName: input.username },
      { ...accepted, actorKind: 'account', actorId: account.id, address: actor.address },
    ])
    expect(JSON.stringify(own)).not.toMatch(new RegExp(`${secret}|${input.password}`))
  })

  it('sets no other address: what is sent beside the form is left out', async () => {
    const { organization, email, id, secret } = await invited()
    await registerByInvite(anybody(), id, linkSecret(secret), {
      ...newInput(),
      email: 'else@example.com',
    } as never)
    expect(await guestsOf(organization)).toMatchObject([{ account: { email } }])
  })

  it('of which an account exists is told to sign in, and makes none', async () => {
    const guest = await newAccount()
    const email = `${guest.username}@example.com`
    const { organization, id, secret } = await invited({ email })
    expect(await getMailedInvite(anybody(), id, linkSecret(secret))).toMatchObject({ hasAccount: true })
    await expect(registerByInvite(anybody(), id, linkSecret(secret), newInput())).rejects.toMatchObject({
      code: 'conflict',
      message: 'This e-mail address already has an account. Sign in instead.',
    })
    expect(await guestsOf(organization)).toEqual([])
    expect(await db.invite.count({ where: { id } })).toBe(1)
  })

  it('keeps the link through a mistake in the form and a taken name, which counts as a failed try', async () => {
    const { owner, organization, id, secret } = await invited()
    const [actor, input] = [anybody(), newInput()]
    const named = { password: `${organization.name}-2026` }
    for (const wrong of [{ username: 'a b' }, { name: ' ' }, { password: 'short' }, named]) {
      await expect(
        registerByInvite(actor, id, linkSecret(secret), { ...input, ...wrong }),
      ).rejects.toMatchObject({
        code: 'invalid',
        fields: { [Object.keys(wrong)[0]!]: expect.any(String) },
      })
    }
    expect(await failuresFrom(actor)).toBe(0)
    for (const username of [owner.username, organization.name]) {
      const taken = registerByInvite(actor, id, linkSecret(secret), { ...input, username })
      await expect(taken).rejects.toMatchObject({
        code: 'conflict',
        fields: { username: expect.any(String) },
      })
    }
    expect(await failuresFrom(actor)).toBe(2)
    expect(await guestsOf(organization)).toEqual([])
    await registerByInvite(actor, id, linkSecret(secret), input)
  })
})

describe('a link that does not hold', () => {
  it('wrong, of another invite, by username, sent again, cancelled or expired makes no account', async () => {
    const sent = new Date('2026-03-01T12:00:00Z')
    const [all, other, old] = [await invited(), await invited(), await invited({ at: sent })]
    const again = await invited()
    await resendInvite(again.owner, again.organization.name, again.id)
    const cancelled = await invited()
    await cancelInvite(cancelled.owner, cancelled.organization.name, cancelled.id)
    const guest = await newAccount()
    const invitees = [guest.username]
    await createInvites(all.owner, all.organization.name, { invitees, role: 'member' })
    const byUsername = inviteLinkTo(`${guest.username}@example.com`)
    for (const [id, secret] of [
      [all.id, 'x'.repeat(43)],
      [all.id, other.secret],
      [all.id, ''],
      [all.id, null],
      [all.id, { secret: all.secret }],
      [old.id, old.secret],
      [again.id, again.secret],
      [cancelled.id, cancelled.secret],
      [byUsername.id, null],
      [byUsername.id, ''],
    ] as const) {
      const actor = anybody()
      await expect(getMailedInvite(actor, id, linkSecret(secret))).rejects.toMatchObject(ended)
      await expect(registerByInvite(actor, id, linkSecret(secret), newInput())).rejects.toMatchObject(ended)
      expect(await failuresFrom(actor)).toBe(linkSecret(secret) ? 2 : 0)
    }
    await expect(registerByInvite(anybody(), 'x', linkSecret('y'), newInput())).rejects.toMatchObject({
      code: 'not_found',
    })
    const email = { in: [all, other, old, again, cancelled].map(({ email }) => email) }
    expect(await db.account.count({ where: { email } })).toBe(0)
    await registerByInvite(
      anybody(),
      old.id,
      linkSecret(old.secret),
      newInput(),
      new Date('2026-03-08T11:59:59Z'),
    )
  })

  it('is tried a hundred times at most from one address', async () => {
    const [{ id, secret }, actor] = [await invited(), anybody()]
    const expire = new Date(Date.now() + 60_000)
    await db.rateLimit.create({ data: { key: `failure-address:${actor.address}`, points: 99, expire } })
    await expect(getMailedInvite(actor, id, linkSecret('x'.repeat(43)))).rejects.toMatchObject(ended)
    await expect(getMailedInvite(actor, id, linkSecret(secret))).rejects.toMatchObject({ code: 'limited' })
    const registering = registerByInvite(actor, id, linkSecret(secret), newInput())
    await expect(registering).rejects.toMatchObject({ code: 'limited' })
  })
})

describe('at once', () => {
  it('several with one link make one account and one member', async () => {
    const { organization, email, id, secret } = await invited()
    // Without the work of hashing all of them come to the database together.
    vi.mocked(hashPassword).mockResolvedValue('none')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => registerByInvite(anybody(), id, linkSecret(secret), newInput())),
    )
    vi.mocked(hashPassword).mockReset()
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of outcomes) if (each.status === 'rejected') expect(each.reason).toMatchObject(ended)
    expect(await guestsOf(organization)).toHaveLength(1)
    expect(await db.account.count({ where: { email } })).toBe(1)
    const log = (await logOfOrganization(organization)).map(({ action }) => action)
    expect(log.filter((action) => action === 'invite.accept')).toHaveLength(1)
  })

  it('with its end has one outcome or the other', async () => {
    vi.mocked(hashPassword).mockResolvedValue('none')
    for (let time = 0; time < 4; time++) {
      const { owner, organization, email, id, secret } = await invited()
      const [registered, cancelled] = await Promise.allSettled([
        registerByInvite(anybody(), id, linkSecret(secret), newInput()),
        cancelInvite(owner, organization.name, id),
      ])
      expect([registered.status, cancelled.status].sort()).toEqual(['fulfilled', 'rejected'])
      const made = registered.status === 'fulfilled' ? 1 : 0
      expect(await guestsOf(organization)).toHaveLength(made)
      expect(await db.account.count({ where: { email } })).toBe(made)
    }
    vi.mocked(hashPassword).mockReset()
  })
})
