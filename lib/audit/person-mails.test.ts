import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '#lib/accounts/change-password.ts'
import { updateAccount } from '#lib/accounts/update-account.ts'
import { mutate } from '#lib/audit/mutate.ts'
import { reachesMore } from '#lib/audit/reaches-more.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { suspendAccount } from '#lib/site-accounts/suspend-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { mailsTo } from '#lib/testing/outbox.ts'
import { wasMailed } from '#lib/testing/was-mailed.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

let person: Person
let actor: AccountActor
beforeEach(async () => {
  person = await newPerson()
  actor = await newSession(person)
})

const grant = { permission: 'read', repositories: 'all', publicRead: false, expiresAt: null } as const

/** Waits for so many mails to the person, and returns the latest. */
async function mailed(count = 1, to = person.email) {
  await wasMailed(to, count)
  const { source, text } = mailsTo(to).at(-1)!
  return { subject: /^Subject: (.*)\r$/m.exec(source)![1]!, text: text.replace(/\s+/g, ' ') }
}

/** A mail that must have been written by now, if one were. */
async function expectNoMail() {
  const marker = await newPerson()
  await suspendAccount(await newSiteAdministrator(), marker.username)
  await wasMailed(marker.email, 1)
  expect(mailsTo(person.email)).toEqual([])
}

describe('a person is mailed', () => {
  it('a new token: its name, what it may do, from where, and never its secret', async () => {
    const { secret } = await createToken(actor, ownAccount, { ...grant, description: 'Laptop' })
    const { subject, text } = await mailed()
    expect(subject).toBe('An access token was created')
    for (const told of ['Personal access token: Laptop (gate_pat_…', 'Permission: Read-only', actor.address])
      expect(text).toContain(told)
    expect(mailsTo(person.email)[0]!.source).not.toContain(secret.reveal())
    expect(text).not.toContain(secret.reveal())
  })

  it('many deleted tokens in one mail, of which it names twenty', async () => {
    const ids = []
    for (let made = 0; made < 22; made++) ids.push((await newToken(actor, { description: `T${made}` })).id)
    await deleteTokens(actor, ownAccount, ids)
    const { subject, text } = await mailed()
    expect(subject).toBe('22 access tokens were deleted')
    expect(text.match(/Personal access token: /g)).toHaveLength(20)
    expect(text).toContain('and 2 more')
  })

  it('a rotated token, and an edit that reaches more, but none that reaches less', async () => {
    const { id } = await newToken(actor, { permission: 'write', description: 'CI' })
    await updateToken(actor, ownAccount, { id, ...grant })
    await updateToken(actor, ownAccount, { id, description: 'Other' })
    await expectNoMail()
    await updateToken(actor, ownAccount, { id, ...grant, permission: 'admin' })
    expect(await mailed(1)).toMatchObject({
      subject: 'An access token was changed, and reaches more',
      text: expect.stringContaining('Permission: Read-only → Read, Write, Delete'),
    })
    await rotateTokens(actor, ownAccount, { ids: [id], expiresAt: null, graceHours: 0 })
    expect((await mailed(2)).subject).toBe('An access token was rotated')
  })

  it('a new password, with what to do if it was somebody else', async () => {
    const change = { currentPassword: person.password, newPassword: 'four unrelated words here' }
    await changePassword(actor, change)
    const { subject, text } = await mailed()
    expect(subject).toBe('Your Gatehouse password was changed')
    for (const told of [person.username, actor.address, '/forgot-password', "can't be turned off"])
      expect(text).toContain(told)
    expect(text).not.toContain(change.newPassword)
  })

  it('a new e-mail address at the old one, which the link to verify does not reach', async () => {
    const email = `new-${person.email}`
    await updateAccount(actor, { email, password: person.password })
    expect((await mailed()).subject).toBe('Your Gatehouse e-mail address was changed')
    expect((await mailed(1, email)).subject).toBe('Confirm your e-mail address for Gatehouse')
    expect(mailsTo(person.email)[0]!.text).not.toContain('/verify-email')
  })

  it('what a site administrator does, with who did it, and that person is not', async () => {
    const other = await newPerson()
    const administrator = { ...(await newSession(other)), isSiteAdministrator: true }
    await db.account.update({ where: { id: other.id }, data: { isSiteAdministrator: true } })
    await suspendAccount(administrator, person.username)
    const { subject, text } = await mailed()
    expect(subject).toBe('Your Gatehouse account was suspended')
    expect(text).toContain(`By: ${other.username}, who administers this site`)
    expect(text).not.toContain(administrator.address)
    expect(mailsTo(other.email)).toEqual([])
  })

  it('nothing of what is not written after all', async () => {
    const target = { kind: 'account', id: person.id, name: 'NUL \0' }
    const change = mutate(actor, async () => ({
      result: null,
      audit: { action: 'account.change_password' as const, target },
    }))
    await expect(change).rejects.toThrow()
    await expectNoMail()
  })

  it('nothing of an organization’s tokens, a new name or a repository', async () => {
    const { name } = await newOrganization([[actor, 'owner']])
    const input = { label: 'CI', description: '', publicRead: true, scopes: [], expiresAt: null }
    const repositories = { all: null, chosen: [] }
    await createToken(actor, organizationOwner(name), { ...input, repositories })
    await updateAccount(actor, { name: 'Somebody' })
    await newRepository(actor, 'private')
    await expectNoMail()
  })
})

describe('a sign-in is mailed', () => {
  it('from another network or with another program than lately, but not the first', async () => {
    await newSession(person, actor.address)
    await expectNoMail()
    const address = newAddress()
    await newSession(person, address)
    const { subject, text } = await mailed()
    expect(subject).toBe('New sign-in to Gatehouse')
    expect(text).toContain('With: Firefox on Linux')
    expect(text).toContain(`From: ${address}`)
    await newSession(person, address)
    await newSession(person, actor.address)
    await newSession(person, newAddress())
    await mailed(2)
  })
})

describe('an edit reaches more', () => {
  it.each([
    ['a higher permission', { permission: { from: 'read', to: 'write' } }, true],
    ['a lower permission', { permission: { from: 'admin', to: 'public_read' } }, false],
    ['all instead of chosen repositories', { repositories: { from: ['a/b: pull'], to: 'all' } }, true],
    ['chosen instead of all repositories', { repositories: { from: 'all', to: ['a/b: pull'] } }, false],
    ['another repository', { repositories: { from: ['a/b: pull'], to: ['a/b: pull', 'a/c: pull'] } }, true],
    ['a repository less', { repositories: { from: ['a/b: pull', 'a/c: pull'], to: ['a/c: pull'] } }, false],
    ['push beside pull', { repositories: { from: ['a/b: pull'], to: ['a/b: pull, push'] } }, true],
    ['pull without push', { repositories: { from: ['a/b: pull, push'], to: ['a/b: pull'] } }, false],
    ['public repositories, too', { publicRead: { from: false, to: true } }, true],
    ['no public repositories', { publicRead: { from: true, to: false } }, false],
    ['another description', { description: { from: 'a', to: 'b' } }, false],
  ])('%s', (_, details, more) => expect(reachesMore(details)).toBe(more))
})
