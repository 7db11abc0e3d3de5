import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#lib/db.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { listInvites } from '#lib/invites/list-invites.ts'
import { organizationOfInvite } from '#lib/invites/organization-of-invite.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import type { CreateInvites } from '#lib/invites/schema.ts'
import { newAccount, tokenActorOf } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { organizationActorOf } from '#lib/testing/organization-actor.ts'
import { inviteLinkTo } from '#lib/testing/outbox.ts'
import { day } from '#lib/time.ts'

const newEmail = () => `guest-${crypto.randomUUID()}@example.com`
const later = (days: number) => new Date(Date.now() + days * day)

async function acme() {
  const [owner, member] = [await newAccount(), await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    [member, 'member'],
  ])
  return { organization, owner, member, name: organization.name }
}

const invitesIn = ({ id }: { id: string }) => db.invite.findMany({ where: { organizationId: id } })

describe('an open invite', () => {
  it('is listed, filtered and found; so is an expired one', async () => {
    const { owner, name } = await acme()
    const [old, fresh] = [newEmail(), newEmail()]
    await createInvites(owner, name, { invitees: [old], role: 'member' }, later(-7))
    await createInvites(owner, name, { invitees: [fresh], role: 'owner' })
    const list = async (query: Parameters<typeof listInvites>[2], size = 20) =>
      (await listInvites(owner, name, query, size)).invites.map(({ invitee }) => invitee)
    expect(await list({})).toEqual([fresh, old])
    expect(await list({ order: 'asc' })).toEqual([old, fresh])
    expect(await list({ state: 'open' })).toEqual([fresh])
    expect(await list({ state: 'expired' })).toEqual([old])
    expect(await list({ q: old.toUpperCase() })).toEqual([old])
    expect(await list({ page: 8 }, 1)).toEqual([old])
    const { matching, counts } = await listInvites(owner, name, { state: 'open' })
    expect({ matching, counts }).toEqual({ matching: 1, counts: { open: 1, expired: 1 } })
  })

  it('sent again has a new link and seven new days', async () => {
    const { organization, owner, name } = await acme()
    const email = newEmail()
    await createInvites(owner, name, { invitees: [email], role: 'member' }, later(-9))
    const before = inviteLinkTo(email)
    const now = later(0)
    const { invite, mailed } = await resendInvite(owner, name, before.id, now)
    expect([mailed, invite.invitee, invite.expiresAt.getTime()]).toEqual([
      true,
      email,
      now.getTime() + 7 * day,
    ])
    const after = inviteLinkTo(email)
    expect([after.id, after.secret === before.secret]).toEqual([before.id, false])
    const [row] = await invitesIn(organization)
    expect(Buffer.from(row!.secretHash)).toEqual(createHash('sha256').update(after.secret).digest())
    expect(row!.expiresAt).toEqual(invite.expiresAt)
    expect((await logOfOrganization(organization))[1]).toEqual({
      ...{ action: 'invite.resend', actorName: owner.username, targetName: email },
      details: { role: 'member', group: null },
    })
  })

  it('cancelled is gone', async () => {
    const { organization, owner, name } = await acme()
    const email = newEmail()
    const [result] = await createInvites(owner, name, { invitees: [email], role: 'member' })
    const id = result!.invite!.id
    expect(await organizationOfInvite(id)).toBe(name)
    await cancelInvite(owner, name, id)
    expect(await invitesIn(organization)).toEqual([])
    expect((await logOfOrganization(organization))[1]).toMatchObject({
      ...{ action: 'invite.cancel', targetName: email },
    })
    for (const again of [() => cancelInvite(owner, name, id), () => resendInvite(owner, name, id)]) {
      await expect(again()).rejects.toMatchObject({ code: 'not_found', message: 'Invite not found.' })
    }
    await expect(organizationOfInvite(id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('invites', () => {
  it('are made, read, sent again and cancelled by nobody but owners, the company’s and tokens with the scope', async () => {
    const { organization, owner, member, name } = await acme()
    const stranger = await newAccount()
    const other = await newOrganization([[stranger, 'owner']])
    const [made] = await createInvites(owner, name, { invitees: [newEmail()], role: 'member' })
    const id = made!.invite!.id
    const before = [await invitesIn(organization), await logOfOrganization(organization)]
    const input: CreateInvites = { invitees: [newEmail()], role: 'owner' }
    const reader = organizationActorOf(organization, 'scope-invite-read', 'scope-member-edit')
    for (const [actor, code] of [
      [member, 'forbidden'],
      [stranger, 'not_found'],
      [reader, 'forbidden'],
      [organizationActorOf(other, 'scope-invite-edit'), 'not_found'],
      [tokenActorOf(owner), 'forbidden'],
      [{ kind: 'anonymous', address: '192.0.2.3' }, 'unauthenticated'],
    ] as const) {
      await expect(createInvites(actor, name, input)).rejects.toMatchObject({ code })
      await expect(resendInvite(actor, name, id)).rejects.toMatchObject({ code })
      await expect(cancelInvite(actor, name, id)).rejects.toMatchObject({ code })
      if (actor !== reader) await expect(listInvites(actor, name, {})).rejects.toMatchObject({ code })
    }
    expect((await listInvites(reader, name, {})).matching).toBe(1)
    for (const act of [resendInvite, cancelInvite]) {
      await expect(act(stranger, other.name, id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(act(owner, name, 'x')).rejects.toMatchObject({ code: 'not_found' })
    }
    expect([await invitesIn(organization), await logOfOrganization(organization)]).toEqual(before)

    const editor = organizationActorOf(organization, 'scope-invite-edit')
    for (const actor of [await newCompanyOwner(organization), editor]) {
      const [result] = await createInvites(actor, name, { invitees: [newEmail()], role: 'owner' })
      await resendInvite(actor, name, result!.invite!.id)
      await cancelInvite(actor, name, result!.invite!.id)
    }
    const [byToken] = await createInvites(editor, name, { invitees: [newEmail()], role: 'member' })
    expect(byToken!.invite!.invitedBy).toBe(name)
  })
})
