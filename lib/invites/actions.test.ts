import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import * as actions from '#lib/invites/actions.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { inviteLinkTo, mailsTo } from '#lib/testing/outbox.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))
vi.mock('#lib/auth/visitor.ts', () => ({ visitor: async () => ({ address: '192.0.2.8', client: '' }) }))

const newKey = () => crypto.randomUUID()
const invitees = ['actions@example.com']

const guest = { username: 'a-new-guest', name: 'Guest', password: 'correct horse battery' }

/** For people without an account, identified only by the secret. */
const open: Record<string, (id: string) => Promise<unknown>> = {
  getMailedInviteAction: (id) => actions.getMailedInviteAction(id, null),
  registerByInviteAction: (id) => actions.registerByInviteAction(id, null, guest, newKey()),
}

/** Each other server action, called as a browser might call it. */
const calls: Record<string, (organization: string, id: string) => Promise<unknown>> = {
  createInvitesAction: (organization) =>
    actions.createInvitesAction(organization, { invitees, role: 'owner' }, newKey()),
  resendInviteAction: actions.resendInviteAction,
  cancelInviteAction: actions.cancelInviteAction,
  getOwnInviteAction: (_, id) => actions.getOwnInviteAction(id, null),
  acceptInviteAction: (_, id) => actions.acceptInviteAction(id, null, newKey()),
  declineInviteAction: (_, id) => actions.declineInviteAction(id, null),
}

beforeEach(() => {
  session.actor = null
})

describe('server actions', () => {
  it('are all tried here', () => {
    expect(Object.keys({ ...calls, ...open }).sort()).toEqual(Object.keys(actions).sort())
  })

  it('without a session, or of another organization, change nothing', async () => {
    const [owner, guest, stranger] = [await newAccount(), await newAccount(), await newAccount()]
    const { id: organizationId, name } = await newOrganization([[owner, 'owner']])
    const other = await newOrganization([[stranger, 'owner']])
    const [made] = await createInvites(owner, name, { invitees: [guest.username], role: 'member' })
    const { id } = made!.invite!
    const everything = () =>
      Promise.all([
        db.invite.findMany({ where: { organizationId }, orderBy: { id: 'asc' } }),
        db.membership.findMany({ where: { organizationId }, orderBy: { accountId: 'asc' } }),
        db.auditEntry.count({ where: { organizationId } }),
      ])
    const before = await everything()
    for (const [action, call] of Object.entries(calls)) {
      session.actor = null
      expect(await call(name, id), action).toMatchObject({ error: { code: 'unauthenticated' } })
      session.actor = stranger
      expect(await call(name, id), action).toMatchObject({ error: { code: 'not_found' } })
      if (action === 'createInvitesAction') continue
      expect(await call(other.name, id), action).toMatchObject({ error: { code: 'not_found' } })
    }
    for (const [action, call] of Object.entries(open)) {
      expect(await call(id), action).toMatchObject({ error: { code: 'not_found' } })
    }
    expect(await everything()).toEqual(before)
    expect(mailsTo(invitees[0]!)).toEqual([])
  })

  it('survive whatever is sent', async () => {
    session.actor = await newAccount()
    const { name } = await newOrganization([[session.actor, 'owner']])
    const answered = { ok: false, error: { code: expect.stringMatching(/^(invalid|not_found)$/) } }
    for (const sent of [undefined, null, 'x', 7, [], { id: {} }, [[]], '\0'] as never[]) {
      for (const action of Object.values(actions)) {
        expect(await action(name as never, sent, sent, newKey())).toMatchObject(answered)
        expect(await action(sent, sent, sent, newKey())).toMatchObject(answered)
      }
    }
  })

  it('answer nobody who invites with the link’s secret', async () => {
    session.actor = await newAccount()
    const { name } = await newOrganization([[session.actor, 'owner']])
    const email = `guest-${crypto.randomUUID()}@example.com`
    const made = await actions.createInvitesAction(name, { invitees: [email], role: 'member' }, newKey())
    const { id, secret } = inviteLinkTo(email)
    const later = [
      made,
      await actions.resendInviteAction(name, id),
      await actions.cancelInviteAction(name, id),
    ]
    for (const { text } of mailsTo(email)) expect(text).toMatch(/#[\w-]{43}\n/)
    expect(JSON.stringify(later)).not.toMatch(new RegExp(`${secret}|${inviteLinkTo(email).secret}`))
  })
})
