import { describe, expect, it } from 'vitest'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { addCompanyOrganization } from '#lib/companies/add-company-organization.ts'
import { addCompanyOwner } from '#lib/companies/add-company-owner.ts'
import { deleteCompany } from '#lib/companies/delete-company.ts'
import { removeCompanyOrganization } from '#lib/companies/remove-company-organization.ts'
import { removeCompanyOwner } from '#lib/companies/remove-company-owner.ts'
import { updateCompany } from '#lib/companies/update-company.ts'
import { db, pool } from '#lib/database/db.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { deleteGroup } from '#lib/groups/delete-group.ts'
import { removeGroupMember } from '#lib/groups/remove-group-member.ts'
import { removeGroupRepository } from '#lib/groups/remove-group-repository.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'
import { updateGroup } from '#lib/groups/update-group.ts'
import { acceptInvite } from '#lib/invites/accept-invite.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { declineInvite } from '#lib/invites/decline-invite.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import { changeRole } from '#lib/members/change-role.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import { changePlan } from '#lib/organizations/change-plan.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { updateImageRules } from '#lib/organizations/update-image-rules.ts'
import { updateRegistryRules } from '#lib/organizations/update-registry-rules.ts'
import { updateOrganization } from '#lib/organizations/update-organization.ts'
import { createRepositoryByPush } from '#lib/repositories/create-repository-by-push.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newPerson, newSession } from '#lib/testing/new-person.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { rowsOf, whileWaiting } from '#lib/testing/while-waiting.ts'

async function acme() {
  const [owner, member, other] = [await newAccount(), await newAccount(), await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    [await newAccount(), 'owner'],
    [member, 'member'],
    [other, 'member'],
  ])
  const { id: organizationId } = organization
  const companyOwner = await newCompanyOwner(organization)
  const { companyId } = (await db.organization.findUnique({ where: { id: organizationId } }))!
  const group = await db.group.create({ data: { organizationId, name: 'ops' } })
  await db.groupMember.create({ data: { groupId: group.id, organizationId, accountId: member.accountId } })
  const repositoryId = await newOrganizationRepository(organization, 'api')
  await db.groupRepository.create({ data: { groupId: group.id, repositoryId, access: 'read' } })
  const [invited] = await createInvites(owner, organization.name, {
    invitees: ['guest@example.com'],
    role: 'member',
  })
  const inviteId = invited!.invite!.id
  return { organization, owner, companyOwner, companyId: companyId!, member, other, repositoryId, inviteId }
}
type Acme = Awaited<ReturnType<typeof acme>>

type Loss = {
  actor: (acme: Acme) => Promise<Actor> | Actor
  /** What is lost meanwhile: `$1` is the organization, `$2` the account or token. */
  lost: string
  codes: string[]
}

const isId = (column: string) => `${column} = $2::uuid`
const anyScope = ['member', 'invite', 'group', 'repository'].map((noun) => `scope-${noun}-edit`)
const byToken = ({ organization }: Acme) =>
  newOrganizationActor(organization, {
    scopes: [...anyScope, 'scope-repository-create'],
    allRepositories: true,
    allPush: true,
  })

const losses = {
  person: {
    'an owner who was removed': {
      actor: ({ owner }) => owner,
      lost: `DELETE FROM membership WHERE organization_id = $1 AND ${isId('account_id')}`,
      codes: ['not_found'],
    },
    'an owner who became a member': {
      actor: ({ owner }) => owner,
      lost: `UPDATE membership SET role = 'member' WHERE organization_id = $1 AND ${isId('account_id')}`,
      codes: ['forbidden', 'not_found'],
    },
  },
  company: {
    'an owner of the company that the organization has left': {
      actor: ({ companyOwner }) => companyOwner,
      lost: 'UPDATE organization SET company_id = NULL WHERE id = $1 AND $2::uuid IS NOT NULL',
      codes: ['not_found'],
    },
  },
  token: {
    'a token that was deleted': {
      actor: byToken,
      lost: `DELETE FROM token WHERE organization_id = $1 AND ${isId('id')}`,
      codes: ['unauthenticated'],
    },
    'a token that was deactivated': {
      actor: byToken,
      lost: `UPDATE token SET is_active = false WHERE organization_id = $1 AND ${isId('id')}`,
      codes: ['unauthenticated'],
    },
    'a token that has expired': {
      actor: byToken,
      lost: `UPDATE token SET expires_at = now() WHERE organization_id = $1 AND ${isId('id')}`,
      codes: ['unauthenticated'],
    },
    'a token that was narrowed': {
      actor: byToken,
      lost: `UPDATE token SET scopes = '{}', all_push = false WHERE organization_id = $1 AND ${isId('id')}`,
      codes: ['forbidden'],
    },
    'a token whose organization is on Free by now': {
      actor: byToken,
      lost: `UPDATE organization SET plan = 'free' WHERE id = $1 AND $2::uuid IS NOT NULL`,
      codes: ['unauthenticated'],
    },
  },
  personalToken: {
    'a personal token that was deleted': {
      actor: ({ owner }) => newTokenActor(owner),
      lost: `DELETE FROM token WHERE $1::uuid IS NOT NULL AND ${isId('id')}`,
      codes: ['unauthenticated'],
    },
    'a personal token that only reads by now': {
      actor: ({ owner }) => newTokenActor(owner),
      lost: `UPDATE token SET permission = 'read' WHERE $1::uuid IS NOT NULL AND ${isId('id')}`,
      codes: ['forbidden'],
    },
  },
} satisfies Record<string, Record<string, Loss>>

type Verb = (actor: Actor, name: string, acme: Acme) => Promise<unknown>

const managing = ['person', 'company', 'token'] as const
const settings = ['person', 'company'] as const
const repositories = ['person', 'personalToken'] as const
const visibility = 'private'
const repository = 'api'
const registryRules = { enabled: true, standardRegistries: [], customRegistries: [] }
const rules = { restrictsImages: true, officialImages: true, publisherImages: false }

const verbs: Record<string, [by: readonly (keyof typeof losses)[], Verb]> = {
  updateOrganization: [settings, (a, o) => updateOrganization(a, o, { displayName: 'Theirs' })],
  updateImageRules: [settings, (a, o) => updateImageRules(a, o, rules)],
  updateRegistryRules: [settings, (a, o) => updateRegistryRules(a, o, registryRules)],
  deleteOrganization: [settings, (a, o) => deleteOrganization(a, o, { typedName: o })],
  changeRole: [managing, (a, o, { member }) => changeRole(a, o, { ...member, role: 'editor' })],
  removeMember: [managing, (a, o, { member }) => removeMember(a, o, member)],
  createInvites: [managing, (a, o) => createInvites(a, o, { invitees: ['a@example.com'], role: 'member' })],
  resendInvite: [managing, (a, o, { inviteId }) => resendInvite(a, o, inviteId)],
  cancelInvite: [managing, (a, o, { inviteId }) => cancelInvite(a, o, inviteId)],
  createGroup: [managing, (a, o) => createGroup(a, o, { name: 'theirs' })],
  updateGroup: [managing, (a, o) => updateGroup(a, o, 'ops', { description: 'Theirs' })],
  deleteGroup: [managing, (a, o) => deleteGroup(a, o, 'ops')],
  addGroupMember: [managing, (a, o, { other }) => addGroupMember(a, o, 'ops', other)],
  removeGroupMember: [managing, (a, o, { member }) => removeGroupMember(a, o, 'ops', member)],
  setGroupRepository: [managing, (a, o) => setGroupRepository(a, o, 'ops', { repository, access: 'admin' })],
  removeGroupRepository: [managing, (a, o) => removeGroupRepository(a, o, 'ops', { repository })],
  createRepository: [
    [...managing, 'personalToken'],
    (a, namespace) => createRepository(a, { namespace, name: 'new', description: '', visibility }),
  ],
  createRepositoryByPush: [
    [...repositories, 'token'],
    (a, namespace) => createRepositoryByPush(a, namespace, 'new'),
  ],
  updateRepository: [
    [...managing, 'personalToken'],
    (a, _, { repositoryId: id }) => updateRepository(a, { id, description: 'Theirs' }),
  ],
  deleteRepository: [
    [...settings, 'personalToken'],
    (a, o, { repositoryId: id }) => deleteRepository(a, { id, typedName: `${o}/api` }),
  ],
}

const lockOf = ({ id }: { id: string }) =>
  ['SELECT 1 FROM organization WHERE id = $1 FOR UPDATE', [id]] as [string, unknown[]]

describe.each(Object.entries(verbs))('%s decides when it has waited', (_, [by, verb]) => {
  const all = by.flatMap((kind) => Object.entries(losses[kind] as Record<string, Loss>))

  it.each(all)('by %s', async (_, { actor: of, lost, codes }) => {
    const its = await acme()
    const { organization } = its
    const actor = await of(its)
    const subject = 'tokenId' in actor ? actor.tokenId : (actor as AccountActor).accountId
    const { error, before } = await whileWaiting(organization, {
      hold: lockOf(organization),
      verb: () => verb(actor, organization.name, its),
      change: [lost, [organization.id, subject]],
    })
    expect(error).toMatchObject({ name: 'AppError' })
    expect(codes).toContain((error as { code: string }).code)
    expect(await rowsOf(pool, organization)).toEqual(before)
  })

  it('and goes on where nothing has changed', async () => {
    const its = await acme()
    const { organization, owner } = its
    const { error, before } = await whileWaiting(organization, {
      hold: lockOf(organization),
      verb: () => verb(owner, organization.name, its),
      change: null,
    })
    expect(error).toBeNull()
    expect(await rowsOf(pool, organization)).not.toEqual(before)
  })
})

const siteVerbs: Record<string, Verb> = {
  changePlan: (a, o) => changePlan(a, o, { plan: 'team' }),
  updateCompany: (a, o, { companyId }) => updateCompany(a, companyId, { name: `of ${o}` }),
  deleteCompany: async (a, _, { companyId }) => {
    const { name } = (await db.company.findUnique({ where: { id: companyId } }))!
    await deleteCompany(a, companyId, { typedName: name })
  },
  addCompanyOwner: (a, _, { companyId, other }) => addCompanyOwner(a, companyId, other),
  removeCompanyOwner: (a, _, { companyId, companyOwner }) => removeCompanyOwner(a, companyId, companyOwner),
  addCompanyOrganization: async (a, _, { companyId, owner }) => {
    const { name } = await newOrganization([[owner, 'owner']])
    await addCompanyOrganization(a, companyId, { organization: name })
  },
  removeCompanyOrganization: (a, o, { companyId }) =>
    removeCompanyOrganization(a, companyId, { organization: o }),
}

describe.each(Object.entries(siteVerbs))('%s decides when it has waited', (_, verb) => {
  it('by somebody who administers the site no more', async () => {
    const its = await acme()
    const { organization } = its
    const administrator = await newSiteAdministrator()
    const { error, before } = await whileWaiting(organization, {
      hold: [
        `SELECT 1 FROM organization JOIN company ON company.id = company_id WHERE organization.id = $1 FOR UPDATE`,
        [organization.id],
      ],
      verb: () => verb(administrator, organization.name, its),
      change: ['UPDATE account SET is_site_administrator = false WHERE id = $1', [administrator.accountId]],
    })
    expect(error).toMatchObject({ code: 'not_found', message: 'Page not found.' })
    expect(await rowsOf(pool, organization)).toEqual(before)
  })
})

it('an owner leaves the company only when what is under way in its organizations has ended', async () => {
  for (const verb of [siteVerbs.removeCompanyOwner!, siteVerbs.deleteCompany!]) {
    const its = await acme()
    const { organization } = its
    const administrator = await newSiteAdministrator()
    const { error } = await whileWaiting(organization, {
      hold: lockOf(organization),
      verb: () => verb(administrator, organization.name, its),
      change: null,
    })
    expect(error).toBeNull()
  }
})

it.each([acceptInvite, declineInvite])(
  'an invite is answered by nobody who was signed out',
  async (answer) => {
    const { organization, owner } = await acme()
    const guest = await newSession(await newPerson())
    const [made] = await createInvites(owner, organization.name, {
      invitees: [guest.username],
      role: 'member',
    })
    const { error, before } = await whileWaiting(organization, {
      hold: lockOf(organization),
      verb: () => answer(guest, made!.invite!.id, null),
      change: ['DELETE FROM session WHERE id = $1', [guest.sessionId]],
    })
    expect(error).toMatchObject({ code: 'unauthenticated' })
    expect(await rowsOf(pool, organization)).toEqual(before)
  },
)

it('what was saved meanwhile stays', async () => {
  const { organization, owner } = await acme()
  let saved: unknown
  await whileWaiting(organization, {
    hold: lockOf(organization),
    verb: async () => (saved = await updateOrganization(owner, organization.name, { displayName: 'Acme' })),
    change: ['UPDATE organization SET max_token_days = 30 WHERE id = $1', [organization.id]],
  })
  const before = { maxTokenDays: 30, canReactivateTokens: false, requiresSecondFactor: false }
  expect(saved).toEqual({ ...before, displayName: 'Acme' })
})
