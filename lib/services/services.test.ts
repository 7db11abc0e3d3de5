import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { confirmHost } from '#lib/services/confirm-host.ts'
import { createService } from '#lib/services/create-service.ts'
import { deleteService } from '#lib/services/delete-service.ts'
import { findService } from '#lib/services/find-service.ts'
import { getService } from '#lib/services/get-service.ts'
import { listServices } from '#lib/services/list-services.ts'
import { listWaitingHosts } from '#lib/services/list-waiting-hosts.ts'
import { releaseHost } from '#lib/services/release-host.ts'
import type { CreateService } from '#lib/services/schema.ts'
import { serviceFacts } from '#lib/services/service-facts.ts'
import { updateService } from '#lib/services/update-service.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'

let owner: AccountActor
let administrator: AccountActor
let acme: { id: string; name: string }
let host: string

beforeEach(async () => {
  owner = await newAccount()
  administrator = await newSiteAdministrator()
  acme = await newOrganization([[owner, 'owner']])
  host = `${crypto.randomUUID()}.example.com`
})

const read = { name: 'read', role: 'member' as const, includes: [] }
const write = { name: 'write', role: 'editor' as const, includes: ['read'] }
const anything = { methods: [], path: '/', permission: 'write' }
const wanted = (more: Partial<CreateService> = {}): CreateService => ({
  ...{ name: 'npm', kind: 'npm', hosts: [host], permissions: [read, write] },
  rules: [{ methods: ['get'], path: '/', permission: 'read' }, anything],
  ...more,
})
const make = (more?: Partial<CreateService>) => createService(owner, acme.name, wanted(more))
const confirm = (service = 'npm', pattern = host) =>
  confirmHost(administrator, { pattern, organization: acme.name, service })

describe('a new service of an organization', () => {
  it('is as it was asked for, and its hosts wait for a site administrator', async () => {
    const service = await make()
    expect(service).toEqual({
      ...{ id: service.id, name: 'npm', kind: 'npm', permissions: [read, write], tokens: 0 },
      hosts: [{ pattern: host, confirmedAt: null }],
      rules: [{ methods: ['GET'], path: '/', permission: 'read' }, anything],
      ...{ credentialHeader: null, credentialQuery: null, redirectsBrowsers: false },
      ...{ createdBy: owner.username, createdAt: expect.any(Date) },
    })
    expect(await findService(host)).toBeNull()
    expect(await listWaitingHosts(administrator)).toContainEqual({
      ...{ pattern: host, service: 'npm', organization: acme.name, createdBy: owner.username },
    })
    await confirm()
    expect(await findService(host)).toMatchObject({ id: service.id, fullName: `${acme.name}/npm` })
    expect((await listWaitingHosts(administrator)).map(({ pattern }) => pattern)).not.toContain(host)
  })

  it('is in the log, and so is what a site administrator does to its hosts', async () => {
    await make({ credentialHeader: 'X-Api-Key' })
    await confirm()
    await confirm()
    await releaseHost(administrator, { pattern: host, organization: acme.name, service: 'npm' })
    expect(await logOfOrganization(acme)).toMatchObject([
      {
        action: 'service.create',
        targetName: 'npm',
        details: {
          ...{ kind: 'npm', hosts: [host], credentialHeader: 'X-Api-Key', redirectsBrowsers: false },
          rules: ['GET / → read', 'any / → write'],
          permissions: ['read (member)', 'write (editor, includes read)'],
        },
      },
      { action: 'service.confirm_host', actorName: administrator.username, details: { host } },
      { action: 'service.release_host', actorName: administrator.username, details: { host } },
    ])
    expect(await findService(host)).toBeNull()
  })

  it('has a name and hosts that no other has', async () => {
    await make()
    const taken = { code: 'conflict', fields: { name: expect.any(String) } }
    await expect(make({ hosts: [] })).rejects.toMatchObject(taken)
    const elsewhere = await newOrganization([[owner, 'owner']])
    const hosts = [`a.${host}`, host]
    await expect(createService(owner, elsewhere.name, wanted({ hosts }))).rejects.toMatchObject({
      ...{ code: 'conflict', fields: { 'hosts.1': expect.stringContaining('another service') } },
    })
    expect(await db.service.count({ where: { organizationId: elsewhere.id } })).toBe(0)
    await createService(owner, elsewhere.name, wanted({ hosts: [`a.${host}`] }))
  })
})

it.each<[Partial<Record<keyof CreateService, unknown>>, string]>([
  [{ name: 'n' }, 'name'],
  [{ name: 'With Spaces' }, 'name'],
  [{ name: 'x'.repeat(31) }, 'name'],
  [{ kind: 'ftp' }, 'kind'],
  [{ hosts: ['https://npm.example.com'] }, 'hosts.0'],
  [{ hosts: ['npm.example.com/path'] }, 'hosts.0'],
  [{ hosts: ['*'] }, 'hosts.0'],
  [{ hosts: ['*.com'] }, 'hosts.0'],
  [{ hosts: ['npm.*.com'] }, 'hosts.0'],
  [{ hosts: ['npm.example.com.'] }, 'hosts.0'],
  [{ hosts: ['user@npm.example.com'] }, 'hosts.0'],
  [{ hosts: ['a.example.com', 'A.example.com'] }, 'hosts'],
  [{ rules: [{ methods: [], path: 'api', permission: 'read' }] }, 'rules.0.path'],
  [{ rules: [{ methods: [], path: '//api', permission: 'read' }] }, 'rules.0.path'],
  [{ rules: [{ methods: [], path: '/a/../b', permission: 'read' }] }, 'rules.0.path'],
  [{ rules: [{ methods: [], path: '/a%2fb', permission: 'read' }] }, 'rules.0.path'],
  [{ rules: [{ methods: [], path: '/a?b', permission: 'read' }] }, 'rules.0.path'],
  [{ rules: [{ methods: [], path: '/a**', permission: 'read' }] }, 'rules.0.path'],
  [{ rules: [{ methods: ['G T'], path: '/', permission: 'read' }] }, 'rules.0.methods.0'],
  [{ rules: [{ methods: [], path: '/', permission: 'admin' }] }, 'rules.0.permission'],
  [{ rules: Array(101).fill({ methods: [], path: '/', permission: 'read' }) }, 'rules'],
  [{ permissions: [] }, 'permissions'],
  [{ permissions: [read, read, write] }, 'permissions.1.name'],
  [{ permissions: [read, { ...write, includes: ['admin'] }] }, 'permissions.1.includes'],
  [{ permissions: [read, { ...write, role: 'company_owner' }] }, 'permissions.1.role'],
  [{ credentialHeader: 'Authorization' }, 'credentialHeader'],
  [{ credentialHeader: 'X-Forwarded-For' }, 'credentialHeader'],
  [{ credentialHeader: 'X-Bad Header' }, 'credentialHeader'],
  [{ credentialQuery: 'a=b' }, 'credentialQuery'],
])('%j is refused', async (bad, field) => {
  await expect(make(bad as Partial<CreateService>)).rejects.toMatchObject({
    ...{ code: 'invalid', fields: { [field]: expect.any(String) } },
  })
  expect(await db.service.count({ where: { organizationId: acme.id } })).toBe(0)
})

describe('an edit', () => {
  it('keeps what it does not name, and is in the log', async () => {
    const { id } = await make()
    await updateService(owner, acme.name, 'npm', { name: 'packages', redirectsBrowsers: undefined })
    await updateService(owner, acme.name, 'packages', { name: 'packages' })
    expect(await getService(owner, acme.name, id)).toMatchObject({ name: 'packages', kind: 'npm' })
    expect((await logOfOrganization(acme)).slice(1)).toMatchObject([
      { action: 'service.update', details: { name: { from: 'npm', to: 'packages' } } },
    ])
  })

  it('leaves a host that stays confirmed, and has a new one wait', async () => {
    await make()
    await confirm()
    const { hosts } = await updateService(owner, acme.name, 'npm', { hosts: [host, `*.${host}`] })
    expect(hosts).toEqual([
      { pattern: `*.${host}`, confirmedAt: null },
      { pattern: host, confirmedAt: expect.any(Date) },
    ])
    await updateService(owner, acme.name, 'npm', { hosts: [] })
    await updateService(owner, acme.name, 'npm', { hosts: [host] })
    expect(await findService(host)).toBeNull()
  })

  it('takes a permission that goes from all tokens, for good', async () => {
    const { id } = await make()
    const [both, one] = [await newToken(owner), await newToken(owner)]
    await giveService(both, { id }, 'read', 'write')
    await giveService(one, { id }, 'write')
    const rules = [{ methods: [], path: '/', permission: 'read' }]
    await updateService(owner, acme.name, 'npm', { permissions: [read], rules })
    await updateService(owner, acme.name, 'npm', { permissions: [read, write], rules })
    expect(await db.tokenService.findMany({ where: { serviceId: id } })).toEqual([
      { tokenId: both.id, serviceId: id, permissions: ['read'] },
    ])
  })

  it('names rules and permissions together', async () => {
    await make()
    for (const input of [{ permissions: [read] }, { rules: [] }])
      await expect(updateService(owner, acme.name, 'npm', input)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('of what somebody else has changed meanwhile is refused', async () => {
    const shown = serviceFacts(await make())
    await updateService(owner, acme.name, 'npm', { rules: [anything], permissions: [read, write] })
    await expect(
      updateService(owner, acme.name, 'npm', { rules: [], permissions: [read, write] }, shown),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await getService(owner, acme.name, 'npm')).rules).toEqual([anything])
  })
})

it('a deleted service lets its hosts go', async () => {
  await make()
  await confirm()
  expect(await deleteService(owner, acme.name, 'npm')).toMatchObject({ name: 'npm' })
  expect(await findService(host)).toBeNull()
  await make()
  expect(await findService(host)).toBeNull()
})

it('of an organization that is deleted it goes, too', async () => {
  const { id } = await make()
  await db.organization.delete({ where: { id: acme.id } })
  expect(await db.service.count({ where: { id } })).toBe(0)
  expect(await db.serviceHost.count({ where: { pattern: host } })).toBe(0)
})

describe('the services of the installation', () => {
  const permissions = [read, { ...write, role: 'owner' as const }]

  it("are site administrators', with hosts that count at once, and share no name", async () => {
    const name = `npm-${crypto.randomUUID().slice(0, 8)}`
    const service = await createService(administrator, null, wanted({ name, permissions }))
    expect(await findService(host)).toMatchObject({ id: service.id, organizationId: null })
    const again = wanted({ name, permissions, hosts: [] })
    await expect(createService(administrator, null, again)).rejects.toMatchObject({
      ...{ code: 'conflict', fields: { name: expect.any(String) } },
    })
    await updateService(administrator, null, name, { hosts: [`*.${host}`] })
    expect(await findService(`a.${host}`)).toMatchObject({ id: service.id })
    expect((await listServices(administrator, null, { q: name })).services).toMatchObject([{ name }])
    await deleteService(administrator, null, name)
    const entries = await db.auditEntry.findMany({ where: { targetId: service.id }, orderBy: { at: 'asc' } })
    expect(entries.map(({ action, accountId }) => [action, accountId])).toEqual([
      ['service.create', administrator.accountId],
      ['service.update', administrator.accountId],
      ['service.delete', administrator.accountId],
    ])
  })

  it('have no editors', async () => {
    const refused = { code: 'invalid', fields: { 'permissions.1.role': expect.any(String) } }
    const name = `npm-${crypto.randomUUID().slice(0, 8)}`
    await expect(createService(administrator, null, wanted({ name }))).rejects.toMatchObject(refused)
    await createService(administrator, null, wanted({ name, permissions }))
    const edit = { permissions: [read, write], rules: [anything] }
    await expect(updateService(administrator, null, name, edit)).rejects.toMatchObject(refused)
  })

  it('do not exist for anybody else, and neither do the hosts of others', async () => {
    const service = await newService()
    await make()
    const ofAcme = { pattern: host, organization: acme.name, service: 'npm' }
    for (const attempt of [
      () => listServices(owner, null, {}),
      () => getService(owner, null, service.name),
      () => createService(owner, null, wanted({ hosts: [] })),
      () => updateService(owner, null, service.name, {}),
      () => deleteService(owner, null, service.name),
      () => listWaitingHosts(owner),
      () => confirmHost(owner, ofAcme),
      () => releaseHost(owner, ofAcme),
      () => getService(owner, acme.name, service.id),
      () => deleteService(owner, acme.name, service.id),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('a host is confirmed for the service that was shown alone', async () => {
  await make()
  const other = await newOrganization([[owner, 'owner']])
  for (const input of [
    { pattern: host, organization: other.name, service: 'npm' },
    { pattern: host, organization: acme.name, service: 'helm' },
    { pattern: `a.${host}`, organization: acme.name, service: 'npm' },
  ])
    await expect(confirmHost(administrator, input)).rejects.toMatchObject({ code: 'not_found' })
  expect(await findService(host)).toBeNull()
})

it('all that changes takes a fresh proof', async () => {
  await make()
  const stale = (actor: AccountActor) => ({ ...actor, sessionId: crypto.randomUUID(), provedAt: new Date(0) })
  const where = { pattern: host, organization: acme.name, service: 'npm' }
  for (const attempt of [
    () => createService(stale(administrator), null, wanted({ hosts: [] })),
    () => confirmHost(stale(administrator), where),
    () => releaseHost(stale(administrator), where),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'proof_needed' })
})
