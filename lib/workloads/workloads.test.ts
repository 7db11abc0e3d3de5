import { exportJWK, generateKeyPair } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { jobCatalog } from '#lib/jobs/job-catalog.ts'
import { organizationOwner } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { hour } from '#lib/time.ts'
import { getOrganizationOverview } from '#lib/tokens/get-organization-overview.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { createWorkload } from '#lib/workloads/create-workload.ts'
import { deleteWorkload } from '#lib/workloads/delete-workload.ts'
import { getWorkload } from '#lib/workloads/get-workload.ts'
import { listWorkloads } from '#lib/workloads/list-workloads.ts'
import type { CreateWorkload } from '#lib/workloads/schema.ts'
import { updateWorkload } from '#lib/workloads/update-workload.ts'
import { workloadFacts } from '#lib/workloads/workload-facts.ts'

let owner: AccountActor
let acme: { id: string; name: string }
beforeEach(async () => {
  owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']], { plan: 'team' })
})

const github: CreateWorkload = {
  ...{ name: 'Releases of api', kind: 'github', issuer: 'https://token.actions.githubusercontent.com' },
  ...{ audience: 'https://gatehouse.example', lifetimeMinutes: 15, jwks: null },
  conditions: [
    { claim: 'repository_id', value: '12345' },
    { claim: 'ref', value: 'refs/tags/v*' },
  ],
  ...{ publicRead: true, repositories: { all: null, chosen: [] }, scopes: [], services: [] },
  ...{ allowsForks: false, allowsPullRequestTarget: false },
}
const create = (changes: object = {}) => createWorkload(owner, acme.name, { ...github, ...changes })
const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { fields: Record<string, string> }) => error.fields,
  )

it('is made with its rule, and told in the log', async () => {
  const id = await newOrganizationRepository(acme, 'api')
  const grant = {
    repositories: {
      all: null,
      chosen: [
        { id, access: 'push' },
        { prefix: 'team', access: 'pull' },
      ],
    },
  }
  const made = await create(grant)
  expect(made).toMatchObject({
    ...{
      name: 'Releases of api',
      kind: 'github',
      isActive: true,
      createdBy: owner.username,
      lastTokenAt: null,
    },
    grant: {
      repositories: {
        chosen: [
          { id, fullName: `${acme.name}/api`, access: 'push' },
          { prefix: 'team', fullName: `${acme.name}/team/*`, access: 'pull' },
        ],
      },
    },
  })
  expect(await logOfOrganization(acme)).toMatchObject([
    {
      action: 'workload.create',
      targetName: 'Releases of api',
      details: { conditions: ['repository_id: 12345', 'ref: refs/tags/v*'], lifetimeMinutes: 15 },
    },
  ])
})

describe('a rule', () => {
  it.each<[string, object, string]>([
    ['that trusts all of an issuer', { conditions: [] }, 'conditions'],
    ['by names alone', { conditions: [{ claim: 'repository', value: 'acme/api' }] }, 'conditions'],
    ['of any id', { conditions: [{ claim: 'repository_id', value: '1*' }] }, 'conditions.0.value'],
    [
      'of any value',
      { conditions: [...github.conditions.slice(0, 1), { claim: 'ref', value: '*' }] },
      'conditions.1.value',
    ],
    [
      'of another kind’s claim',
      { conditions: [...github.conditions, { claim: 'project_id', value: '1' }] },
      'conditions.2.claim',
    ],
    [
      'that names a claim twice',
      { conditions: [...github.conditions, github.conditions[0]] },
      'conditions.2.claim',
    ],
    ['of another issuer than its kind’s', { issuer: 'https://token.actions.example.com' }, 'issuer'],
    [
      'with pasted keys where the issuer has its own',
      { jwks: { keys: [{ kty: 'RSA', n: 'x', e: 'AQAB' }] } },
      'jwks',
    ],
    ...(['oidc', 'kubernetes'] as const).flatMap((kind) =>
      [
        'https://token.actions.githubusercontent.com',
        'https://token.actions.githubusercontent.com/acme',
        'https://gitlab.com',
        'https://oidc.circleci.com/org/00000000-0000-0000-0000-000000000000',
      ].map((issuer): [string, object, string] => [
        `of ${kind} for ${issuer}`,
        { kind, issuer, conditions: [{ claim: 'sub', value: 'repo:acme/api:pull_request' }] },
        'issuer',
      ]),
    ),
    ['without encryption', { kind: 'oidc', issuer: 'http://issuer.example' }, 'issuer'],
    ['with a password in the issuer', { kind: 'oidc', issuer: 'https://a:b@issuer.example' }, 'issuer'],
    ['that lives too short', { lifetimeMinutes: 4 }, 'lifetimeMinutes'],
    ['that lives too long', { lifetimeMinutes: 61 }, 'lifetimeMinutes'],
    ['for nobody', { audience: ' ' }, 'audience'],
    ['with no name', { name: '' }, 'name'],
    ['that gives nothing', { publicRead: false }, 'repositories'],
  ])('%s is refused', async (_, changes, field) => {
    expect(Object.keys((await fieldsOf(create(changes))) ?? {})).toContain(field)
    expect(await db.trustedWorkload.count({ where: { organizationId: acme.id } })).toBe(0)
  })

  it('takes any claim of an issuer that Gatehouse does not know, but not those that are checked anyway', async () => {
    const other = { kind: 'oidc', issuer: 'https://issuer.example' }
    const sub = { claim: 'sub', value: 'job' }
    await create({ ...other, conditions: [sub, { claim: 'team', value: 'a' }] })
    for (const claim of ['iss', 'aud', 'exp', 'jti'])
      expect(
        await fieldsOf(create({ ...other, name: claim, conditions: [sub, { claim, value: 'x' }] })),
      ).toHaveProperty(['conditions.1.claim'])
  })

  it('gives no repository of somebody else, in the words for one that there is not', async () => {
    const foreign = await newOrganizationRepository(await newOrganization([]), 'api')
    const chosen = (id: string) => ({ repositories: { all: null, chosen: [{ id, access: 'pull' }] } })
    const [theirs, none] = [foreign, crypto.randomUUID()].map((id) => fieldsOf(create(chosen(id))))
    expect(await theirs).toEqual(await none)
    expect(await theirs).toEqual({ 'repositories.chosen.0.id': 'Choose a repository from the list.' })
  })

  it('takes public keys as text, and no private ones', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const cluster = {
      kind: 'kubernetes',
      issuer: 'https://kubernetes.default.svc',
      conditions: [{ claim: 'kubernetes.io/namespace', value: 'team' }],
    }
    const text = async (key: CryptoKey) => JSON.stringify({ keys: [await exportJWK(key)] })
    expect((await create({ ...cluster, jwks: await text(publicKey) })).jwks?.keys).toHaveLength(1)
    for (const jwks of [await text(privateKey), '{', '[]', '{"keys":[]}', '{"keys":[{"kty":"oct","k":"x"}]}'])
      expect(Object.keys((await fieldsOf(create({ ...cluster, name: 'x', jwks }))) ?? {})[0]).toMatch(/^jwks/)
  })
})

it('has a name of its own in its organization', async () => {
  await create()
  expect(await fieldsOf(create())).toHaveProperty('name')
  const other = await create({ name: 'Other' })
  expect(
    await fieldsOf(updateWorkload(owner, acme.name, other.id, { name: 'Releases of api' })),
  ).toHaveProperty('name')
})

describe('an edit', () => {
  it('changes what it names, and is refused over what somebody else has changed', async () => {
    const made = await create()
    const shown = workloadFacts(made)
    const conditions = [{ claim: 'repository_id', value: '777' }]
    const saved = await updateWorkload(owner, acme.name, made.id, { conditions }, shown)
    expect(saved).toMatchObject({ conditions, audience: github.audience, lifetimeMinutes: 15 })
    const [, entry] = await logOfOrganization(acme)
    expect(entry).toMatchObject({
      action: 'workload.update',
      details: {
        conditions: { from: ['repository_id: 12345', 'ref: refs/tags/v*'], to: ['repository_id: 777'] },
      },
    })
    await expect(
      updateWorkload(
        owner,
        acme.name,
        made.id,
        { conditions: [{ claim: 'repository_id', value: '8' }] },
        shown,
      ),
    ).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Someone else changed this'),
    })
    expect((await getWorkload(owner, acme.name, made.id)).conditions).toEqual(conditions)
  })

  it('can’t take the last id away', async () => {
    const made = await create()
    const conditions = [{ claim: 'ref', value: 'refs/heads/main' }]
    expect(await fieldsOf(updateWorkload(owner, acme.name, made.id, { conditions }))).toHaveProperty(
      'conditions',
    )
  })

  it('that deactivates ends its tokens', async () => {
    const made = await create()
    const { id } = await newOrganizationToken(acme, { workloadId: made.id, source: 'auto', publicRead: true })
    await updateWorkload(owner, acme.name, made.id, { name: 'Renamed' })
    expect(await db.token.count({ where: { id } })).toBe(1)
    await updateWorkload(owner, acme.name, made.id, { isActive: false })
    expect(await db.token.count({ where: { id } })).toBe(0)
  })
})

it('takes its tokens and attempts along when it is deleted', async () => {
  const made = await create()
  const { id } = await newOrganizationToken(acme, { workloadId: made.id, source: 'auto', publicRead: true })
  await deleteWorkload(owner, acme.name, made.id)
  expect(await db.token.count({ where: { id } })).toBe(0)
  expect(await db.archivedToken.count({ where: { id } })).toBe(1)
  expect((await logOfOrganization(acme)).at(-1)).toMatchObject({
    action: 'workload.delete',
    details: { tokens: 1 },
  })
  await expect(getWorkload(owner, acme.name, made.id)).rejects.toMatchObject({ code: 'not_found' })
})

it('is none of another organization', async () => {
  const made = await create()
  const other = await newOrganization([[owner, 'owner']])
  for (const work of [
    () => getWorkload(owner, other.name, made.id),
    () => updateWorkload(owner, other.name, made.id, { name: 'Theirs' }),
    () => deleteWorkload(owner, other.name, made.id),
  ])
    await expect(work()).rejects.toMatchObject({ code: 'not_found' })
})

it('is found by its name or issuer', async () => {
  await create()
  await create({
    name: 'Cluster',
    kind: 'oidc',
    issuer: 'https://cluster.example',
    conditions: [{ claim: 'sub', value: 'x' }],
  })
  const found = async (query: object) =>
    (await listWorkloads(owner, acme.name, query)).workloads.map(({ name }) => name)
  expect(await found({})).toEqual(['Cluster', 'Releases of api'])
  expect(await found({ q: 'cluster.ex' })).toEqual(['Cluster'])
  expect(await found({ q: '%' })).toEqual([])
  expect(await found({ kind: 'github' })).toEqual(['Releases of api'])
})

it('makes tokens that count for no limit and need nobody, for an hour after they have expired', async () => {
  const made = await create()
  const columns = { workloadId: made.id, source: 'auto', publicRead: true } as const
  const now = Date.now()
  const soon = await newOrganizationToken(acme, { ...columns, expiresAt: new Date(now + 60_000) })
  const expired = await newOrganizationToken(acme, { ...columns, expiresAt: new Date(now - hour + 1000) })
  const gone = await newOrganizationToken(acme, { ...columns, expiresAt: new Date(now - hour - 1000) })
  const query = tokenQuerySchemas.organization.parse({})
  const list = await listTokens(owner, organizationOwner(acme.name), query)
  expect(list).toMatchObject({ matching: 3, allowance: { used: 0 }, counts: { expiring: 0, unused: 0 } })
  expect((await getOrganizationOverview(owner, acme.name)).tokens).toMatchObject({
    ...{ used: 0, ending: [], attention: { expiring: 0, unused: 0 } },
  })
  await jobCatalog['delete-workload-tokens']!.run(new Date(now), new AbortController().signal)
  const left = await db.token.findMany({ where: { organizationId: acme.id }, select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([soon.id, expired.id].sort())
  expect(left.map(({ id }) => id)).not.toContain(gone.id)
})
