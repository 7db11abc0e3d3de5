import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { findService } from '#lib/services/find-service.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'

const confirmedAt = new Date()
const domain = () => `${crypto.randomUUID()}.example.com`

it('is found by its host, with its rules', async () => {
  const acme = await newOrganization([[await newAccount(), 'owner']])
  const { id, fullName, host } = await newService(acme, { credentialHeader: 'X-Api-Key' })
  expect(await findService(host)).toMatchObject({
    ...{ id, fullName, organizationId: acme.id, kind: 'http', redirectsBrowsers: false },
    ...{ credentialHeader: 'X-Api-Key', credentialQuery: null },
    rules: [{ permission: 'admin' }, { permission: 'read' }, { permission: 'write' }],
    permissions: [{ name: 'read', role: 'member', includes: [] }, { name: 'write' }, { name: 'admin' }],
  })
  const ofInstallation = await newService()
  expect(await findService(ofInstallation.host)).toMatchObject({
    fullName: ofInstallation.name,
    organizationId: null,
  })
})

it('is found by a pattern for names one label longer, and by its own name before', async () => {
  const own = domain()
  const wide = await newService(null, { hosts: { create: { pattern: `*.${own}`, confirmedAt } } })
  const narrow = await newService(null, { hosts: { create: { pattern: `npm.${own}`, confirmedAt } } })
  expect((await findService(`helm.${own}`))?.id).toBe(wide.id)
  expect((await findService(`npm.${own}`))?.id).toBe(narrow.id)
  for (const host of [own, `a.b.${own}`, `.${own}`, `helm.${own}:8443`, `*.${own}`, `helm.${own}.`])
    expect([host, (await findService(host))?.id === wide.id]).toEqual([host, host === `.${own}`])
})

it('at a port has that in its name', async () => {
  const own = domain()
  const { id } = await newService(null, { hosts: { create: { pattern: `${own}:8443`, confirmedAt } } })
  expect((await findService(`${own}:8443`))?.id).toBe(id)
  expect(await findService(own)).toBeNull()
})

it('is not found at a host that waits for a site administrator, which hides none that is confirmed', async () => {
  const acme = await newOrganization([[await newAccount(), 'owner']])
  const own = domain()
  await newService(acme, { hosts: { create: { pattern: own } } })
  expect(await findService(own)).toBeNull()
  const wide = await newService(null, { hosts: { create: { pattern: `*.${own}`, confirmedAt } } })
  await newService(acme, { hosts: { create: { pattern: `npm.${own}` } } })
  expect((await findService(`npm.${own}`))?.id).toBe(wide.id)
})

it('is found for each of many who ask at once', async () => {
  const services = await Promise.all([newService(), newService(), newService()])
  const asked = [...services, ...services].map(({ host }) => host)
  const found = await Promise.all([...asked, domain()].map(findService))
  expect(found.map((one) => one?.id)).toEqual(
    [...services, ...services].map(({ id }) => id).concat(undefined!),
  )
})

it('is read anew each time', async () => {
  const { id, host } = await newService()
  expect(await findService(host)).not.toBeNull()
  await db.serviceHost.updateMany({ where: { serviceId: id }, data: { confirmedAt: null } })
  expect(await findService(host)).toBeNull()
})
