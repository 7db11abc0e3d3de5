import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner } from '#lib/owners.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const grant: Omit<CreateToken<'organization'>, 'expiresAt'> = {
  label: 'CI',
  description: 'Builds',
  publicRead: false,
  repositories: { all: 'push', chosen: [] },
  scopes: ['scope-group-edit'],
}

let owner: AccountActor
let acme: { id: string; name: string }
beforeAll(async () => {
  owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']])
})

describe('an edited token', () => {
  it('has what was saved; secret, expiry, state and maker stay; the log says from what to what', async () => {
    const org = await newOrganization([[owner, 'owner']])
    const api = await newOrganizationRepository(org, 'api')
    const expiresAt = new Date('2199-01-01T00:00:00Z')
    const { id } = await newOrganizationToken(org, { label: 'Old', publicRead: true, expiresAt })
    const before = await db.token.findUniqueOrThrow({ where: { id } })
    const repositories = { all: null, chosen: [{ id: api, access: 'push' as const }] }
    const saved = await updateToken(owner, organizationOwner(org.name), { ...grant, id, repositories })
    expect(saved).toMatchObject({ repositories: { all: null, chosen: 1, push: 1 }, status: 'active' })
    expect(await getToken(owner, organizationOwner(org.name), id)).toEqual(saved)
    expect(await db.token.findUniqueOrThrow({ where: { id } })).toEqual({
      ...before,
      ...{ label: 'CI', description: 'Builds', publicRead: false },
      scopes: ['scope-group-edit', 'scope-group-read'],
    })
    expect(await logOfOrganization(org)).toEqual([
      {
        ...{ action: 'token.update', actorName: owner.username, targetName: 'CI' },
        details: {
          hint: before.hint,
          label: { from: 'Old', to: 'CI' },
          description: { from: '', to: 'Builds' },
          publicRead: { from: true, to: false },
          repositories: { from: [], to: [`${org.name}/api: push`] },
          scopes: { from: [], to: ['scope-group-edit', 'scope-group-read'] },
        },
      },
    ])
  })

  it('may be given all repositories, and them taken away again', async () => {
    const { id } = await newOrganizationToken(acme)
    const save = (all: 'pull' | 'push' | null) =>
      updateToken(owner, organizationOwner(acme.name), { ...grant, id, repositories: { all, chosen: [] } })
    for (const all of ['push', 'pull', null] as const) {
      expect((await save(all)).repositories).toEqual({ all, chosen: 0, push: 0, prefixes: [] })
      const row = { allRepositories: all !== null, allPush: all === 'push' }
      expect(await db.token.findUniqueOrThrow({ where: { id } })).toMatchObject(row)
    }
  })

  it('is left whole by a refusal', async () => {
    const other = await newOrganization([[owner, 'owner']])
    const foreign = await newOrganizationRepository(other, 'api')
    const { id } = await newOrganizationToken(acme, { publicRead: true })
    const before = await getToken(owner, organizationOwner(acme.name), id)
    const chosen = [{ id: foreign, access: 'pull' as const }]
    for (const wrong of [{ repositories: { all: null, chosen } }, { label: '' }, { scopes: ['x'] }]) {
      const saved = updateToken(owner, organizationOwner(acme.name), { ...grant, id, ...wrong } as never)
      await expect(saved).rejects.toMatchObject({ code: 'invalid' })
    }
    expect(await getToken(owner, organizationOwner(acme.name), id)).toEqual(before)
  })

  it('that was deactivated or expired cannot be changed', async () => {
    for (const [columns, state] of [
      [{ isActive: false }, 'inactive'],
      [{ expiresAt: new Date(0) }, 'expired'],
    ] as const) {
      const { id } = await newOrganizationToken(acme, columns)
      const only = state === 'expired' ? 'rotated or deleted' : 'deleted'
      const message = `An ${state} token can only be ${only}.`
      const saved = updateToken(owner, organizationOwner(acme.name), { ...grant, id })
      await expect(saved).rejects.toMatchObject({ code: 'conflict', message })
      expect(await getToken(owner, organizationOwner(acme.name), id)).toMatchObject({ label: 'Test' })
    }
  })

  it('that was deactivated can be edited where it can be activated again', async () => {
    const org = await newOrganization([[owner, 'owner']], { canReactivateTokens: true })
    const { id } = await newOrganizationToken(org, { isActive: false })
    const saved = await updateToken(owner, organizationOwner(org.name), { ...grant, id })
    expect(saved).toMatchObject({ label: 'CI', status: 'inactive' })
  })
})

it('a deleted repository is gone from the token, which then reaches the rest and never all', async () => {
  const [api, web] = [
    await newOrganizationRepository(acme, 'api'),
    await newOrganizationRepository(acme, 'web'),
  ]
  const { id } = await newOrganizationToken(acme)
  const chosen = [api, web].map((id) => ({ id, access: 'pull' as const }))
  await updateToken(owner, organizationOwner(acme.name), {
    ...{ ...grant, id, scopes: [] },
    repositories: { all: null, chosen },
  })
  await deleteRepository(owner, { id: api, typedName: `${acme.name}/api` })
  expect(await getToken(owner, organizationOwner(acme.name), id)).toMatchObject({
    chosenRepositories: [{ id: web }],
  })
  await deleteRepository(owner, { id: web, typedName: `${acme.name}/web` })
  expect(await getToken(owner, organizationOwner(acme.name), id)).toMatchObject({
    repositories: { all: null, chosen: 0, push: 0 },
    chosenRepositories: [],
  })
})
