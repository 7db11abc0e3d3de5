import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { listInvites } from '#lib/invites/list-invites.ts'
import { organizationOfInvite } from '#lib/invites/organization-of-invite.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import type { CreateInvites } from '#lib/invites/schema.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { inviteLinkTo, mailsTo } from '#lib/testing/outbox.ts'
import { day, hour } from '#lib/time.ts'

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
    const reader = await newOrganizationActor(organization, {
      scopes: ['scope-invite-read', 'scope-member-edit'],
    })
    for (const [actor, code] of [
      [member, 'forbidden'],
      [stranger, 'not_found'],
      [reader, 'forbidden'],
      [await newOrganizationActor(other, { scopes: ['scope-invite-edit'] }), 'not_found'],
      [await newTokenActor(owner), 'forbidden'],
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

    const editor = await newOrganizationActor(organization, { scopes: ['scope-invite-edit'] })
    for (const actor of [await newCompanyOwner(organization), editor]) {
      const [result] = await createInvites(actor, name, { invitees: [newEmail()], role: 'editor' })
      await resendInvite(actor, name, result!.invite!.id)
      await cancelInvite(actor, name, result!.invite!.id)
    }
    const [byToken] = await createInvites(editor, name, { invitees: [newEmail()], role: 'member' })
    expect(byToken!.invite!.invitedBy).toBe(name)
  })

  it('of owners are no business of a token', async () => {
    const { organization, owner, name } = await acme()
    const token = await newOrganizationActor(organization, { scopes: ['scope-invite-edit'] })
    const input = { invitees: [newEmail()], role: 'owner' as const }
    const [made] = await createInvites(owner, name, input)
    const { id } = made!.invite!
    const before = [await invitesIn(organization), await logOfOrganization(organization)]
    const message = `An access token can't invite, appoint, change or remove owners. Ask an owner of ${name}.`
    for (const attempt of [
      () => createInvites(token, name, { ...input, invitees: [newEmail()] }),
      () => createInvites(token, name, { ...input, invitees: [newEmail()], dryRun: true }),
      () => resendInvite(token, name, id),
      () => cancelInvite(token, name, id),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden', message })
    }
    expect([await invitesIn(organization), await logOfOrganization(organization)]).toEqual(before)
  })
})

describe('to one address', () => {
  const tooOften = (name: string, email: string, wait: string) => ({
    code: 'limited',
    message: `${name} has invited ${email} 5 times within a day. Try again in ${wait}.`,
  })
  const start = new Date('2026-03-01T12:00:00Z')
  const at = (hours: number) => new Date(start.getTime() + hours * hour)

  it('an organization sends five mails a day, and no other hears of it', async () => {
    const [{ owner, name }, other, email] = [await acme(), await acme(), newEmail()]
    const [made] = await createInvites(owner, name, { invitees: [email], role: 'member' }, start)
    const { id } = made!.invite!
    for (let time = 1; time <= 4; time++) await resendInvite(owner, name, id, at(time))
    const before = inviteLinkTo(email)
    await expect(resendInvite(owner, name, id, at(5))).rejects.toMatchObject({
      ...tooOften(name, email, '19 hours'),
      retryAfter: 19 * 60 * 60,
    })
    const soon = resendInvite(owner, name, id, at(23.5))
    await expect(soon).rejects.toMatchObject(tooOften(name, email, 'an hour'))
    expect([mailsTo(email).length, inviteLinkTo(email)]).toEqual([5, before])
    await createInvites(other.owner, other.name, { invitees: [email], role: 'member' }, at(5))
    expect(mailsTo(email)).toHaveLength(6)
    await resendInvite(owner, name, id, at(24))
    expect(mailsTo(email)).toHaveLength(7)
  })

  it('cancelling and asking anew, by address or username, are counted the same', async () => {
    const { organization, owner, name } = await acme()
    const guest = await newAccount()
    const email = `${guest.username}@example.com`
    const ask = async (invitee: string, time: number, dryRun = false) => {
      const input: CreateInvites = { invitees: [invitee, newEmail()], role: 'member', dryRun }
      return createInvites(owner, name, input, at(time))
    }
    for (let time = 0; time < 5; time++) {
      const [made] = await ask(time % 2 ? email.toUpperCase() : guest.username, time)
      expect(made).toMatchObject({ status: 'invited' })
      await cancelInvite(owner, name, made!.invite!.id)
    }
    for (const invitee of [email, guest.username]) {
      for (const dryRun of [true, false]) {
        expect(await ask(invitee, 6, dryRun)).toMatchObject([
          { status: 'too_often', invite: null, mailed: false },
          { status: 'invited' },
        ])
      }
    }
    expect(mailsTo(email)).toHaveLength(5)
    expect(await db.invite.count({ where: { organizationId: organization.id, email } })).toBe(0)
    expect(await ask(email, 24)).toMatchObject([{ status: 'invited' }, { status: 'invited' }])
  })

  it('many at once send no more than five', async () => {
    const [{ owner, name }, email] = [await acme(), newEmail()]
    const [made] = await createInvites(owner, name, { invitees: [email], role: 'member' })
    const { id } = made!.invite!
    const tries = Array.from({ length: 8 }, () => resendInvite(owner, name, id))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect(mailsTo(email)).toHaveLength(5)
  })
})
