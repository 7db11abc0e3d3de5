import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { access, type RouteName } from '#api/rest/access.ts'
import { openApi } from '#api/open-api.ts'
import { v1Routes } from '#api/v1/v1-routes.ts'
import { hubRoutes } from '#api/hub/hub-routes.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { contractCalls } from '#api/testing/contract-calls.ts'
import { contractOperations } from '#api/testing/hub-contract.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newPerson, type Person } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'

const routes = [...hubRoutes, ...v1Routes]
const names = routes.map(({ name }) => name)

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
  for (const { name, path, method } of routes) {
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
    // Other tests make public repositories meanwhile.
    const query = path.includes('/search/') ? '?query=no-such-repository' : ''
    const one = await askHub(`${method} ${address}${query}`)
    const slashed = await askHub(`${method} ${address}/${query}`)
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
    // The first account of an installation is a site administrator.
    await newAccount()
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
        account: accountId,
        org: organization.name,
        user: username,
        other: other.username,
        group: String(group.number),
        repository: name,
      },
      pat: (await newToken(owner, { expiresAt: new Date('2031-01-01'), lastUsedAt: new Date() })).id,
      application: (await newApplication(organization)).id,
      workload: (await newWorkload(organization, { issuer: 'https://issuer.example' })).id,
      oat: (await newOrganizationToken(organization, { publicRead: true, lastUsedAt: new Date() })).id,
    }
  })

  it('each route are as the contract and the documentation have them', async () => {
    expect(contractCalls.map(([name]) => name).sort()).toEqual(Object.keys(access).sort())
    for (const [name, what, status, body] of contractCalls) {
      const answer = await askHub(filled(what), { bearer, ...(body && { body: filledBody(body) }) })
      expect([name, answer.status, answer.status === status ? '' : answer.text]).toEqual([name, status, ''])
      const { result } = routes.find((route) => route.name === name)!
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
