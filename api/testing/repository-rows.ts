import { newName, type MatrixOrganization, type MatrixRow } from '#api/testing/matrix-row.ts'
import { db } from '#lib/database/db.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'

/** Repositories, tags and the groups that reach them. */
export const repositoryRows: MatrixRow[] = [
  [
    'POST /v2/repositories/{namespace}/{repository}/groups',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    async ({ id: organizationId, name }) => {
      const { number } = await db.group.findFirstOrThrow({ where: { organizationId, name: 'team' } })
      return [`/v2/repositories/${name}/its-closed/groups`, { group_id: number, permission: 'read' }]
    },
  ],
  [
    'GET /v2/repositories/{namespace}/{repository}/groups/{group_id}',
    '++++n u fffff ffff++ fff fffff ffff',
    'nnnnn u fffff ffffnn fff fffff ffff',
    ({ name }) => [`/v2/repositories/${name}/none/groups/2000000000`],
  ],
  [
    'PATCH /v2/repositories/{namespace}/{repository}/groups/{group_id}',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    async (organization) => [await newGroupAccess(organization), { permission: 'read' }],
  ],
  [
    'DELETE /v2/repositories/{namespace}/{repository}/groups/{group_id}',
    '++ffn u fffff fffff+ fff fffff ffff',
    'nnnnn u fffff fffffn fff fffff ffff',
    async (organization) => [await newGroupAccess(organization)],
  ],

  [
    'GET /v2/namespaces/{namespace}/repositories',
    '22211 1 12221 000000 020 22222 1220',
    '11111 1 11111 000000 000 00000 1000',
    ({ name }) => [`/v2/namespaces/${name}/repositories?name=its-`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}',
    '+++++ + +++++ nnnnnn nnn +++++ +++n',
    '+++++ + +++++ nnnnnn nnn nnnnn +nnn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-open`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}',
    '+++nn n n+++n nnnnnn nnn +++++ n++n',
    'nnnnn n nnnnn nnnnnn nnn nnnnn nnnn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}/tags',
    '+++++ + +++++ nnnnnn nnn +++++ +++n',
    '+++++ + +++++ nnnnnn nnn nnnnn +nnn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-open/tags`],
  ],
  [
    'GET /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}',
    '+++nn n n+++n nnnnnn nnn +++++ n++n',
    'nnnnn n nnnnn nnnnnn nnn nnnnn nnnn',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed/tags/none`],
  ],
  [
    'POST /v2/namespaces/{namespace}/repositories',
    '+++fn u fff+f ffffff ff+ fffff ffff',
    'nnnnn u fffnf ffffff ffn fffff ffff',
    ({ name }) => [`/v2/namespaces/${name}/repositories`, { namespace: name, name: newName() }],
  ],
  [
    'PATCH /v2/namespaces/{namespace}/repositories/{repository}',
    '++fnn u fff+f ffffff fff f+fff ffff',
    'nnnnn u fffnf ffffff fff fnfff ffff',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed`, { description: 'its-closed' }],
  ],
  [
    'DELETE /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}',
    'f+fnn u fff+f ffffff fff fff+f ffff',
    'nnnnn u fffnf ffffff fff fffnf ffff',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed/tags/none`],
  ],
  [
    'PATCH /v2/namespaces/{namespace}/repositories/{repository}/immutabletags',
    '++fnn u fff+f ffffff fff fffff ffff',
    'nnnnn u fffnf ffffff fff fffff ffff',
    ({ name }) => [
      `/v2/namespaces/${name}/repositories/its-closed/immutabletags`,
      { immutable_tags: false, immutable_tags_rules: [] },
    ],
  ],
  [
    'POST /v2/namespaces/{namespace}/repositories/{repository}/immutabletags/verify',
    '++fnn u fff+f ffffff fff fffff ffff',
    'nnnnn u fffnf ffffff fff fffff ffff',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed/immutabletags/verify`, { regex: 'v.*' }],
  ],
  [
    'POST /v2/namespaces/{namespace}/repositories/{repository}/privacy',
    '++fnn u fff+f ffffff fff f+fff ffff',
    'nnnnn u fffnf ffffff fff fnfff ffff',
    ({ name }) => [`/v2/namespaces/${name}/repositories/its-closed/privacy`, { is_private: true }],
  ],
  [
    'DELETE /v2/namespaces/{namespace}/repositories/{repository}',
    '++fnn u fff+f ffffff fff fffff ffff',
    'nnnnn u fffnf ffffff fff fffff ffff',
    async (organization) => {
      const name = newName()
      await newOrganizationRepository(organization, name)
      return [`/v2/namespaces/${organization.name}/repositories/${name}`]
    },
  ],
]

/** The address of the team's access to a repository of its own. */
async function newGroupAccess(organization: MatrixOrganization): Promise<string> {
  const where = { organizationId: organization.id, name: 'team' }
  const { id: groupId, number } = await db.group.findFirstOrThrow({ where })
  const name = newName()
  const repositoryId = await newOrganizationRepository(organization, name)
  await db.groupRepository.create({ data: { groupId, repositoryId, access: 'write' } })
  return `/v2/repositories/${organization.name}/${name}/groups/${number}`
}
