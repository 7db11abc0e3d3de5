import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newPerson, newSession } from '#lib/testing/new-person.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { second } from '#lib/time.ts'

const locked = (actor: Actor) => db.$transaction((tx) => lockActor(tx, actor))
const over = expect.objectContaining({ code: 'unauthenticated' })

afterEach(() => void vi.useRealTimers())

describe('a person', () => {
  it('acts by a session until that one ends, whatever other sessions there are', async () => {
    const person = await newPerson()
    const [actor] = [await newSession(person), await newSession(person)]
    expect(await locked(actor)).toEqual(actor)
    await db.session.delete({ where: { id: actor.sessionId } })
    await expect(locked(actor)).rejects.toEqual(over)
  })

  it("does not act by somebody else's session", async () => {
    const { sessionId } = await newSession(await newPerson())
    await expect(locked({ ...(await newAccount()), sessionId })).rejects.toEqual(over)
  })

  it('acts by a session until the instant of its end', async () => {
    const actor = await newSession(await newPerson())
    const { expiresAt } = await db.session.findUniqueOrThrow({ where: { id: actor.sessionId } })
    vi.useFakeTimers({ toFake: ['Date'], now: expiresAt.getTime() - 1 })
    expect(await locked(actor)).toEqual(actor)
    vi.setSystemTime(expiresAt)
    await expect(locked(actor)).rejects.toEqual(over)
  })
})

describe('a token', () => {
  const expiresAt = new Date(Date.now() + 60 * second)

  it.each([
    ['account', async () => newTokenActor(await newAccount(), { expiresAt })],
    ['organization', async () => newOrganizationActor(await newOrganization([]), { expiresAt })],
  ] as const)('of an %s acts until the instant of its expiration', async (_owner, newActor) => {
    const actor = await newActor()
    vi.useFakeTimers({ toFake: ['Date'], now: expiresAt.getTime() - 1 })
    expect(await locked(actor)).toEqual(actor)
    vi.setSystemTime(expiresAt)
    await expect(locked(actor)).rejects.toEqual(over)
  })

  it('does not act while it is inactive', async () => {
    const actor = await newTokenActor(await newAccount())
    await db.token.update({ where: { id: actor.tokenId }, data: { isActive: false } })
    await expect(locked(actor)).rejects.toEqual(over)
  })

  it('of an organization acts unless the plan of that organization is Free', async () => {
    await newOrganization([], { plan: 'free' })
    const acme = await newOrganization([], { plan: 'team' })
    const actor = await newOrganizationActor(acme)
    expect(await locked(actor)).toEqual(actor)
    await db.organization.update({ where: { id: acme.id }, data: { plan: 'free' } })
    await expect(locked(actor)).rejects.toEqual(over)
  })

  it('has the rights that it was given meanwhile', async () => {
    const actor = await newTokenActor(await newAccount(), { permission: 'admin', allRepositories: true })
    const fewer = { permission: 'read', allRepositories: false } as const
    await db.token.update({ where: { id: actor.tokenId }, data: fewer })
    expect(await locked(actor)).toEqual({ ...actor, ...fewer })
  })
})
