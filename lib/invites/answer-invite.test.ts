import { describe, expect, it } from 'vitest'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { deleteGroup } from '#lib/groups/delete-group.ts'
import { acceptInvite } from '#lib/invites/accept-invite.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { declineInvite } from '#lib/invites/decline-invite.ts'
import { getOwnInvite } from '#lib/invites/get-own-invite.ts'
import { listOwnInvites } from '#lib/invites/list-own-invites.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import type { CreateInvites } from '#lib/invites/schema.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { inviteLinkTo } from '#lib/testing/outbox.ts'
import { day } from '#lib/time.ts'
import { linkSecret } from '#lib/invites/link-secret.ts'

async function acme() {
  const owner = await newAccount()
  const guest = { ...(await newAccount()), address: newAddress() }
  const organization = await newOrganization([[owner, 'owner']])
  return { organization, owner, guest, name: organization.name }
}

const emailOf = ({ username }: AccountActor) => `${username}@example.com`

/** Invites the guest by e-mail, and reads the mail. */
async function mailed(all: Awaited<ReturnType<typeof acme>>, input: Partial<CreateInvites> = {}, now?: Date) {
  const invitees = [emailOf(all.guest)]
  await createInvites(all.owner, all.name, { invitees, role: 'editor', ...input }, now)
  return inviteLinkTo(emailOf(all.guest))
}

/** Invites the guest by username. */
async function named(
  { owner, guest, name }: Awaited<ReturnType<typeof acme>>,
  input: Partial<CreateInvites> = {},
) {
  const invitees = [guest.username]
  const [result] = await createInvites(owner, name, { invitees, role: 'editor', ...input })
  return result!.invite!.id
}

const membersOf = async ({ id }: { id: string }) => {
  const rows = await db.membership.findMany({
    where: { organizationId: id, role: { not: 'owner' } },
    select: { accountId: true, role: true, groups: { select: { group: { select: { name: true } } } } },
  })
  return rows.map(({ accountId, role, groups }) => ({
    accountId,
    role,
    groups: groups.map(({ group }) => group.name),
  }))
}

const answers = { acceptInvite, declineInvite, getOwnInvite }

describe('an invite by e-mail', () => {
  it('is accepted with the link by the account of that address', async () => {
    const all = await acme()
    const { organization, guest, name } = all
    await createGroup(all.owner, name, { name: 'ops' })
    const { id, secret } = await mailed(all, { group: 'ops' })
    const asked = { invitee: emailOf(guest), role: 'editor', group: 'ops', invitedBy: all.owner.username }
    expect(await getOwnInvite(guest, id, linkSecret(secret))).toMatchObject({
      ...asked,
      organization: { name },
    })
    expect(await acceptInvite(guest, id, linkSecret(secret))).toMatchObject(asked)
    expect(await membersOf(organization)).toEqual([
      { accountId: guest.accountId, role: 'editor', groups: ['ops'] },
    ])
    const entry = {
      ...{ action: 'invite.accept', targetName: emailOf(guest) },
      details: { role: 'editor', group: 'ops' },
    }
    expect(await logOf(guest)).toEqual([entry])
    expect((await logOfOrganization(organization)).at(-1)).toEqual({ ...entry, actorName: guest.username })
    expect(JSON.stringify(await logOfOrganization(organization))).not.toContain(secret)
  })

  it('shows the address to be the person’s when it is accepted, as no other invite does', async () => {
    const [byEmail, byName] = [await acme(), await acme()]
    const verified = async ({ guest }: typeof byEmail) =>
      (await db.account.findUniqueOrThrow({ where: { id: guest.accountId } })).emailVerifiedAt
    const now = new Date()
    const { id, secret } = await mailed(byEmail)
    await acceptInvite(byEmail.guest, id, linkSecret(secret), now)
    await acceptInvite(byName.guest, await named(byName), null, now)
    expect([await verified(byEmail), await verified(byName)]).toEqual([now, null])
  })

  it('needs the link: the address alone proves nothing, nor does another link', async () => {
    const [all, others] = [await acme(), await acme()]
    const [{ id }, theirs] = [await mailed(all), await mailed(others)]
    for (const secret of [null, '', 'x'.repeat(43), theirs.secret, 7, { secret: 1 }]) {
      for (const [name, answer] of Object.entries(answers)) {
        await expect(answer(all.guest, id, linkSecret(secret)), name).rejects.toMatchObject({
          code: 'not_found',
        })
      }
    }
    expect(await listOwnInvites(all.guest)).toEqual([])
    expect(await membersOf(all.organization)).toEqual([])
  })

  it('is guessed at no more often than a password, and open to others meanwhile', async () => {
    const all = await acme()
    const { id, secret } = await mailed(all)
    const guesser = { ...all.guest, address: newAddress() }
    for (let time = 0; time < 100; time++) {
      const guess = getOwnInvite(guesser, id, linkSecret(`guess ${time}`))
      await expect(guess).rejects.toMatchObject({ code: 'not_found' })
    }
    for (const [name, answer] of Object.entries(answers)) {
      await expect(answer(guesser, id, linkSecret(secret)), name).rejects.toMatchObject({ code: 'limited' })
    }
    expect(await acceptInvite(all.guest, id, linkSecret(secret))).toMatchObject({ id })
  })

  it('needs the account of that address: the link in other hands does nothing, and says whose it is', async () => {
    const all = await acme()
    const { id, secret } = await mailed(all)
    const stranger = await newAccount()
    const message = `This invite is for ${emailOf(all.guest)}. Sign in with the account that has this address.`
    for (const answer of Object.values(answers)) {
      await expect(answer(stranger, id, linkSecret(secret))).rejects.toMatchObject({
        code: 'forbidden',
        message,
      })
    }
    expect(await membersOf(all.organization)).toEqual([])
    expect(await db.invite.count({ where: { id } })).toBe(1)
  })

  it('sent again is accepted with the new link alone', async () => {
    const all = await acme()
    const { id, secret } = await mailed(all)
    await resendInvite(all.owner, all.name, id)
    await expect(acceptInvite(all.guest, id, linkSecret(secret))).rejects.toMatchObject({ code: 'not_found' })
    await acceptInvite(all.guest, id, linkSecret(inviteLinkTo(emailOf(all.guest)).secret))
    expect(await membersOf(all.organization)).toHaveLength(1)
  })

  it('ends after seven days, and when it is cancelled', async () => {
    const all = await acme()
    const sent = new Date('2026-03-01T12:00:00Z')
    const { id, secret } = await mailed(all, {}, sent)
    const at = (time: string) => acceptInvite(all.guest, id, linkSecret(secret), new Date(time))
    await expect(at('2026-03-08T12:00:00Z')).rejects.toMatchObject({ code: 'not_found' })
    await expect(at('2026-03-08T11:59:59Z')).resolves.toMatchObject({ id })
    const cancelled = await acme()
    const link = await mailed(cancelled)
    await cancelInvite(cancelled.owner, cancelled.name, link.id)
    const accepting = acceptInvite(cancelled.guest, link.id, linkSecret(link.secret))
    await expect(accepting).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('an invite by username', () => {
  it('is shown to that account and accepted by it, without a secret', async () => {
    const all = await acme()
    const { guest, organization, name } = all
    const id = await named(all, { role: 'member' })
    const [own] = await listOwnInvites(guest)
    expect(own).toMatchObject({ id, role: 'member', invitee: guest.username, organization: { name } })
    expect(await getOwnInvite(guest, id, null)).toEqual(own)
    await acceptInvite(guest, id, null)
    expect(await membersOf(organization)).toEqual([
      { accountId: guest.accountId, role: 'member', groups: [] },
    ])
    expect(await listOwnInvites(guest)).toEqual([])
  })

  it('is nobody else’s to know of', async () => {
    const all = await acme()
    const id = await named(all)
    const stranger = await newAccount()
    for (const answer of Object.values(answers)) {
      for (const actor of [stranger, all.owner]) {
        await expect(answer(actor, id, null)).rejects.toMatchObject({ code: 'not_found' })
      }
      await expect(answer(all.guest, 'x', null)).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await listOwnInvites(stranger)).toEqual([])
  })

  it('is shown no more once it has expired', async () => {
    const all = await acme()
    await named(all)
    expect(await listOwnInvites(all.guest, new Date(Date.now() + 7 * day))).toEqual([])
  })
})

describe('accepting', () => {
  it('several times at once makes one member', async () => {
    for (const invite of [
      mailed,
      async (all: Awaited<ReturnType<typeof acme>>) => ({ id: await named(all), secret: null }),
    ]) {
      const all = await acme()
      const { id, secret } = await invite(all)
      const outcomes = await Promise.allSettled(
        Array.from({ length: 6 }, () => acceptInvite(all.guest, id, linkSecret(secret))),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not_found' })
      }
      expect(await membersOf(all.organization)).toHaveLength(1)
      const accepted = (await logOfOrganization(all.organization)).filter(
        ({ action }) => action === 'invite.accept',
      )
      expect(accepted).toHaveLength(1)
    }
  })

  it('while it is sent again, cancelled and its group deleted has one outcome or the other', async () => {
    for (let time = 0; time < 4; time++) {
      const all = await acme()
      await createGroup(all.owner, all.name, { name: 'ops' })
      const id = await named(all, { group: 'ops' })
      const [accepted, cancelled] = await Promise.allSettled([
        acceptInvite(all.guest, id, null),
        cancelInvite(all.owner, all.name, id),
        resendInvite(all.owner, all.name, id).catch(() => {}),
        deleteGroup(all.owner, all.name, 'ops'),
      ])
      const statuses = [accepted.status, cancelled.status].sort()
      expect(statuses).toEqual(['fulfilled', 'rejected'])
      for (const outcome of [accepted, cancelled]) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not_found' })
      }
      expect(await membersOf(all.organization)).toHaveLength(accepted.status === 'fulfilled' ? 1 : 0)
    }
  })

  it('joins without the group where that is gone by now', async () => {
    const all = await acme()
    await createGroup(all.owner, all.name, { name: 'ops' })
    const { id, secret } = await mailed(all, { group: 'ops' })
    await deleteGroup(all.owner, all.name, 'ops')
    expect(await acceptInvite(all.guest, id, linkSecret(secret))).toMatchObject({ group: null })
    expect(await membersOf(all.organization)).toMatchObject([{ groups: [] }])
  })

  it('leaves a member’s role as it is, and puts into the group', async () => {
    const all = await acme()
    await createGroup(all.owner, all.name, { name: 'ops' })
    const { id, secret } = await mailed(all, { role: 'owner', group: 'ops' })
    const own = await named(all, { role: 'member' })
    await acceptInvite(all.guest, own, null)
    await acceptInvite(all.guest, id, linkSecret(secret))
    expect(await membersOf(all.organization)).toMatchObject([{ role: 'member', groups: ['ops'] }])
    expect(await db.invite.count({ where: { organizationId: all.organization.id } })).toBe(0)
  })

  it('by e-mail ends the same account’s invite by username', async () => {
    const all = await acme()
    await named(all)
    const { id, secret } = await mailed(all)
    await acceptInvite(all.guest, id, linkSecret(secret))
    expect(await listOwnInvites(all.guest)).toEqual([])
  })
})

describe('declining', () => {
  it('ends the invite, which stands in both logs', async () => {
    const all = await acme()
    const { id, secret } = await mailed(all)
    await declineInvite(all.guest, id, linkSecret(secret))
    await expect(acceptInvite(all.guest, id, linkSecret(secret))).rejects.toMatchObject({ code: 'not_found' })
    expect(await membersOf(all.organization)).toEqual([])
    const entry = { action: 'invite.decline', targetName: emailOf(all.guest) }
    expect(await logOf(all.guest)).toMatchObject([entry])
    expect((await logOfOrganization(all.organization)).at(-1)).toMatchObject(entry)
  })
})

it('nobody answers but a person who is signed in', async () => {
  const all = await acme()
  const id = await named(all)
  for (const [actor, code] of [
    [await newTokenActor(all.guest), 'forbidden'],
    [await newOrganizationActor(all.organization, { scopes: ['scope-invite-edit'] }), 'forbidden'],
    [{ kind: 'anonymous', address: '192.0.2.3' }, 'unauthenticated'],
  ] as [Actor, string][]) {
    for (const answer of Object.values(answers)) {
      await expect(answer(actor, id, null)).rejects.toMatchObject({ code })
    }
    await expect(listOwnInvites(actor)).rejects.toMatchObject({ code })
  }
  expect(await db.invite.count({ where: { id } })).toBe(1)
})
