import { randomBytes } from 'node:crypto'
import {
  newName,
  noId as id,
  type Ask,
  type MatrixOrganization,
  type MatrixRow,
} from '#api/testing/matrix-row.ts'
import { db } from '#lib/database/db.ts'

const anyPublic = { type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }
const rules = { enabled: false, allow_official_images: true, allow_verified_publishers: true }

const of =
  (rest: string, body?: object): Ask =>
  ({ name }) => [`/v2/orgs/${name}${rest}`, body]

/** Routes that are about no organization: open to whoever asks, or to people about themselves. */
const anybody = ['+++++ + +++++ ++++++ +++ +++++ ++++', '+++++ + +++++ ++++++ +++ +++++ ++++'] as const
export const people = ['+++++ u fffff ffffff fff fffff ffff', '+++++ u fffff ffffff fff fffff ffff'] as const

/** Those that are for owners alone. */
export const owners = ['++ffn u fffff ffffff fff fffff ffff', 'nnnnn u fffff ffffff fff fffff ffff'] as const

/** And for tokens with Activity Read. */
const readers = ['++ffn u fffff ffffff +ff fffff ffff', 'nnnnn u fffff ffffff nff fffff ffff'] as const

/** Everything but repositories. */
export const organizationRows: MatrixRow[] = [
  ['POST /v2/auth/token', ...anybody, () => ['/v2/auth/token', {}]],
  ['POST /v2/users/login', ...anybody, () => ['/v2/users/login', {}]],
  ['POST /v2/users/2fa-login', ...anybody, () => ['/v2/users/2fa-login', {}]],
  ['GET /v2/search/repositories', ...anybody, () => ['/v2/search/repositories?query=its-']],

  ['GET /v2/user/', ...people, () => ['/v2/user/']],
  ['GET /v2/user/orgs/', ...people, () => ['/v2/user/orgs/']],
  [
    'GET /api/billing/v4/accounts/{account_id}/hub-plan',
    ...people,
    () => ['/api/billing/v4/accounts/none/hub-plan'],
  ],
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

  [
    'GET /v2/orgs/{org_name}/members',
    '++++n u fffff ++ffff fff fffff ffff',
    'nnnnn u fffff nnffff fff fffff ffff',
    of('/members'),
  ],
  [
    'GET /v2/orgs/{org_name}/members/export',
    '++++n u fffff ++ffff fff fffff ffff',
    'nnnnn u fffff nnffff fff fffff ffff',
    of('/members/export'),
  ],
  [
    'PUT /v2/orgs/{org_name}/members/{username}',
    '++ffn u fffff f+ffff fff fffff ffff',
    'nnnnn u fffff fnffff fff fffff ffff',
    of('/members/nobody', { role: 'editor' }),
  ],
  [
    'PUT /v2/orgs/{org_name}/members/{username}',
    '++ffn u fffff ffffff fff fffff ffff',
    'nnnnn u fffff fnffff fff fffff ffff',
    ({ name, owner }) => [`/v2/orgs/${name}/members/${owner}`, { role: 'owner' }],
  ],
  [
    'DELETE /v2/orgs/{org_name}/members/{username}',
    '++ffn u fffff ffffff fff fffff ffff',
    'nnnnn u fffff fnffff fff fffff ffff',
    ({ name, owner }) => [`/v2/orgs/${name}/members/${owner}`],
  ],
  [
    'DELETE /v2/orgs/{org_name}/members/{username}',
    '++ffn u fffff f+ffff fff fffff ffff',
    'nnnnn u fffff fnffff fff fffff ffff',
    of('/members/nobody'),
  ],

  [
    'GET /v2/orgs/{org_name}/invites',
    '++ffn u fffff ff++ff fff fffff ffff',
    'nnnnn u fffff ffnnff fff fffff ffff',
    of('/invites'),
  ],
  [
    'POST /v2/invites/bulk',
    '++ffn u fffff fff+ff fff fffff ffff',
    'nnnnn u fffff fffnff fff fffff ffff',
    ({ name }) => ['/v2/invites/bulk', { org: name, invitees: ['a@example.com'], dry_run: true }],
  ],
  [
    'POST /v2/invites/bulk',
    '++ffn u fffff ffffff fff fffff ffff',
    'nnnnn u fffff fffnff fff fffff ffff',
    ({ name }) => [
      '/v2/invites/bulk',
      { org: name, invitees: ['a@example.com'], role: 'owner', dry_run: true },
    ],
  ],
  [
    'PATCH /v2/invites/{id}/resend',
    '++ffn u fffff fff+ff fff fffff ffff',
    'nnnnn u fffff fffnff fff fffff ffff',
    async (organization) => [`/v2/invites/${await newInvite(organization)}/resend`],
  ],
  [
    'DELETE /v2/invites/{id}',
    '++ffn u fffff fff+ff fff fffff ffff',
    'nnnnn u fffff fffnff fff fffff ffff',
    async (organization) => [`/v2/invites/${await newInvite(organization)}`],
  ],

  [
    'GET /v2/orgs/{org_name}/groups',
    '++++n u fffff ffff++ fff fffff ffff',
    'nnnnn u fffff ffffnn fff fffff ffff',
    of('/groups'),
  ],
  [
    'POST /v2/orgs/{org_name}/groups',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    of('/groups', { name: newName() }),
  ],
  [
    'GET /v2/orgs/{org_name}/groups/{group_name}',
    '++++n u fffff ffff++ fff fffff ffff',
    'nnnnn u fffff ffffnn fff fffff ffff',
    of('/groups/team'),
  ],
  [
    'PUT /v2/orgs/{org_name}/groups/{group_name}',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    of('/groups/none', { name: 'none' }),
  ],
  [
    'PATCH /v2/orgs/{org_name}/groups/{group_name}',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    of('/groups/none', { name: 'none' }),
  ],
  [
    'DELETE /v2/orgs/{org_name}/groups/{group_name}',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    of('/groups/none'),
  ],
  [
    'GET /v2/orgs/{org_name}/groups/{group_name}/members',
    '++++n u fffff ffff++ fff fffff ffff',
    'nnnnn u fffff ffffnn fff fffff ffff',
    of('/groups/team/members'),
  ],
  [
    'POST /v2/orgs/{org_name}/groups/{group_name}/members',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    of('/groups/team/members', { member: 'nobody' }),
  ],
  [
    'DELETE /v2/orgs/{org_name}/groups/{group_name}/members/{username}',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    of('/groups/team/members/nobody'),
  ],
  [
    'GET /v2/orgs/{org_name}',
    '++++n u fffff ffffff fff fffff ffff',
    'nnnnn u fffff ffffff fff fffff ffff',
    of(''),
  ],
  [
    'GET /v2/orgs/{name}/settings',
    '++++n u fffff ffffff fff fffff ffff',
    'nnnnn u fffff ffffff fff fffff ffff',
    of('/settings'),
  ],
  ['PUT /v2/orgs/{name}/settings', ...owners, of('/settings', { restricted_images: rules })],
  [
    'GET /v2/orgs/{name}/settings/registry-access-management',
    '++++n u fffff ffffff fff fffff ffff',
    'nnnnn u fffff ffffff fff fffff ffff',
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
  ['GET /v2/auditlogs/{account}', ...readers, ({ name }) => [`/v2/auditlogs/${name}`]],
  ['GET /v2/auditlogs/{account}/actions', ...readers, ({ name }) => [`/v2/auditlogs/${name}/actions`]],
]

async function newInvite({ id: organizationId }: MatrixOrganization): Promise<string> {
  const invitee = { email: `${newName()}@example.com`, role: 'member', invitedBy: 'somebody' } as const
  const data = {
    ...{ organizationId, ...invitee },
    ...{ secretHash: randomBytes(32), expiresAt: new Date('2031-01-01') },
  }
  return (await db.invite.create({ data, select: { id: true } })).id
}
