import { beforeAll, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newAccount } from '#lib/testing/new-account.ts'

let [owner, invited]: AccountActor[] = []
let bearer: string

beforeAll(async () => {
  ;[owner, invited] = [await newAccount(), await newAccount()]
  bearer = await sessionBearer(owner)
})

it('asks people to join, tells of each what came of it, sends again and takes back', async () => {
  const organization = await newOrganization([[owner!, 'owner']])
  const own = { data: { organizationId: organization.id, name: 'release' } }
  await db.group.create(own)
  const invitees = [invited!.username, 'somebody@example.com', owner!.username, 'no such person']
  const body = { org: organization.name, team: 'release', role: 'editor', invitees }
  const bulk = (more: object = {}) => askHub('POST /v2/invites/bulk', { bearer, body: { ...body, ...more } })

  const expected = ['invited', 'invited', 'existing_org_member', 'invalid_email_or_docker_id']
  const statusesOf = ({ body }: Awaited<ReturnType<typeof bulk>>) =>
    body.invitees.map(({ status }: { status: string }) => status)
  const dry = await bulk({ dry_run: true })
  expect([dry.status, statusesOf(dry)]).toEqual([202, expected])
  expect(await db.invite.count({ where: { organizationId: organization.id } })).toBe(0)

  const made = await bulk()
  expect([made.status, statusesOf(made)]).toEqual([202, expected])
  expect(made.body.invitees[0].invite).toMatchObject({
    ...{ inviter_username: owner!.username, invitee: invited!.username },
    ...{ org: organization.name, team: 'release', role: 'editor' },
  })
  expect(statusesOf(await bulk()).slice(0, 2)).toEqual(['already_invited', 'already_invited'])

  const list = await askHub(`GET /v2/orgs/${organization.name}/invites`, { bearer })
  expect(list.body.data).toHaveLength(2)
  const people = (query: string) => askHub(`GET /v2/orgs/${organization.name}/members?${query}`, { bearer })
  expect((await people('')).body.count).toBe(1)
  expect((await people('invites=true&page_size=2')).body).toMatchObject({
    count: 3,
    results: [{ role: 'Owner' }, { role: 'Invitee', groups: ['release'] }],
  })
  expect((await people('invites=true&page_size=2&page=2')).body.results).toHaveLength(1)
  expect((await people('type=invitee')).body.count).toBe(2)
  expect((await people('invites=true&type=member')).body.count).toBe(1)

  const { id } = list.body.data[0]
  expect((await askHub(`PATCH /v2/invites/${id}/resend`, { bearer })).status).toBe(204)
  const stranger = await sessionBearer(await newAccount())
  for (const what of [`PATCH /v2/invites/${id}/resend`, `DELETE /v2/invites/${id}`]) {
    const refused = await askHub(what, { bearer: stranger })
    expect([refused.status, refused.body.message]).toEqual([404, 'Invite not found.'])
  }
  expect((await askHub(`DELETE /v2/invites/${id}`, { bearer })).status).toBe(204)
  expect((await askHub(`DELETE /v2/invites/${id}`, { bearer })).status).toBe(404)
  const log = await logOfOrganization(organization)
  expect(log.map(({ action }) => action).sort()).toEqual(
    ['invite.create', 'invite.create', 'invite.resend', 'invite.cancel'].sort(),
  )
})

it('sends an invite five times a day, and says with 429 when it can again', async () => {
  const { name: org } = await newOrganization([[owner!, 'owner']])
  const invitees = [`guest-${crypto.randomUUID()}@example.com`]
  const bulk = () => askHub('POST /v2/invites/bulk', { bearer, body: { org, invitees } })
  const { id } = (await bulk()).body.invitees[0].invite
  const resend = () => askHub(`PATCH /v2/invites/${id}/resend`, { bearer })
  for (let time = 2; time <= 5; time++) expect((await resend()).status).toBe(204)
  const refused = await resend()
  const message = `${org} has invited ${invitees[0]} 5 times within a day. Try again in 24 hours.`
  expect([refused.status, refused.body]).toEqual([429, { errinfo: {}, detail: message, message }])
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(86_000)
  expect(wait).toBeLessThanOrEqual(86_400)
  expect((await askHub(`DELETE /v2/invites/${id}`, { bearer })).status).toBe(204)
  expect((await bulk()).body.invitees).toEqual([{ invitee: invitees[0], status: 'too_many_invites' }])
})

it.each(['scope-invite-read', 'scope-invite-edit', 'scope-member-edit'])(
  'is open to an organization’s token with %s exactly as far',
  async (scope) => {
    const organization = await newOrganization([[owner!, 'owner']])
    const token = await tokenBearer(await newOrganizationToken(organization, { scopes: [scope] }))
    const body = { org: organization.name, invitees: ['x@example.com'] }
    const reads = await askHub(`GET /v2/orgs/${organization.name}/invites`, { bearer: token })
    expect(reads.status).toBe(scope.startsWith('scope-invite') ? 200 : 403)
    const asks = await askHub('POST /v2/invites/bulk', { bearer: token, body })
    expect(asks.status).toBe(scope === 'scope-invite-edit' ? 202 : 403)
    const elsewhere = { ...body, org: (await newOrganization([[owner!, 'owner']])).name }
    const there = await askHub('POST /v2/invites/bulk', { bearer: token, body: elsewhere })
    expect(there.status).toBe(scope === 'scope-invite-edit' ? 404 : 403)
  },
)

it('keeps the rules about images for owners, and shows them to members', async () => {
  const organization = await newOrganization([
    [owner!, 'owner'],
    [invited!, 'member'],
  ])
  const path = `/v2/orgs/${organization.name}/settings`
  const rules = { enabled: true, allow_official_images: true, allow_verified_publishers: false }
  const body = { restricted_images: rules }
  const before = { enabled: false, allow_official_images: true, allow_verified_publishers: true }
  expect((await askHub(`GET ${path}`, { bearer })).body).toEqual({ restricted_images: before })
  const put = await askHub(`PUT ${path}`, { bearer, body })
  expect([put.status, put.body]).toEqual([200, body])
  const theirs = await sessionBearer(invited!)
  expect((await askHub(`GET ${path}`, { bearer: theirs })).body).toEqual(body)
  expect((await askHub(`PUT ${path}`, { bearer: theirs, body })).status).toBe(403)
  const strangers = await sessionBearer(await newAccount())
  expect((await askHub(`PUT ${path}`, { bearer: strangers, body })).status).toBe(404)
  const refused = await askHub(`PUT ${path}`, { bearer, body: { restricted_images: { enabled: true } } })
  expect([refused.status, Object.keys(refused.body.fields)[0]]).toEqual([
    400,
    'restricted_images.allow_official_images',
  ])
  expect(await logOfOrganization(organization)).toMatchObject([
    { action: 'organization.update', details: { restrictsImages: { from: false, to: true } } },
  ])
})
