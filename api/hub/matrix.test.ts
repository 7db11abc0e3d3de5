import { randomBytes } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { access, type RouteName } from '#api/hub/access.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { newMatrixCallers } from '#api/testing/new-matrix-callers.ts'
import { db } from '#lib/database/db.ts'
import { byColumn } from '#lib/testing/new-matrix-actors.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'

let its: Awaited<ReturnType<typeof newMatrixCallers>>

beforeAll(async () => {
  its = await newMatrixCallers()
  for (const { id: organizationId } of [its.own, its.foreign])
    await db.group.create({ data: { organizationId, name: 'team' } })
})

type Organization = { id: string; name: string }
type Request = [address: string, body?: object | undefined]
/** What is asked of an organization. Where nothing else is said it names nothing that there is, so that nothing changes. */
type Ask = (organization: Organization) => Request | Promise<Request>
type Row = [name: RouteName, own: string, foreign: string, ask: Ask]

const id = '01936d2e-0000-7000-8000-000000000000'
const newName = () => `made-${randomBytes(6).toString('hex')}`
const anyPublic = { type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }
const rules = { enabled: false, allow_official_images: true, allow_verified_publishers: true }

const of =
  (rest: string, body?: object): Ask =>
  ({ name }) => [`/v2/orgs/${name}${rest}`, body]

/** Routes that are about no organization: open to whoever asks, or to people about themselves. */
const anybody = ['+++++ + ++++ ++++++ +++', '+++++ + ++++ ++++++ +++'] as const
const people = ['+++++ u ffff ffffff fff', '+++++ u ffff ffffff fff'] as const

/** Those that are for owners alone. */
const owners = ['++ffn u ffff ffffff fff', 'nnnnn u ffff ffffff fff'] as const

const answers = { '+': 'allowed', f: 'forbidden', n: 'not found', u: 'sign in first' }

/** What each route answers each column, in the own organization and in a foreign one; a list of repositories, how many it shows. */
const rows: Row[] = [
  ['POST /v2/auth/token', ...anybody, () => ['/v2/auth/token', {}]],
  ['POST /v2/users/login', ...anybody, () => ['/v2/users/login', {}]],
  ['POST /v2/users/2fa-login', ...anybody, () => ['/v2/users/2fa-login', {}]],
  ['GET /v2/search/repositories', ...anybody, () => ['/v2/search/repositories?query=its-']],

  ['GET /v2/user/', ...people, () => ['/v2/user/']],
  ['GET /v2/user/orgs/', ...people, () => ['/v2/user/orgs/']],
  ['GET /v2/access-tokens', ...people, () => ['/v2/access-tokens']],
  ['POST /v2/access-tokens', ...people, () => ['/v2/access-tokens', {}]],
  ['GET /v2/access-tokens/{uuid}', ...people, () => [`/v2/access-tokens/${id}`]],
  ['PATCH /v2/access-tokens/{uuid}', ...people, () => [`/v2/access-tokens/${id}`, { token_label: 'None' }]],
  ['DELETE /v2/access-tokens/{uuid}', ...people, () => [`/v2/access-tokens/${id}`]],

  ['GET /v2/orgs/{name}/access-tokens', ...owners, of('/access-tokens')],
  [
    'POST /v2/orgs/{name}/access-tokens',
    ...owners,
    of('/access-tokens', { label: 'CI', resources: [anyPublic] }),
  ],
  ['GET /v2/orgs/{org_name}/access-tokens/{access_token_id}', ...owners, of(`/access-tokens/${id}`)],
  [
    'PATCH /v2/orgs/{org_name}/access-tokens/{access_token_id}',
    ...owners,
    of(`/access-tokens/${id}`, { label: 'None' }),
  ],
  ['DELETE /v2/orgs/{org_name}/access-tokens/{access_token_id}', ...owners, of(`/access-tokens/${id}`)],

  ['GET /v2/orgs/{org_name}/members', '++++n u ffff ++ffff fff', 'nnnnn u ffff nnffff fff', of('/members')],
  [
    'GET /v2/orgs/{org_name}/members/export',
    '++++n u ffff ++ffff fff',
    'nnnnn u ffff nnffff fff',
    of('/members/export'),
  ],
  [
    'PUT /v2/orgs/{org_name}/members/{username}',
    '++ffn u ffff f+ffff fff',
    'nnnnn u ffff fnffff fff',
    of('/members/nobody', { role: 'editor' }),
  ],
  [
    'PUT /v2/orgs/{org_name}/members/{username}',
    '++ffn u ffff ffffff fff',
    'nnnnn u ffff fnffff fff',
    ({ name }) => [`/v2/orgs/${name}/members/${its.owner.username}`, { role: 'owner' }],
  ],
  [
    'DELETE /v2/orgs/{org_name}/members/{username}',
    '++ffn u ffff ffffff fff',
    'nnnnn u ffff fnffff fff',
    ({ name }) => [`/v2/orgs/${name}/members/${its.owner.username}`],
  ],
  [
    'DELETE /v2/orgs/{org_name}/members/{username}',
    '++ffn u ffff f+ffff fff',
    'nnnnn u ffff fnffff fff',
    of('/members/nobody'),
  ],

  ['GET /v2/orgs/{org_name}/invites', '++ffn u ffff ff++ff fff', 'nnnnn u ffff ffnnff fff', of('/invites')],
  [
    'POST /v2/invites/bulk',
    '++ffn u ffff fff+ff fff',
    'nnnnn u ffff fffnff fff',
    ({ name }) => ['/v2/invites/bulk', { org: name, invitees: ['a@example.com'], dry_run: true }],
  ],
  [
    'POST /v2/invites/bulk',
    '++ffn u ffff ffffff fff',
    'nnnnn u ffff fffnff fff',
    ({ name }) => [
      '/v2/invites/bulk',
      { org: name, invitees: ['a@example.com'], role: 'owner', dry_run: true },
    ],
  ],
  [
    'PATCH /v2/invites/{id}/resend',
    '++ffn u ffff fff+ff fff',
    'nnnnn u ffff fffnff fff',
    async (organization) => [`/v2/invites/${await newInvite(organization)}/resend`],
  ],
  [
    'DELETE /v2/invites/{id}',
    '++ffn u ffff fff+ff fff',
    'nnnnn u ffff fffnff fff',
    async (organization) => [`/v2/invites/${await newInvite(organization)}`],
  ],

  ['GET /v2/orgs/{org_name}/groups', '++++n u ffff ffff++ fff', 'nnnnn u ffff ffffnn fff', of('/groups')],
  [
    'POST /v2/orgs/{org_name}/groups',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    of('/groups', { name: newName() }),
  ],
  [
    'GET /v2/orgs/{org_name}/groups/{group_name}',
    '++++n u ffff ffff++ fff',
    'nnnnn u ffff ffffnn fff',
    of('/groups/team'),
  ],
  [
    'PUT /v2/orgs/{org_name}/groups/{group_name}',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    of('/groups/none', { name: 'none' }),
  ],
  [
    'PATCH /v2/orgs/{org_name}/groups/{group_name}',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    of('/groups/none', { name: 'none' }),
  ],
  [
    'DELETE /v2/orgs/{org_name}/groups/{group_name}',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    of('/groups/none'),
  ],
  [
    'GET /v2/orgs/{org_name}/groups/{group_name}/members',
    '++++n u ffff ffff++ fff',
    'nnnnn u ffff ffffnn fff',
    of('/groups/team/members'),
  ],
  [
    'POST /v2/orgs/{org_name}/groups/{group_name}/members',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    of('/groups/team/members', { member: 'nobody' }),
  ],
  [
    'DELETE /v2/orgs/{org_name}/groups/{group_name}/members/{username}',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    of('/groups/team/members/nobody'),
  ],
  [
    'POST /v2/repositories/{namespace}/{repository}/groups',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    async ({ id: organizationId, name }) => {
      const { number } = await db.group.findFirstOrThrow({ where: { organizationId, name: 'team' } })
      return [`/v2/repositories/${name}/its-closed/groups`, { group_id: number, permission: 'read' }]
    },
  ],
  [
    'GET /v2/repositories/{namespace}/{repository}/groups/{group_id}',
    '++++n u ffff ffff++ fff',
    'nnnnn u ffff ffffnn fff',
    ({ name }) => [`/v2/repositories/${name}/none/groups/2000000000`],
  ],
  [
    'PATCH /v2/repositories/{namespace}/{repository}/groups/{group_id}',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    async (organization) => [await newGroupAccess(organization), { permission: 'read' }],
  ],
  [
    'DELETE /v2/repositories/{namespace}/{repository}/groups/{group_id}',
    '++ffn u ffff fffff+ fff',
    'nnnnn u ffff fffffn fff',
    async (organization) => [await newGroupAccess(organization)],
  ],

  ['GET /v2/orgs/{org_name}', '++++n u ffff ffffff fff', 'nnnnn u ffff ffffff fff', of('')],
  ['GET /v2/orgs/{name}/settings', '++++n u ffff ffffff fff', 'nnnnn u ffff ffffff fff', of('/settings')],
  ['PUT /v2/orgs/{name}/settings', ...owners, of('/settings', { restricted_images: rules })],
  [
    'GET /v2/orgs/{name}/settings/registry-access-management',
    '++++n u ffff ffffff fff',
    'nnnnn u ffff ffffff fff',
    of('/settings/registry-access-management'),
  ],
  [
    'PUT /v2/orgs/{name}/settings/registry-access-management',
    ...owners,
    of('/settings/registry-access-management', {
      enabled: true,
      standard_registries: [],
      custom_registries: [],
    }),
  ],
  ['GET /v2/auditlogs/{account}', ...owners, ({ name }) => [`/v2/auditlogs/${name}`]],
  ['GET /v2/auditlogs/{account}/actions', ...owners, ({ name }) => [`/v2/auditlogs/${name}/actions`]],

  [
    'GET /v2/namespaces/{namespace}/repositories',
    '22211 1 1222 000000 122',
    '11111 1 1111 000000 100',
    ({ name }) => [`/v2/namespaces/${name}/repositories?name=its-`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}',
    '+++++ + ++++ nnnnnn +++',
    '+++++ + ++++ nnnnnn +nn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-open`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}',
    '+++nn n n+++ nnnnnn n++',
    'nnnnn n nnnn nnnnnn nnn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}/tags',
    '+++++ + ++++ nnnnnn +++',
    '+++++ + ++++ nnnnnn +nn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-open/tags`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}',
    '+++nn n n+++ nnnnnn n++',
    'nnnnn n nnnn nnnnnn nnn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed/tags/none`],
  ],
  [
    'POST /v2/namespaces/{namespace}/repositories',
    '+++fn u fff+ ffffff fff',
    'nnnnn u fffn ffffff fff',
    ({ name }) => [`/v2/namespaces/${name}/repositories`, { namespace: name, name: newName() }],
  ],
  [
    'PATCH /v2/namespaces/{namespace}/repositories/{repository}',
    '++fnn u fff+ ffffff fff',
    'nnnnn u fffn ffffff fff',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed`, { description: 'its-closed' }],
  ],
  [
    'POST /v2/namespaces/{namespace}/repositories/{repository}/privacy',
    '++fnn u fff+ ffffff fff',
    'nnnnn u fffn ffffff fff',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed/privacy`, { is_private: true }],
  ],
  [
    'DELETE /v2/namespaces/{namespace}/repositories/{repository}',
    '++fnn u fff+ ffffff fff',
    'nnnnn u fffn ffffff fff',
    async (organization) => {
      const name = newName()
      await newOrganizationRepository(organization, name)
      return [`/v2/namespaces/${organization.name}/repositories/${name}`]
    },
  ],
]

it('covers each route that is served, but for signing out', () => {
  expect(new Set([...rows.map(([name]) => name), 'POST /v2/logout'])).toEqual(new Set(Object.keys(access)))
})

it('signs everybody out, and a session for good', async () => {
  const { all } = await newMatrixCallers()
  const ask = (what: string) =>
    Promise.all(all.map(({ bearer }) => askHub(what, bearer === undefined ? {} : { bearer })))
  const statuses = (await ask('POST /v2/logout')).map(({ status }) => status)
  expect(statuses).toEqual(all.map(({ bearer }) => (bearer === undefined ? 401 : 200)))
  const after = (await ask('POST /v2/logout')).map(({ status }) => status)
  expect(after).toEqual(all.map((_, at) => (at <= 5 ? 401 : 200)))
})

it.each(rows)('%s in the own organization', async (name, own, _foreign, ask) => {
  expect(byColumn(await cellsOf(name, ask, its.own), answers)).toEqual(byColumn(own, answers))
})

it.each(rows)('%s in a foreign organization', async (name, _own, foreign, ask) => {
  expect(byColumn(await cellsOf(name, ask, its.foreign), answers)).toEqual(byColumn(foreign, answers))
})

function cellsOf(name: RouteName, ask: Ask, organization: Organization): Promise<string[]> {
  const [method] = name.split(' ')
  const cells = its.all.map(async ({ bearer }) => {
    const [address, body] = await ask(organization)
    const answer = await askHub(`${method} ${address}`, { body, ...(bearer !== undefined && { bearer }) })
    return name === 'GET /v2/namespaces/{namespace}/repositories' ? String(answer.body.count) : markOf(answer)
  })
  return Promise.all(cells)
}

/** Only permitted actors learn what is wrong with the input or its target. */
function markOf({ status, body, text }: Awaited<ReturnType<typeof askHub>>): string {
  if (status === 401) return body.message === undefined ? '+' : 'u'
  if (status === 403) return 'f'
  if (status === 404) {
    expect(text).toContain('not found')
    return /^(Organization|Repository|Invite) not found\.$/.test(body.message) ? 'n' : '+'
  }
  expect(status).toBeLessThan(429)
  return '+'
}

/** The address of the team's access to a repository of its own. */
async function newGroupAccess(organization: Organization): Promise<string> {
  const where = { organizationId: organization.id, name: 'team' }
  const { id: groupId, number } = await db.group.findFirstOrThrow({ where })
  const name = newName()
  const repositoryId = await newOrganizationRepository(organization, name)
  await db.groupRepository.create({ data: { groupId, repositoryId, access: 'write' } })
  return `/v2/repositories/${organization.name}/${name}/groups/${number}`
}

async function newInvite({ id: organizationId }: Organization): Promise<string> {
  const invitee = { email: `${newName()}@example.com`, role: 'member', invitedBy: 'somebody' } as const
  const data = {
    ...{ organizationId, ...invitee },
    ...{ secretHash: randomBytes(32), expiresAt: new Date('2031-01-01') },
  }
  return (await db.invite.create({ data, select: { id: true } })).id
}
