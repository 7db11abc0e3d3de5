import { beforeAll, beforeEach, expect, it } from 'vitest'
import { access } from '#api/rest/access.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { noId } from '#api/testing/matrix-row.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import { organizationRows } from '#api/testing/organization-rows.ts'
import { repositoryRows } from '#api/testing/repository-rows.ts'
import { v1Rows } from '#api/testing/v1-rows.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { minute } from '#lib/time.ts'

const rows = [...organizationRows, ...repositoryRows, ...v1Rows]
const proof = expect.stringMatching('a password, passkey or code given in the last 15 minutes')

const removing = 'DELETE /v2/orgs/{org_name}/members/{username}'

/** The routes that write, but for the one about a member that may be an owner: see below. */
const writing = rows.filter(
  ([name]) => !name.startsWith('GET ') && access[name].bearer !== 'ignored' && name !== removing,
)

let owner: AccountActor
let coOwner: AccountActor
let organization: { id: string; name: string }
let token: string
let tokenOfOrganization: string
let workload: string
let application: string
let service: string
let bearer: string

beforeAll(async () => {
  owner = await newSiteAdministrator()
  coOwner = await newAccount()
  organization = await newOrganization([
    [owner, 'owner'],
    [coOwner, 'owner'],
  ])
  await db.group.create({ data: { organizationId: organization.id, name: 'team' } })
  token = (await newToken(owner)).id
  tokenOfOrganization = (await newOrganizationToken(organization)).id
  workload = (await newWorkload(organization, { issuer: 'https://issuer.example' })).id
  application = (await newApplication(organization)).id
  service = (await newService(organization)).name
  await newService(null, { name: service })
  await newOrganizationRepository(organization, 'its-open', 'public')
  await newOrganizationRepository(organization, 'its-closed', 'private')
})

beforeEach(async () => {
  bearer = await sessionBearer(owner)
  const provedAt = new Date(Date.now() - 15 * minute)
  await db.session.updateMany({ where: { accountId: owner.accountId }, data: { provedAt } })
})

const textOf = ({ body }: { body: Record<string, unknown> | null }) =>
  body?.detail ?? body?.message ?? body?.text

it.each(writing)('%s of a session that was proved long ago', async (name, _own, _foreign, ask) => {
  const [address, body] = await ask({ ...organization, owner: owner.username })
  const isOfTokens = /\/(access-tokens|tokens)/.test(name)
  const kept = { workloads: workload, applications: application }
  const [, kind] = /\/(workloads|applications)\b/.exec(name) ?? []
  const ofOrganization = kind ? kept[kind as keyof typeof kept] : tokenOfOrganization
  const id = /\/(orgs|organizations)\//.test(address) ? ofOrganization : token
  const full = name === 'POST /v2/access-tokens' ? { token_label: 'CI', scopes: ['repo:read'] } : body
  const path = address.replace(/\/none$/, `/${service}`)
  const what = `${name.split(' ')[0]} ${isOfTokens || kind ? path.replace(noId, id) : path}`
  const answer = await askHub(what, { body: full, bearer })
  const givesAccess = /\/(applications|services|workloads|imports)/.test(name) && !/(try|compare)$/.test(name)
  if (!isOfTokens && !givesAccess) return expect(textOf(answer)).not.toEqual(proof)
  expect(answer.status).toBe(403)
  expect(textOf(answer)).toEqual(proof)
})

it.each([
  ['PUT /v2/orgs/NAME/members/OTHER', { role: 'member' }],
  ['DELETE /v2/orgs/NAME/members/OTHER', undefined],
  ['POST /v2/invites/bulk', { role: 'owner', invitees: ['new@example.com'] }],
])('%s about an owner', async (what, sent) => {
  const { name } = organization
  const body = sent && 'invitees' in sent ? { ...sent, org: name } : sent
  const answer = await askHub(what.replace('NAME', name).replace('OTHER', coOwner.username), { body, bearer })
  expect(answer.status).toBe(403)
  expect(textOf(answer)).toEqual(proof)
  expect(await db.membership.count({ where: { organizationId: organization.id, role: 'owner' } })).toBe(2)
  expect(await db.invite.count({ where: { organizationId: organization.id, role: 'owner' } })).toBe(0)
})

it('a session that has just begun is not asked, nor is what only reads', async () => {
  const fresh = await sessionBearer(owner)
  expect((await askHub(`DELETE /v2/access-tokens/${noId}`, { bearer: fresh })).status).toBe(404)
  expect((await askHub('GET /v2/access-tokens', { bearer })).status).toBe(200)
})
