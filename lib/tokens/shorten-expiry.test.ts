import { describe, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day, minute } from '#lib/time.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const inDays = (days: number) => new Date(Date.now() + days * day)
const later = {
  code: 'invalid',
  fields: {
    expiresAt: expect.stringMatching(/^Choose a time no later than .* To make it later, rotate the token\.$/),
  },
}

describe('an edit of the expiration', () => {
  it('shortens it, says so in the log, and forgets the words of the client that chose the old one', async () => {
    const actor = await newAccount()
    const [was, wanted] = [inDays(30), inDays(7)]
    const { id } = await newToken(actor, { expiresAt: was, expiresAtSent: was.toISOString() })
    const saved = await updateToken(actor, ownAccount, { id, expiresAt: wanted.toISOString() })
    expect(saved).toMatchObject({ expiresAt: wanted, expiresAtSent: null, status: 'active' })
    const [entry] = await logOf(actor)
    expect(entry).toMatchObject({
      action: 'token.update',
      details: { expiresAt: { from: was.toISOString(), to: wanted.toISOString() } },
    })
  })

  it('gives an end to a token without one', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { expiresAt: null })
    const wanted = inDays(400)
    const saved = await updateToken(actor, ownAccount, { id, expiresAt: wanted.toISOString() })
    expect(saved.expiresAt).toEqual(wanted)
    const [entry] = await logOf(actor)
    expect(entry!.details).toMatchObject({ expiresAt: { from: null, to: wanted.toISOString() } })
  })

  it('never lengthens it, not by a millisecond, and not to no expiration', async () => {
    const actor = await newAccount()
    const expiresAt = inDays(30)
    const { id } = await newToken(actor, { expiresAt })
    const wanted = [new Date(expiresAt.getTime() + 1).toISOString(), inDays(31).toISOString(), null]
    for (const expiresAt of wanted)
      await expect(
        updateToken(actor, ownAccount, { id, description: 'New', expiresAt }),
      ).rejects.toMatchObject(later)
    expect(await getToken(actor, ownAccount, id)).toMatchObject({ description: 'Test', expiresAt })
    expect(await logOf(actor)).toEqual([])
  })

  it('that is the same instant in other words changes nothing and keeps those of the client', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, {
      expiresAt: new Date('2126-01-01T00:00:00Z'),
      expiresAtSent: '2126-01-01T00:00:00Z',
    })
    const same = '2126-01-01T02:00:00+02:00'
    const saved = await updateToken(actor, ownAccount, { id, expiresAt: same })
    expect(saved.expiresAtSent).toBe('2126-01-01T00:00:00Z')
    expect(await logOf(actor)).toEqual([])
  })

  it.each([
    ['soon', /RFC 3339/],
    ['2001-01-01T00:00:00Z', /future/],
    ['', /Choose when the token expires/],
  ])('refuses %j', async (expiresAt, message) => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { expiresAt: inDays(30) })
    await expect(updateToken(actor, ownAccount, { id, expiresAt })).rejects.toMatchObject({
      code: 'invalid',
      fields: { expiresAt: expect.stringMatching(message) },
    })
  })

  it('is refused for an expired token', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { expiresAt: new Date(Date.now() - minute) })
    const expiresAt = inDays(1).toISOString()
    await expect(updateToken(actor, ownAccount, { id, expiresAt })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it("shortens an organization's token even where it stays longer than the maximum, which came later", async () => {
    const actor = await newAccount()
    const acme = await newOrganization([[actor, 'owner']], { maxTokenDays: 30 })
    const owner = organizationOwner(acme.name)
    const { id } = await newOrganizationToken(acme, { expiresAt: null, publicRead: true })
    const wanted = inDays(60)
    expect(await updateToken(actor, owner, { id, expiresAt: wanted.toISOString() })).toMatchObject({
      expiresAt: wanted,
    })
    await expect(updateToken(actor, owner, { id, expiresAt: null })).rejects.toMatchObject(later)
  })

  it('based on an older one says what it is now', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { expiresAt: inDays(60) })
    const shown = editableFacts('account', await getToken(actor, ownAccount, id))
    const theirs = inDays(30)
    await updateToken(actor, ownAccount, { id, expiresAt: theirs.toISOString() })
    const mine = { id, expiresAt: inDays(7).toISOString() }
    await expect(updateToken(actor, ownAccount, mine, {}, shown)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(theirs.toISOString()),
    })
    expect((await getToken(actor, ownAccount, id)).expiresAt).toEqual(theirs)
  })
})

it.each<[string, () => Promise<[Owner, Parameters<typeof updateToken>[0], string]>]>([
  [
    'an account',
    async () => {
      const actor = await newAccount()
      return [ownAccount, actor, (await newToken(actor, { expiresAt: inDays(60) })).id]
    },
  ],
  [
    'an organization',
    async () => {
      const actor = await newAccount()
      const acme = await newOrganization([[actor, 'owner']])
      const token = await newOrganizationToken(acme, { expiresAt: inDays(60), publicRead: true })
      return [organizationOwner(acme.name), actor, token.id]
    },
  ],
])('of many edits at once of a token of %s, the earliest expiration is what is left', async (_, make) => {
  const [owner, actor, id] = await make()
  const wanted = [20, 10, 40, 5, 30, 15].map(inDays)
  const edits = wanted.map((at) => updateToken(actor, owner, { id, expiresAt: at.toISOString() }))
  const settled = await Promise.allSettled(edits)
  for (const one of settled) if (one.status === 'rejected') expect(one.reason).toMatchObject(later)
  const { expiresAt } = await db.token.findUniqueOrThrow({ where: { id } })
  expect(expiresAt).toEqual(wanted[3])
})
