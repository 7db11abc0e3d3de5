import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { listOrganizationRepositories } from '#lib/repositories/list-organization-repositories.ts'
import { repositoryQuerySchema, type RepositoryQuery } from '#lib/repositories/schema.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

const plain = repositoryQuerySchema.parse({})

async function acme() {
  const [owner, editor, member] = [await newAccount(), await newAccount(), await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
    [member, 'member'],
  ])
  await db.repository.createMany({
    data: (['private', 'public'] as const).map((visibility) => ({
      ...{ namespace: organization.name, name: visibility, visibility },
    })),
  })
  await newRepository(owner, 'public')
  const list = (actor: Actor, change: Partial<RepositoryQuery> = {}) =>
    listOrganizationRepositories(actor, organization.name, { ...plain, ...change })
  return { organization, owner, editor, member, list }
}

describe('the repositories of an organization', () => {
  it('are those that the actor may know of, of that organization alone', async () => {
    const { organization, owner, editor, member, list } = await acme()
    const companyOwner = await newCompanyOwner(organization)
    const found = async (actor: Actor) => {
      const { repositories, matching, canCreate } = await list(actor)
      return [repositories.map(({ name }) => name), matching, canCreate]
    }
    expect(await found(owner)).toEqual([['private', 'public'], 2, true])
    expect(await found(editor)).toEqual([['private', 'public'], 2, true])
    expect(await found(companyOwner)).toEqual([['private', 'public'], 2, true])
    expect(await found(member)).toEqual([['public'], 1, false])
  })

  it('are searched and filtered; whose they are is no question', async () => {
    const { owner, list } = await acme()
    expect((await list(owner, { q: 'priv' })).repositories).toMatchObject([{ name: 'private' }])
    expect((await list(owner, { visibility: 'public' })).repositories).toMatchObject([{ name: 'public' }])
    expect((await list(owner, { owner: 'mine' })).matching).toBe(2)
  })

  it('are not for strangers, who learn nothing of the organization, nor for tokens', async () => {
    const { organization, owner, list } = await acme()
    await expect(list(await newAccount())).rejects.toMatchObject({ code: 'not_found' })
    await expect(list(await newTokenActor(owner))).rejects.toMatchObject({ code: 'forbidden' })
    const token = await newOrganizationActor(organization, { scopes: ['scope-group-edit'] })
    await expect(list(token)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
