import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { exportAuditEntries } from '#lib/audit/export-audit-entries.ts'
import { listAuditActions } from '#lib/audit/list-audit-actions.ts'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { addCompanyOrganization } from '#lib/companies/add-company-organization.ts'
import { addCompanyOwner } from '#lib/companies/add-company-owner.ts'
import { createCompany } from '#lib/companies/create-company.ts'
import { deleteCompany } from '#lib/companies/delete-company.ts'
import { getCompany } from '#lib/companies/get-company.ts'
import { listCompanies } from '#lib/companies/list-companies.ts'
import { removeCompanyOrganization } from '#lib/companies/remove-company-organization.ts'
import { removeCompanyOwner } from '#lib/companies/remove-company-owner.ts'
import { updateCompany } from '#lib/companies/update-company.ts'
import { AppError } from '#lib/errors.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { deleteGroup } from '#lib/groups/delete-group.ts'
import { getGroupRepository } from '#lib/groups/get-group-repository.ts'
import { getGroupByNumber } from '#lib/groups/get-group-by-number.ts'
import { getGroup } from '#lib/groups/get-group.ts'
import { listGroupMembers } from '#lib/groups/list-group-members.ts'
import { listGroupRepositories } from '#lib/groups/list-group-repositories.ts'
import { listGroups } from '#lib/groups/list-groups.ts'
import { removeGroupMember } from '#lib/groups/remove-group-member.ts'
import { removeGroupRepository } from '#lib/groups/remove-group-repository.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'
import { updateGroup } from '#lib/groups/update-group.ts'
import { acceptInvite } from '#lib/invites/accept-invite.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { declineInvite } from '#lib/invites/decline-invite.ts'
import { getOwnInvite } from '#lib/invites/get-own-invite.ts'
import { listInvites } from '#lib/invites/list-invites.ts'
import { listOwnInvites } from '#lib/invites/list-own-invites.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import { changeRole } from '#lib/members/change-role.ts'
import { exportMembers } from '#lib/members/export-members.ts'
import { listMembers } from '#lib/members/list-members.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import { changePlan } from '#lib/organizations/change-plan.ts'
import { createOrganization } from '#lib/organizations/create-organization.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { getImageRules } from '#lib/organizations/get-image-rules.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { getRegistryRules } from '#lib/organizations/get-registry-rules.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'
import { listSiteOrganizations } from '#lib/organizations/list-site-organizations.ts'
import { updateImageRules } from '#lib/organizations/update-image-rules.ts'
import { updateRegistryRules } from '#lib/organizations/update-registry-rules.ts'
import { updateOrganization } from '#lib/organizations/update-organization.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { listOrganizationRepositories } from '#lib/repositories/list-organization-repositories.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'
import { byColumn, everyMatrixActor, newMatrixActors } from '#lib/testing/new-matrix-actors.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { getOrganizationOverview } from '#lib/tokens/get-organization-overview.ts'
import { getTokenAllowance } from '#lib/tokens/get-token-allowance.ts'
import { getTokenPage } from '#lib/tokens/get-token-page.ts'
import { getRotation } from '#lib/tokens/get-rotation.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { listDeletedTokens } from '#lib/tokens/list-deleted-tokens.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { getUseOfSecret } from '#lib/tokens/get-use-of-secret.ts'
import { listRetiredSecrets } from '#lib/tokens/list-retired-secrets.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { prefillToken } from '#lib/tokens/prefill-token.ts'
import { endRetiredSecret } from '#lib/tokens/end-retired-secret.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'
import { getTokenPullUsage } from '#lib/usage/get-token-pull-usage.ts'
import { listOrganizationNotices } from '#lib/notices/list-organization-notices.ts'
import { listTokenExchanges } from '#lib/usage/list-token-exchanges.ts'

type Organization = { id: string; name: string }
type Call = (actor: Actor, organization: string) => Promise<unknown>

let own: Organization
let foreign: Organization
let owner: string
let actors: Actor[]

beforeAll(async () => {
  const matrix = await newMatrixActors()
  ;({ own, foreign } = matrix)
  owner = matrix.owner.username
  actors = await everyMatrixActor(matrix)
})

// The target does not exist or is invalid, so permitted actors get an error, and nothing changes.
const [username, group, wrong] = ['nobody-of-that-name', 'no-such-group', 'Not a name!']
const id = randomUUID()
const visibility = 'private'
const rotation = { ids: [randomUUID()], expiresAt: null, graceHours: 0 as const }
const query = tokenQuerySchemas.organization.parse({})
const grants = { publicRead: true, repositories: { all: null, chosen: [] }, scopes: [] }
const repositories = repositoryQuerySchema.parse({})
const log = (name: string) => ({ kind: 'organization', name }) as const

const answers = { '+': 'allowed', f: 'forbidden', n: 'not found', u: 'sign in first' }

/** What each verb answers each of the columns of `byColumn`. */
const verbs: Record<string, [expected: string, call: Call]> = {
  getOrganization: ['++++n u fffff ffffff fff fffff ffff', (a, o) => getOrganization(a, o)],
  getOrganizationOverview: ['++++n u fffff ffffff fff fffff ffff', (a, o) => getOrganizationOverview(a, o)],
  updateOrganization: [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => updateOrganization(a, o, { displayName: '' }),
  ],
  deleteOrganization: [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => deleteOrganization(a, o, { typedName: wrong }),
  ],
  getImageRules: ['++++n u fffff ffffff fff fffff ffff', (a, o) => getImageRules(a, o)],
  updateImageRules: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => updateImageRules(a, o, {} as never)],
  getRegistryRules: ['++++n u fffff ffffff fff fffff ffff', (a, o) => getRegistryRules(a, o)],
  updateRegistryRules: [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => updateRegistryRules(a, o, {} as never),
  ],
  listAuditEntries: ['++ffn u fffff ffffff +ff fffff ffff', (a, o) => listAuditEntries(a, log(o), {})],
  listAuditActions: ['++ffn u fffff ffffff +ff fffff ffff', (a, o) => listAuditActions(a, log(o))],
  exportAuditEntries: ['++ffn u fffff ffffff +ff fffff ffff', (a, o) => exportAuditEntries(a, log(o), {})],

  listMembers: ['++++n u fffff ++ffff fff fffff ffff', (a, o) => listMembers(a, o, {})],
  exportMembers: ['++++n u fffff ++ffff fff fffff ffff', (a, o) => exportMembers(a, o)],
  changeRole: [
    '++ffn u fffff f+ffff fff fffff ffff',
    (a, o) => changeRole(a, o, { username, role: 'editor' }),
  ],
  'changeRole of an owner': [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => changeRole(a, o, { username: owner, role: 'owner' }),
  ],
  removeMember: ['++ffn u fffff f+ffff fff fffff ffff', (a, o) => removeMember(a, o, { username })],

  listInvites: ['++ffn u fffff ff++ff fff fffff ffff', (a, o) => listInvites(a, o, {})],
  createInvites: [
    '++ffn u fffff fff+ff fff fffff ffff',
    (a, o) => createInvites(a, o, { invitees: [], role: 'member' }),
  ],
  'createInvites of an owner': [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => createInvites(a, o, { invitees: ['a@example.com'], role: 'owner', dryRun: true }),
  ],
  resendInvite: ['++ffn u fffff fff+ff fff fffff ffff', (a, o) => resendInvite(a, o, id)],
  cancelInvite: ['++ffn u fffff fff+ff fff fffff ffff', (a, o) => cancelInvite(a, o, id)],

  listGroups: ['++++n u fffff ffff++ fff fffff ffff', (a, o) => listGroups(a, o, {})],
  getGroup: ['++++n u fffff ffff++ fff fffff ffff', (a, o) => getGroup(a, o, group)],
  listGroupMembers: ['++++n u fffff ffff++ fff fffff ffff', (a, o) => listGroupMembers(a, o, group, {})],
  listGroupRepositories: [
    '++++n u fffff ffff++ fff fffff ffff',
    (a, o) => listGroupRepositories(a, o, group, {}),
  ],
  getGroupByNumber: ['++++n u fffff ffff++ fff fffff ffff', (a, o) => getGroupByNumber(a, o, 2_000_000_000)],
  getGroupRepository: [
    '++++n u fffff ffff++ fff fffff ffff',
    (a, o) => getGroupRepository(a, o, group, { repository: 'none' }),
  ],
  createGroup: ['++ffn u fffff fffff+ fff fffff ffff', (a, o) => createGroup(a, o, { name: wrong })],
  updateGroup: ['++ffn u fffff fffff+ fff fffff ffff', (a, o) => updateGroup(a, o, group, {})],
  deleteGroup: ['++ffn u fffff fffff+ fff fffff ffff', (a, o) => deleteGroup(a, o, group)],
  addGroupMember: [
    '++ffn u fffff fffff+ fff fffff ffff',
    (a, o) => addGroupMember(a, o, group, { username }),
  ],
  removeGroupMember: [
    '++ffn u fffff fffff+ fff fffff ffff',
    (a, o) => removeGroupMember(a, o, group, { username }),
  ],
  setGroupRepository: [
    '++ffn u fffff fffff+ fff fffff ffff',
    (a, o) => setGroupRepository(a, o, group, { repository: 'none', access: 'read' }),
  ],
  removeGroupRepository: [
    '++ffn u fffff fffff+ fff fffff ffff',
    (a, o) => removeGroupRepository(a, o, group, { repository: 'none' }),
  ],

  // No token may create or read tokens.
  listOrganizationTokens: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => listTokens(a, log(o), query)],
  getOrganizationToken: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => getToken(a, log(o), id)],
  prefillToken: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => prefillToken(a, log(o), {}, new Date())],
  getUseOfSecret: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => getUseOfSecret(a, log(o), id)],
  getTokenPage: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => getTokenPage(a, log(o), id)],
  listRetiredSecrets: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => listRetiredSecrets(a, log(o), id)],
  listDeletedTokens: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => listDeletedTokens(a, log(o))],
  getTokenAllowance: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => getTokenAllowance(a, log(o))],
  createOrganizationToken: [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => createToken(a, log(o), { ...grants, label: '', description: '', expiresAt: null }),
  ],
  updateOrganizationToken: [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => updateToken(a, log(o), { ...grants, id, label: 'None', description: '' }),
  ],
  activateToken: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => switchTokens(a, log(o), [id], 'active')],
  deactivateToken: [
    '++ffn u fffff ffffff fff fffff ffff',
    (a, o) => switchTokens(a, log(o), [id], 'inactive'),
  ],
  deleteTokens: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => deleteTokens(a, log(o), [id])],
  getRotation: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => getRotation(a, log(o), [id])],
  rotateTokens: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => rotateTokens(a, log(o), rotation)],
  endRetiredSecret: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => endRetiredSecret(a, log(o), id)],
  listTokenExchanges: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => listTokenExchanges(a, log(o), id)],
  listOrganizationNotices: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => listOrganizationNotices(a, o)],
  getTokenPullUsage: ['++ffn u fffff ffffff fff fffff ffff', (a, o) => getTokenPullUsage(a, log(o), id)],

  listOrganizationRepositories: [
    '++++n u fffff ffffff fff fffff ffff',
    (a, o) => listOrganizationRepositories(a, o, repositories),
  ],
  createRepository: [
    '+++fn u fff+f ffffff ff+ fffff ffff',
    (a, namespace) => createRepository(a, { namespace, name: randomUUID(), description: '', visibility }),
  ],
}

/** In a foreign organization every account is a stranger, and an organization's token finds nothing. */
function inForeign(verb: string): string {
  if (verb === 'createRepository') return 'nnnnn u fffnf ffffff ffn fffff ffff'
  // No token may create a token or rotate one, whoever owns it.
  if (verb === 'createOrganizationToken' || verb === 'rotateTokens')
    return 'nnnnn u fffff ffffff fff fffff ffff'
  return 'nnnnn u fffff nnnnnn nnn nnnnn nnnn'
}

/** What people do for themselves, and what site administrators do; there are none here. */
const others: Record<string, [expected: string, call: (actor: Actor) => Promise<unknown>]> = {
  createOrganization: [
    '+++++ u fffff ffffff fff fffff ffff',
    (a) => createOrganization(a, { name: wrong, displayName: '' }),
  ],
  listOrganizations: ['+++++ u fffff ffffff fff fffff ffff', (a) => listOrganizations(a)],
  listOwnInvites: ['+++++ u fffff ffffff fff fffff ffff', (a) => listOwnInvites(a)],
  getOwnInvite: ['+++++ u fffff ffffff fff fffff ffff', (a) => getOwnInvite(a, id, null)],
  acceptInvite: ['+++++ u fffff ffffff fff fffff ffff', (a) => acceptInvite(a, id, null)],
  declineInvite: ['+++++ u fffff ffffff fff fffff ffff', (a) => declineInvite(a, id, null)],

  changePlan: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => changePlan(a, own.name, { plan: 'business' })],
  listSiteOrganizations: [
    'nnnnn u nnnnn nnnnnn nnn nnnnn nnnn',
    (a) => listSiteOrganizations(a, {} as never),
  ],
  listCompanies: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => listCompanies(a, {} as never)],
  createCompany: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => createCompany(a, { name: 'Acme' })],
  getCompany: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => getCompany(a, id)],
  updateCompany: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => updateCompany(a, id, { name: 'Acme' })],
  deleteCompany: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => deleteCompany(a, id, { typedName: 'Acme' })],
  addCompanyOwner: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => addCompanyOwner(a, id, { username })],
  removeCompanyOwner: ['nnnnn u nnnnn nnnnnn nnn nnnnn nnnn', (a) => removeCompanyOwner(a, id, { username })],
  addCompanyOrganization: [
    'nnnnn u nnnnn nnnnnn nnn nnnnn nnnn',
    (a) => addCompanyOrganization(a, id, { organization: own.name }),
  ],
  removeCompanyOrganization: [
    'nnnnn u nnnnn nnnnnn nnn nnnnn nnnn',
    (a) => removeCompanyOrganization(a, id, { organization: own.name }),
  ],
}

const marks = (call: Call, organization: string) =>
  Promise.all(actors.map((actor) => call(actor, organization).then(() => '+', markOf)))

/** Only permitted actors learn what is wrong with the input or its target. */
function markOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'unauthenticated') return 'u'
  if (error.code === 'forbidden') return 'f'
  return /^(Organization|Page) not found\.$/.test(error.message) ? 'n' : '+'
}

it.each(Object.entries(verbs))('%s in the own organization', async (_verb, [expected, call]) => {
  expect(byColumn(await marks(call, own.name), answers)).toEqual(byColumn(expected, answers))
})

it.each(Object.entries(verbs))('%s in a foreign organization', async (verb, [, call]) => {
  expect(byColumn(await marks(call, foreign.name), answers)).toEqual(byColumn(inForeign(verb), answers))
})

it.each(Object.entries(others))('%s, which is about no organization', async (_verb, [expected, call]) => {
  expect(byColumn(await marks(call, ''), answers)).toEqual(byColumn(expected, answers))
})
