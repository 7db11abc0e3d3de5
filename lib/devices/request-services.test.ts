import { beforeAll, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { getDeviceGrant } from '#lib/devices/get-device-grant.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRequest } from '#lib/testing/new-request.ts'
import { newService } from '#lib/testing/new-service.ts'

// The first account of all administers the site, and has more rights than these.
beforeAll(() => newAccount())

/** An editor, who may read and write at the organization's service, and read at the installation's. */
async function newWorld() {
  const editor = await newAccount()
  const organization = await newOrganization([[editor, 'editor']])
  const [theirs, shared] = [await newService(organization), await newService()]
  return { editor, organization, theirs, shared }
}

const given = async ({ accountId }: AccountActor) => {
  const rows = await db.tokenService.findMany({
    where: { token: { accountId } },
    select: { serviceId: true, permissions: true },
  })
  return Object.fromEntries(rows.map(({ serviceId, permissions }) => [serviceId, permissions]))
}

const ask = (services: Record<string, string[]>) => newRequest({}, { services })

const approve = (actor: AccountActor, code: string, services: Record<string, string[]>) =>
  approveRequest(actor, code, {
    repositories: [],
    services: Object.entries(services).map(([name, permissions]) => ({ name, permissions })),
    seconds: 60,
  })

it('shows each service’s permissions, what they add, and which the person has', async () => {
  const { editor, theirs, shared } = await newWorld()
  const asked = {
    [theirs.fullName]: ['write', 'admin'],
    [shared.fullName]: ['read', 'write'],
    none: ['read'],
  }
  const { code } = await ask(asked)
  expect((await getDeviceGrant(editor, code)).asks?.services).toEqual([
    { name: theirs.fullName, permissions: ['write', 'admin'], own: ['read', 'write'], adds: ['read'] },
    { name: shared.fullName, permissions: ['read', 'write'], own: ['read'], adds: [] },
    { name: 'none', permissions: ['read'], own: null, adds: [] },
  ])
})

it('gives what was chosen of them, and no repository', async () => {
  const { editor, organization, theirs, shared } = await newWorld()
  const { code, poll } = await ask({ [theirs.fullName]: ['read', 'write'], [shared.fullName]: ['read'] })
  await approve(editor, code, { [theirs.fullName]: ['write'], [shared.fullName]: ['read'] })
  expect(await poll()).toMatchObject({ username: editor.username })
  expect(await given(editor)).toEqual({ [theirs.id]: ['write'], [shared.id]: ['read'] })
  const token = await db.token.findFirstOrThrow({ where: { accountId: editor.accountId } })
  expect(token).toMatchObject({ permission: 'public_read', allRepositories: false, publicRead: false })
  expect((await logOfOrganization(organization)).map(({ details }) => details)).toMatchObject([
    { services: [`${theirs.fullName}: write`] },
  ])
})

it.each([
  ['a permission that was not asked for', 'invalid', ['read', 'write']],
  ['one that the person lacks', 'conflict', ['admin']],
])('gives no %s', async (_, error, permissions) => {
  const { editor, theirs } = await newWorld()
  const { code, row } = await ask({ [theirs.fullName]: ['read', 'admin'] })
  await expect(approve(editor, code, { [theirs.fullName]: permissions })).rejects.toMatchObject({
    code: error,
  })
  expect(await row()).toMatchObject({ state: 'pending', approved: null })
})

it('says the same of a service of others as of none', async () => {
  const { theirs } = await newWorld()
  const stranger = await newAccount()
  const { code } = await ask({ [theirs.fullName]: ['read'], none: ['read'] })
  const says = (name: string) =>
    approve(stranger, code, { [name]: ['read'] }).catch(({ message }) => message.replace(name, 'NAME'))
  expect(await says(theirs.fullName)).toBe(await says('none'))
})

it('leaves out what was lost meanwhile, and a service that was deleted', async () => {
  const { editor, organization, theirs, shared } = await newWorld()
  const { code, poll } = await ask({ [theirs.fullName]: ['read', 'write'], [shared.fullName]: ['read'] })
  await approve(editor, code, { [theirs.fullName]: ['read', 'write'], [shared.fullName]: ['read'] })
  const where = { organizationId: organization.id, accountId: editor.accountId }
  await db.membership.updateMany({ where, data: { role: 'member' } })
  await db.service.delete({ where: { id: shared.id } })
  await poll()
  expect(await given(editor)).toEqual({ [theirs.id]: ['read'] })
})
