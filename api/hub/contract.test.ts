import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { access, type RouteName } from '#api/hub/access.ts'
import { openApi } from '#api/hub/open-api.ts'
import { hubRoutes } from '#api/hub/hub-routes.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { contractOperations } from '#api/testing/hub-contract.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newPerson, type Person } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

const names = hubRoutes.map(({ name }) => name)

describe('the table of access', () => {
  it('has exactly the routes that are served', () => {
    expect(names.toSorted()).toEqual(Object.keys(access).sort())
  })

  it('and the list of what is not served make up the contract', () => {
    const documentation = readFileSync('docs/hub-api.md', 'utf8')
    const table = documentation.slice(0, documentation.indexOf('## Served, and not'))
    const missing = [...table.matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/gm)].map(
      ([, name]) => name!,
    )
    const served = names.flatMap((name) =>
      name.startsWith('GET') ? [name, name.replace('GET', 'HEAD')] : name,
    )
    const all = new Set([...missing, ...served])
    expect(contractOperations.filter((name) => !all.has(name))).toEqual([])
    expect(missing.filter((name) => served.includes(name as RouteName))).toEqual([])
    expect(missing.filter((name) => !contractOperations.includes(name))).toEqual([])
  })
})

it('is documented, each route with who may call it', () => {
  const { paths } = openApi()
  for (const { name, path, method } of hubRoutes) {
    const documented = paths[path]![method.toLowerCase()]!
    expect([name, documented['x-access'].length > 0]).toEqual([name, true])
  }
  const exported = paths['/v2/orgs/{org_name}/members']!.get!
  expect(exported['x-access']).toEqual([
    'A person signed in with a password, within their own rights.',
    "An organization's access token with scope-member-read or scope-member-edit.",
  ])
})

it('is put into words once, however often somebody reads them', () => {
  expect(openApi()).toBe(openApi())
})

it('is at one address with a slash at the end and without: nobody is redirected', async () => {
  for (const { name, method, path } of hubRoutes) {
    const address = path.replace(/\{\w+\}/g, 'none').replace(/\/$/, '')
    const [one, slashed] = [await askHub(`${method} ${address}`), await askHub(`${method} ${address}/`)]
    expect([name, slashed.status, slashed.text]).toEqual([name, one.status, one.text])
    expect([name, [200, 400, 401, 404].includes(one.status), one.text]).toEqual([
      ...[name, true],
      expect.not.stringContaining('Route not found.'),
    ])
  }
})

/** Calls every route as someone who may; `askHub` checks the response against the contract. */
describe('answers of', () => {
  let person: Person
  let owner: AccountActor
  let bearer: string
  let names: Record<string, string>

  beforeAll(async () => {
    person = await newPerson()
    const { id: accountId, username } = person
    owner = { kind: 'account', accountId, username, address: '192.0.2.1' }
    bearer = await sessionBearer(owner)
    const other = await newAccount()
    const organization = await newOrganization([
      [owner, 'owner'],
      [other, 'editor'],
    ])
    const group = await db.group.create({ data: { organizationId: organization.id, name: 'team-a' } })
    const { name } = await newRepository(owner, 'public')
    const images = { namespace: organization.name, name: 'api', visibility: 'private' } as const
    const repository = await db.repository.findFirstOrThrow({ where: { namespace: username, name } })
    await db.repository.create({ data: images })
    await db.tag.create({
      data: {
        ...{ repositoryId: repository.id, name: 'v1', digest: `sha256:${'1'.repeat(64)}` },
        ...{ mediaType: 'application/vnd.oci.image.index.v1+json', pushedAt: new Date() },
      },
    })
    names = {
      ...{
        org: organization.name,
        user: username,
        other: other.username,
        group: String(group.number),
        repository: name,
      },
      pat: (await newToken(owner, { expiresAt: new Date('2031-01-01'), lastUsedAt: new Date() })).id,
      oat: (await newOrganizationToken(organization, { publicRead: true, lastUsedAt: new Date() })).id,
    }
  })

  const anyPublic = { type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }
  const rules = { enabled: false, allow_official_images: true, allow_verified_publishers: true }
  const calls: [RouteName, string, number, object?][] = [
    ['POST /v2/auth/token', 'POST /v2/auth/token', 200, { identifier: '{user}', secret: '{password}' }],
    ['POST /v2/users/login', 'POST /v2/users/login', 200, { username: '{user}', password: '{password}' }],
    ['POST /v2/users/2fa-login', 'POST /v2/users/2fa-login', 401, { login_2fa_token: 'x', code: '1' }],
    ['GET /v2/user/', 'GET /v2/user/', 200],
    ['GET /v2/orgs/{org_name}', 'GET /v2/orgs/{org}', 200],
    ['GET /v2/user/orgs/', 'GET /v2/user/orgs/', 200],
    ['GET /v2/access-tokens', 'GET /v2/access-tokens', 200],
    ['POST /v2/access-tokens', 'POST /v2/access-tokens', 201, { token_label: 'CI', scopes: ['repo:read'] }],
    ['GET /v2/access-tokens/{uuid}', 'GET /v2/access-tokens/{pat}', 200],
    ['PATCH /v2/access-tokens/{uuid}', 'PATCH /v2/access-tokens/{pat}', 200, { is_active: false }],
    ['DELETE /v2/access-tokens/{uuid}', 'DELETE /v2/access-tokens/{pat}', 204],
    ['GET /v2/orgs/{name}/access-tokens', 'GET /v2/orgs/{org}/access-tokens', 200],
    [
      'POST /v2/orgs/{name}/access-tokens',
      'POST /v2/orgs/{org}/access-tokens',
      201,
      { label: 'CI', resources: [anyPublic], expires_at: '2029-12-31T23:59:59Z' },
    ],
    [
      'GET /v2/orgs/{org_name}/access-tokens/{access_token_id}',
      'GET /v2/orgs/{org}/access-tokens/{oat}',
      200,
    ],
    [
      'PATCH /v2/orgs/{org_name}/access-tokens/{access_token_id}',
      'PATCH /v2/orgs/{org}/access-tokens/{oat}',
      200,
      { label: 'CD' },
    ],
    [
      'DELETE /v2/orgs/{org_name}/access-tokens/{access_token_id}',
      'DELETE /v2/orgs/{org}/access-tokens/{oat}',
      204,
    ],
    ['GET /v2/orgs/{org_name}/members', 'GET /v2/orgs/{org}/members?page_size=1&page=2', 200],
    ['GET /v2/orgs/{org_name}/members/export', 'GET /v2/orgs/{org}/members/export', 200],
    [
      'PUT /v2/orgs/{org_name}/members/{username}',
      'PUT /v2/orgs/{org}/members/{other}',
      200,
      { role: 'editor' },
    ],
    ['GET /v2/orgs/{org_name}/groups', 'GET /v2/orgs/{org}/groups', 200],
    ['POST /v2/orgs/{org_name}/groups', 'POST /v2/orgs/{org}/groups', 201, { name: 'team-b' }],
    ['GET /v2/orgs/{org_name}/groups/{group_name}', 'GET /v2/orgs/{org}/groups/team-b', 200],
    [
      'PUT /v2/orgs/{org_name}/groups/{group_name}',
      'PUT /v2/orgs/{org}/groups/team-b',
      200,
      { name: 'team-b' },
    ],
    [
      'PATCH /v2/orgs/{org_name}/groups/{group_name}',
      'PATCH /v2/orgs/{org}/groups/team-b',
      200,
      { description: 'B' },
    ],
    [
      'POST /v2/orgs/{org_name}/groups/{group_name}/members',
      'POST /v2/orgs/{org}/groups/team-b/members',
      200,
      { member: '{other}' },
    ],
    ['GET /v2/orgs/{org_name}/groups/{group_name}/members', 'GET /v2/orgs/{org}/groups/team-b/members', 200],
    [
      'DELETE /v2/orgs/{org_name}/groups/{group_name}/members/{username}',
      'DELETE /v2/orgs/{org}/groups/team-b/members/{other}',
      204,
    ],
    ['DELETE /v2/orgs/{org_name}/groups/{group_name}', 'DELETE /v2/orgs/{org}/groups/team-b', 204],
    ['DELETE /v2/orgs/{org_name}/members/{username}', 'DELETE /v2/orgs/{org}/members/{other}', 204],
    [
      'POST /v2/invites/bulk',
      'POST /v2/invites/bulk',
      202,
      { org: '{org}', invitees: ['{other}', 'nobody'] },
    ],
    ['GET /v2/orgs/{org_name}/invites', 'GET /v2/orgs/{org}/invites', 200],
    ['PATCH /v2/invites/{id}/resend', 'PATCH /v2/invites/{invite}/resend', 204],
    ['DELETE /v2/invites/{id}', 'DELETE /v2/invites/{invite}', 204],
    ['GET /v2/orgs/{name}/settings', 'GET /v2/orgs/{org}/settings', 200],
    ['PUT /v2/orgs/{name}/settings', 'PUT /v2/orgs/{org}/settings', 200, { restricted_images: rules }],
    [
      'GET /v2/orgs/{name}/settings/registry-access-management',
      'GET /v2/orgs/{org}/settings/registry-access-management',
      200,
    ],
    [
      'PUT /v2/orgs/{name}/settings/registry-access-management',
      'PUT /v2/orgs/{org}/settings/registry-access-management',
      200,
      { enabled: true, standard_registries: [{ id: 'DockerHub', allowed: true }], custom_registries: [] },
    ],
    ['GET /v2/auditlogs/{account}', 'GET /v2/auditlogs/{org}', 200],
    ['GET /v2/auditlogs/{account}/actions', 'GET /v2/auditlogs/{org}/actions', 200],
    ['GET /v2/namespaces/{namespace}/repositories', 'GET /v2/namespaces/{user}/repositories', 200],
    [
      'POST /v2/namespaces/{namespace}/repositories',
      'POST /v2/namespaces/{user}/repositories',
      201,
      { name: 'made', namespace: '{user}' },
    ],
    [
      'GET /v2/namespaces/{namespace}/repositories/{repository}',
      'GET /v2/namespaces/{user}/repositories/{repository}',
      200,
    ],
    [
      'PATCH /v2/namespaces/{namespace}/repositories/{repository}',
      'PATCH /v2/namespaces/{user}/repositories/made',
      200,
      { full_description: 'At length' },
    ],
    [
      'POST /v2/namespaces/{namespace}/repositories/{repository}/immutabletags/verify',
      'POST /v2/namespaces/{user}/repositories/{repository}/immutabletags/verify',
      200,
      { regex: 'v.*' },
    ],
    [
      'PATCH /v2/namespaces/{namespace}/repositories/{repository}/immutabletags',
      'PATCH /v2/namespaces/{user}/repositories/{repository}/immutabletags',
      200,
      { immutable_tags: true, immutable_tags_rules: ['x.*'] },
    ],
    [
      'DELETE /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}',
      'DELETE /v2/namespaces/{user}/repositories/{repository}/tags/none',
      404,
    ],
    [
      'POST /v2/namespaces/{namespace}/repositories/{repository}/privacy',
      'POST /v2/namespaces/{user}/repositories/made/privacy',
      200,
      { is_private: true },
    ],
    [
      'DELETE /v2/namespaces/{namespace}/repositories/{repository}',
      'DELETE /v2/namespaces/{user}/repositories/made',
      204,
    ],
    [
      'GET /v2/namespaces/{namespace}/repositories/{repository}/tags',
      'GET /v2/namespaces/{user}/repositories/{repository}/tags',
      200,
    ],
    [
      'GET /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}',
      'GET /v2/namespaces/{user}/repositories/{repository}/tags/v1',
      200,
    ],
    [
      'POST /v2/repositories/{namespace}/{repository}/groups',
      'POST /v2/repositories/{org}/api/groups',
      200,
      { group_id: '{group}', permission: 'read' },
    ],
    [
      'GET /v2/repositories/{namespace}/{repository}/groups/{group_id}',
      'GET /v2/repositories/{org}/api/groups/{group}',
      200,
    ],
    [
      'PATCH /v2/repositories/{namespace}/{repository}/groups/{group_id}',
      'PATCH /v2/repositories/{org}/api/groups/{group}',
      200,
      { permission: 'write' },
    ],
    [
      'DELETE /v2/repositories/{namespace}/{repository}/groups/{group_id}',
      'DELETE /v2/repositories/{org}/api/groups/{group}',
      204,
    ],
    ['GET /v2/search/repositories', 'GET /v2/search/repositories?query={repository}', 200],
    ['POST /v2/logout', 'POST /v2/logout', 200],
  ]

  it('each route are as the contract and the documentation have them', async () => {
    expect(calls.map(([name]) => name).sort()).toEqual(Object.keys(access).sort())
    for (const [name, what, status, body] of calls) {
      const answer = await askHub(filled(what), { bearer, ...(body && { body: filledBody(body) }) })
      expect([name, answer.status, answer.status === status ? '' : answer.text]).toEqual([name, status, ''])
      const { result } = hubRoutes.find((route) => route.name === name)!
      if (result && status < 400) result.parse(answer.body)
      if (name === 'GET /v2/orgs/{org_name}/invites') names.invite = answer.body.data[0].id
    }
  })

  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => names[name]!)
  const filledBody = (body: object) => {
    const text = JSON.stringify(body)
      .replace('{password}', person.password)
      .replace('"{group}"', names.group!)
    return filled(text)
  }
})
