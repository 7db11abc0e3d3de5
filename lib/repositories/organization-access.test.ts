import { describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import { createRepositoryByPush } from '#lib/repositories/create-repository-by-push.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { listRepositories } from '#lib/repositories/list-repositories.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'
import { searchRepositories } from '#lib/repositories/search-repositories.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'

type Visibility = 'private' | 'public'

/** Roles in an organization, and the rights they give on its repositories. */
const standings = {
  owner: { private: 'pull push delete manage', public: 'pull push delete manage' },
  editor: { private: 'pull push', public: 'pull push' },
  member: { private: null, public: 'pull' },
  'member whose group reads': { private: 'pull', public: 'pull' },
  'member whose group writes': { private: 'pull push', public: 'pull push' },
  'member whose group administers': {
    private: 'pull push delete manage',
    public: 'pull push delete manage',
  },
  'editor whose group reads': { private: 'pull push', public: 'pull push' },
  'editor whose group administers': {
    private: 'pull push delete manage',
    public: 'pull push delete manage',
  },
  'owner of the company': { private: 'manage', public: 'pull manage' },
  stranger: { private: null, public: 'pull' },
} as const satisfies Record<string, Record<Visibility, string | null>>
type Standing = keyof typeof standings

const cells = (Object.keys(standings) as Standing[]).flatMap((standing) =>
  (['private', 'public'] as const).map(
    (visibility) => [standing, visibility, standings[standing][visibility]] as const,
  ),
)

const groupAccess = { reads: 'read', writes: 'write', administers: 'admin' } as const

/** A person with this role in a new organization, and one of its repositories. */
async function stand(standing: Standing, visibility: Visibility) {
  const [person, owner] = [await newAccount(), await newAccount()]
  const role = /^(owner|editor|member)(?= whose|$)/.exec(standing)?.[1] as 'owner' | undefined
  const organization = await newOrganization([
    [owner, 'owner'],
    ...(role ? [[person, role] as [AccountActor, typeof role]] : []),
  ])
  const repository = await db.repository.create({
    data: { namespace: organization.name, name: 'api', visibility },
  })
  const verb = /group (\w+)$/.exec(standing)?.[1] as keyof typeof groupAccess | undefined
  if (verb) await give(organization, person, repository.id, groupAccess[verb])
  const actor = standing === 'owner of the company' ? await newCompanyOwner(organization) : person
  return { actor, organization, id: repository.id, fullName: `${organization.name}/api` }
}

async function give(
  { id: organizationId }: { id: string },
  { accountId }: AccountActor,
  repositoryId: string,
  access: RepositoryAccess,
) {
  const { id: groupId } = await db.group.create({
    data: { organizationId, name: access, repositories: { create: { repositoryId, access } } },
  })
  await db.groupMember.create({ data: { groupId, organizationId, accountId } })
  return groupId
}

/** The person's rights, as in `pull push manage`; null if they may not know about the repository. */
async function rightsOf(actor: AccountActor, fullName: string): Promise<string | null> {
  const repository = await getRepository(actor, fullName).catch(() => null)
  if (!repository) return null
  const { rights, canManage } = repository
  const given = (['pull', 'push', 'delete'] as const).filter((action) => rights[action])
  return [...given, ...(canManage ? ['manage'] : [])].join(' ')
}

describe('a repository of an organization', () => {
  it.each(cells)('%s, %s: %s', async (standing, visibility, expected) => {
    const { actor, id, fullName } = await stand(standing, visibility)
    expect(await rightsOf(actor, fullName)).toBe(expected)
    const query = repositoryQuerySchema.parse({ q: fullName })
    expect((await listRepositories(actor, query)).matching).toBe(expected === null ? 0 : 1)
    const { repositories } = await searchRepositories(actor, fullName)
    expect(repositories).toHaveLength(expected?.includes('pull') ? 1 : 0)
    const change = { id, description: 'Changed', visibility }
    const manages = expected?.includes('manage')
    const code = expected === null ? 'not_found' : 'forbidden'
    for (const verb of [
      () => updateRepository(actor, change),
      () => deleteRepository(actor, { id, typedName: fullName }),
    ]) {
      if (manages) await expect(verb()).resolves.toMatchObject({ fullName })
      else await expect(verb()).rejects.toMatchObject({ code })
    }
  })

  it('says who can change it', async () => {
    const { actor, id, organization } = await stand('editor', 'private')
    const change = updateRepository(actor, { id, description: '', visibility: 'public' })
    const message = `Only owners of ${organization.name} and groups with admin access can change this repository.`
    await expect(change).rejects.toMatchObject({ code: 'forbidden', message })
  })
})

describe('who makes repositories in an organization', () => {
  const makers: [Standing, { byHand: string; byToken: string; byPush: string }][] = [
    ['owner', { byHand: 'made', byToken: 'made', byPush: 'made' }],
    ['editor', { byHand: 'made', byToken: 'made', byPush: 'made' }],
    ['owner of the company', { byHand: 'made', byToken: 'forbidden', byPush: 'not_found' }],
    ['member', { byHand: 'forbidden', byToken: 'forbidden', byPush: 'not_found' }],
    ['member whose group administers', { byHand: 'forbidden', byToken: 'forbidden', byPush: 'not_found' }],
    ['stranger', { byHand: 'not_found', byToken: 'not_found', byPush: 'not_found' }],
  ]

  it.each(makers)('%s: %o', async (standing, { byHand, byToken, byPush }) => {
    const { actor, organization } = await stand(standing, 'public')
    const { name: namespace } = organization
    const outcome = (made: Promise<unknown>) => made.then(() => 'made').catch(({ code }) => code)
    const look = { description: '', visibility: 'private' } as const
    expect(await outcome(createRepository(actor, { namespace, name: 'web', ...look }))).toBe(byHand)
    const open = { namespace, name: 'open', ...look, visibility: 'public' } as const
    expect(await outcome(createRepository(await newTokenActor(actor), open))).toBe(byToken)
    expect(await outcome(createRepositoryByPush(actor, namespace, 'pushed'))).toBe(byPush)
    expect(await outcome(createRepositoryByPush(await newTokenActor(actor), namespace, 'by-token'))).toBe(
      byPush,
    )
    const log = (await logOfOrganization(organization)).map(({ targetName }) => targetName)
    expect(log).toEqual([
      ...(byHand === 'made' ? [`${namespace}/web`] : []),
      ...(byToken === 'made' ? [`${namespace}/open`] : []),
      ...(byPush === 'made' ? [`${namespace}/pushed`, `${namespace}/by-token`] : []),
    ])
  })
})

describe('at the next request', () => {
  it('who leaves reaches only what is public, in groups or not', async () => {
    const { actor, organization, id, fullName } = await stand('editor', 'private')
    await give(organization, actor, id, 'admin')
    await db.membership.deleteMany({
      where: { organizationId: organization.id, accountId: actor.accountId },
    })
    expect(await rightsOf(actor, fullName)).toBeNull()
    await db.repository.update({ where: { id }, data: { visibility: 'public' } })
    expect(await rightsOf(actor, fullName)).toBe('pull')
  })

  it('who is demoted has what the new role gives, and what groups add', async () => {
    const { actor, organization, id, fullName } = await stand('owner', 'private')
    const demote = (role: 'editor' | 'member') =>
      db.membership.updateMany({
        where: { organizationId: organization.id, accountId: actor.accountId },
        data: { role },
      })
    await demote('editor')
    expect(await rightsOf(actor, fullName)).toBe('pull push')
    await demote('member')
    expect(await rightsOf(actor, fullName)).toBeNull()
    await give(organization, actor, id, 'read')
    const writers = await give(organization, actor, id, 'write')
    expect(await rightsOf(actor, fullName)).toBe('pull push')
    await db.groupRepository.deleteMany({ where: { groupId: writers } })
    expect(await rightsOf(actor, fullName)).toBe('pull')
    await db.groupMember.deleteMany({ where: { accountId: actor.accountId } })
    expect(await rightsOf(actor, fullName)).toBeNull()
  })

  it('the company’s owners manage no more once the organization is taken out', async () => {
    const { actor, organization, fullName } = await stand('owner of the company', 'private')
    await db.organization.update({ where: { id: organization.id }, data: { companyId: null } })
    expect(await rightsOf(actor, fullName)).toBeNull()
  })
})
