import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import type { CreateInvites } from '#lib/invites/schema.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { startMailServer } from '#lib/testing/mail-server.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { inviteLinkTo, mailsTo } from '#lib/testing/outbox.ts'
import { day } from '#lib/time.ts'

vi.mock('#lib/env.ts', async (original) => ({ env: { ...((await original()) as { env: object }).env } }))
const settings: { SMTP_URL?: string } = env
captureErrors()

const newEmail = () => `guest-${crypto.randomUUID()}@example.com`
const later = (days: number) => new Date(Date.now() + days * day)

async function acme() {
  const [owner, member] = [{ ...(await newAccount()), address: newAddress() }, await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    [member, 'member'],
  ])
  return { organization, owner, member, name: organization.name }
}

const invitesIn = ({ id }: { id: string }) =>
  db.invite.findMany({ where: { organizationId: id }, orderBy: { id: 'asc' } })

describe('inviting', () => {
  it('asks each in one call, and tells of each what came of it', async () => {
    const { organization, owner, member, name } = await acme()
    const [guest, email] = [await newAccount(), newEmail()]
    const { id: groupId } = await createGroup(owner, name, { name: 'ops' })
    const invitees = [
      ...[
        ` ${email.toUpperCase()} `,
        guest.username.toUpperCase(),
        member.username,
        `${member.username}@example.com`,
      ],
      ...['nobody-at-all', 'not@an@address', '', 'a b', 'NUL\0', email, guest.username],
    ]
    const results = await createInvites(owner, name, { invitees, role: 'editor', group: 'ops' })
    expect(results.map(({ invitee, status }) => [invitee, status])).toEqual([
      [email.toUpperCase(), 'invited'],
      [guest.username.toUpperCase(), 'invited'],
      [member.username, 'already_member'],
      [`${member.username}@example.com`, 'already_member'],
      ['nobody-at-all', 'unknown_account'],
      ['not@an@address', 'invalid'],
      ['', 'invalid'],
      ['a b', 'invalid'],
      ['NUL\0', 'invalid'],
      [email, 'already_invited'],
      [guest.username, 'already_invited'],
    ])
    expect(results[0]).toMatchObject({
      mailed: true,
      invite: { invitee: email, by: 'email', role: 'editor' },
    })
    expect(results[1]!.invite).toMatchObject({ invitee: guest.username, by: 'username', group: 'ops' })
    expect(results[4]).toMatchObject({ invite: null, mailed: false })
    expect(await invitesIn(organization)).toMatchObject([
      { email, accountId: null, role: 'editor', groupId, invitedBy: owner.username },
      { email: null, accountId: guest.accountId, role: 'editor', groupId },
    ])
    const details = { role: 'editor', group: 'ops' }
    expect((await logOfOrganization(organization)).slice(1)).toEqual([
      { action: 'invite.create', actorName: owner.username, targetName: email, details },
      { action: 'invite.create', actorName: owner.username, targetName: guest.username, details },
    ])
    const again = await createInvites(owner, name, { invitees: [email, guest.username], role: 'member' })
    expect(again.map(({ status }) => status)).toEqual(['already_invited', 'already_invited'])
  })

  it('by e-mail mails a link with a secret, of which only the SHA-256 is kept', async () => {
    const { organization, owner, name } = await acme()
    const email = newEmail()
    const [result] = await createInvites(owner, name, { invitees: [email], role: 'member' })
    const [mail] = mailsTo(email)
    expect(mail!.text).toContain(`${owner.username} invites you to join ${name}`)
    const { id, secret } = inviteLinkTo(email)
    expect(mail!.text).toContain(`${env.PUBLIC_URL}/invites/${id}#${secret}\n`)
    expect(secret).toMatch(/^[\w-]{43}$/)
    const [row] = await invitesIn(organization)
    expect(row!.id).toBe(id)
    expect(Buffer.from(row!.secretHash)).toEqual(createHash('sha256').update(secret).digest())
    const kept = JSON.stringify([result, await logOfOrganization(organization), row])
    expect(kept).not.toContain(secret)
    expect(row!.expiresAt.getTime() - row!.createdAt.getTime()).toBe(7 * day)
  })

  it('by username mails a link without a secret, and a person has to be signed in as that', async () => {
    const { owner, name } = await acme()
    const guest = await newAccount()
    await createInvites(owner, name, { invitees: [guest.username], role: 'member' })
    expect(inviteLinkTo(`${guest.username}@example.com`).secret).toBe('')
  })

  it('asks again whom an invite had expired for', async () => {
    const { organization, owner, name } = await acme()
    const email = newEmail()
    const invite = (role: 'editor' | 'member', now?: Date) =>
      createInvites(owner, name, { invitees: [email], role }, now)
    await invite('editor', later(-7))
    expect(await invite('member')).toMatchObject([{ status: 'invited' }])
    expect(await invitesIn(organization)).toMatchObject([{ email, role: 'member' }])
  })

  it('as a dry run tells the same and writes and mails nothing', async () => {
    const { organization, owner, member, name } = await acme()
    const email = newEmail()
    const invitees = [email, member.username, 'nobody-at-all']
    const results = await createInvites(owner, name, { invitees, role: 'member', dryRun: true })
    expect(results).toEqual([
      { invitee: email, status: 'invited', invite: null, mailed: false },
      { invitee: member.username, status: 'already_member', invite: null, mailed: false },
      { invitee: 'nobody-at-all', status: 'unknown_account', invite: null, mailed: false },
    ])
    expect(await invitesIn(organization)).toEqual([])
    expect(await logOfOrganization(organization)).toEqual([])
    const nowhere = createInvites(owner, name, { invitees, role: 'member', group: 'nowhere', dryRun: true })
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found', message: 'Group not found.' })
  })

  it('the same person several times at once makes one invite', async () => {
    const { organization, owner, name } = await acme()
    const email = newEmail()
    const tries = Array.from({ length: 6 }, () =>
      createInvites(owner, name, { invitees: [email], role: 'member' }),
    )
    const statuses = (await Promise.all(tries)).map(([result]) => result!.status)
    expect(statuses.sort()).toEqual([...Array(5).fill('already_invited'), 'invited'])
    expect(await invitesIn(organization)).toHaveLength(1)
    expect(mailsTo(email)).toHaveLength(1)
  })

  it('counts each username that nobody has, as registering counts those that somebody has', async () => {
    const { owner, name } = await acme()
    const invitees = ['nobody-one', 'nobody-two', newEmail()]
    await createInvites(owner, name, { invitees, role: 'member' })
    const key = `failure-address:${owner.address}`
    expect(await db.rateLimit.findUnique({ where: { key } })).toMatchObject({ points: 2 })
    await db.rateLimit.update({ where: { key }, data: { points: 100 } })
    const guess = createInvites(owner, name, { invitees: ['demo'], role: 'member', dryRun: true })
    await expect(guess).rejects.toMatchObject({ code: 'limited' })
    await expect(
      createInvites(owner, name, { invitees: [newEmail()], role: 'member' }),
    ).resolves.toHaveLength(1)
  })

  it.each<[string, string, object]>([
    ['nobody', 'invitees', { invitees: [] }],
    ['no list', 'invitees', { invitees: undefined }],
    ['a text', 'invitees', { invitees: 'ada@example.com' }],
    ['101 at once', 'invitees', { invitees: Array(101).fill('ada@example.com') }],
    ['objects', 'invitees.0', { invitees: [{}] }],
    ['an unknown role', 'role', { role: 'admin' }],
    ['no role', 'role', { role: undefined }],
  ])('%s is refused by name', async (_, field, wrong) => {
    const { organization, owner, name } = await acme()
    const input = { invitees: [newEmail()], role: 'member', ...wrong } as CreateInvites
    const error = await createInvites(owner, name, input)
      .then(() => null)
      .catch((error) => error)
    expect(error).toMatchObject({ name: 'AppError', code: 'invalid' })
    expect(Object.keys(error.fields)).toEqual([field])
    expect(await invitesIn(organization)).toEqual([])
  })
})

describe('a mail server that fails', () => {
  it('leaves the invite, says so, and the next try sends it', async () => {
    const { organization, owner, name } = await acme()
    const [email, refused] = [newEmail(), newEmail()]
    const server = await startMailServer({ refuses: (address) => address === refused })
    onTestFinished(server.stop)
    settings.SMTP_URL = server.url
    onTestFinished(() => void delete settings.SMTP_URL)
    const results = await createInvites(owner, name, { invitees: [refused, email], role: 'member' })
    expect(results.map(({ status, mailed }) => [status, mailed])).toEqual([
      ['invited', false],
      ['invited', true],
    ])
    expect(await invitesIn(organization)).toHaveLength(2)
    expect(server.received.map(({ to }) => to)).toEqual([[email]])
    expect(await resendInvite(owner, name, results[0]!.invite!.id)).toMatchObject({ mailed: false })
    expect(await resendInvite(owner, name, results[1]!.invite!.id)).toMatchObject({ mailed: true })
    expect(server.received).toHaveLength(2)
  })
})
