import { expect, it } from 'vitest'
import { createApplication } from '#lib/applications/create-application.ts'
import { deleteApplication } from '#lib/applications/delete-application.ts'
import { endApplicationSecret } from '#lib/applications/end-application-secret.ts'
import { getApplication } from '#lib/applications/get-application.ts'
import { identifyApplication } from '#lib/applications/identify-application.ts'
import { listApplications } from '#lib/applications/list-applications.ts'
import { applicationSecretUses } from '#lib/applications/application-secret-uses.ts'
import { repeatApplicationSecret } from '#lib/applications/repeat-application-secret.ts'
import { rotateApplicationSecret } from '#lib/applications/rotate-application-secret.ts'
import { updateApplication } from '#lib/applications/update-application.ts'
import { db } from '#lib/database/db.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'

async function newAcme() {
  const owner = await newAccount()
  return { owner, acme: await newOrganization([[owner, 'owner']]) }
}

const works = (clientId: string, secret: Secret) =>
  identifyApplication(clientId, secret, new Date()).then(
    () => true,
    (error: { code: string }) => error.code === 'unauthenticated' && false,
  )

it('is created with a secret that is stored as its SHA-256 alone', async () => {
  const { owner, acme } = await newAcme()
  const { application, secret } = await createApplication(owner, acme.name, { name: ' Gateway ' })
  expect(application).toEqual({
    id: expect.any(String),
    name: 'Gateway',
    clientId: expect.stringMatching(/^app_[a-z0-9]{16}$/),
    reuseSeconds: 1,
    service: null,
    createdBy: owner.username,
    createdAt: expect.any(Date),
    secrets: [
      { hint: `gate_app_…${secret!.reveal().slice(-4)}`, createdAt: expect.any(Date), lastUsedAt: null },
    ],
  })
  expect(secret!.reveal()).toMatch(/^gate_app_[0-9A-Za-z]{36}$/)
  const [row] = await db.applicationSecret.findMany({ where: { applicationId: application.id } })
  expect(Buffer.from(row!.secretHash)).toEqual(hashSecret(secret!.reveal()))
  expect(JSON.stringify(row)).not.toContain(secret!.reveal())
  expect(await works(application.clientId, secret!)).toBe(true)
})

it('is changed, rotated and deleted, and the log has it without a secret', async () => {
  const { owner, acme } = await newAcme()
  const { application, secret } = await createApplication(owner, acme.name, {
    name: 'Gateway',
    reuseSeconds: 5,
  })
  const { id, clientId } = application
  await updateApplication(owner, acme.name, id, { reuseSeconds: 0 })
  await updateApplication(owner, acme.name, id, { reuseSeconds: 0 })
  const rotated = await rotateApplicationSecret(owner, acme.name, id)
  expect(rotated.application.secrets.map(({ hint }) => hint)).toEqual(
    [rotated.secret!, secret!].map((one) => `gate_app_…${one.reveal().slice(-4)}`),
  )
  expect([await works(clientId, secret!), await works(clientId, rotated.secret!)]).toEqual([true, true])
  await endApplicationSecret(owner, acme.name, id)
  await endApplicationSecret(owner, acme.name, id)
  expect([await works(clientId, secret!), await works(clientId, rotated.secret!)]).toEqual([false, true])
  await deleteApplication(owner, acme.name, id)
  expect(await works(clientId, rotated.secret!)).toBe(false)
  const log = await logOfOrganization(acme)
  expect(log.map(({ action }) => action)).toEqual([
    ...['application.create', 'application.update', 'application.rotate_secret'],
    ...['application.end_secret', 'application.delete'],
  ])
  expect(log[1]!.details).toEqual({ clientId, reuseSeconds: { from: 5, to: 0 } })
  for (const one of [secret!, rotated.secret!]) expect(JSON.stringify(log)).not.toContain(one.reveal())
})

it('has two secrets at most, however many ask at once', async () => {
  const { owner, acme } = await newAcme()
  const { application } = await createApplication(owner, acme.name, { name: 'Gateway' })
  const rotations = await Promise.allSettled(
    Array.from({ length: 5 }, () => rotateApplicationSecret(owner, acme.name, application.id)),
  )
  expect(rotations.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of rotations)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' })
  expect((await getApplication(owner, acme.name, application.id)).secrets).toHaveLength(2)
})

it("is not found by another owner's name", async () => {
  const { owner, acme } = await newAcme()
  const administrator = await newSiteAdministrator()
  const other = await newOrganization([[owner, 'owner']])
  const { id } = await newApplication(acme)
  const { id: ofSite } = await newApplication(null)
  const notFound = { code: 'not_found', message: 'Application not found.' }
  for (const [actor, name, known] of [
    [owner, other.name, id],
    [owner, acme.name, ofSite],
    [administrator, null, id],
    [owner, acme.name, 'no id'],
  ] as const)
    for (const attempt of [
      () => getApplication(actor, name, known),
      () => updateApplication(actor, name, known, { name: 'Mine' }),
      () => rotateApplicationSecret(actor, name, known),
      () => endApplicationSecret(actor, name, known),
      () => deleteApplication(actor, name, known),
    ])
      await expect(attempt()).rejects.toMatchObject(notFound)
  const secrets = { applicationId: id }
  const { id: secretId } = (await db.applicationSecret.findFirst({ where: secrets }))!
  const before = { ids: [secretId], isAnswered: false }
  await expect(repeatApplicationSecret(owner, other.name, before)).rejects.toMatchObject(notFound)
  expect(await listApplications(owner, other.name)).toEqual([])
})

it.each([
  [{ name: ' ' }, 'name'],
  [{ name: 'x'.repeat(61) }, 'name'],
  [{ name: 'Gate\u202Eway' }, 'name'],
  [{ name: 'Gateway', reuseSeconds: -1 }, 'reuseSeconds'],
  [{ name: 'Gateway', reuseSeconds: 61 }, 'reuseSeconds'],
  [{ name: 'Gateway', reuseSeconds: 0.5 }, 'reuseSeconds'],
  [{ name: 'Gateway', reuseSeconds: '5' as never }, 'reuseSeconds'],
])('%j is refused', async (input, field) => {
  const { owner, acme } = await newAcme()
  const refused = createApplication(owner, acme.name, input)
  await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
})

it('is for a service that its owner may choose, or for none', async () => {
  const { owner, acme } = await newAcme()
  const [own, ofInstallation] = [await newService(acme), await newService()]
  const foreign = await newService(await newOrganization([[owner, 'owner']]))
  const serviceOf = async (serviceId: string) =>
    (await createApplication(owner, acme.name, { name: 'Gateway', serviceId })).application.service
  expect(await serviceOf(own.id)).toBe(`${acme.name}/${own.name}`)
  expect(await serviceOf(ofInstallation.id)).toBe(ofInstallation.name)
  for (const unknown of [foreign.id, crypto.randomUUID(), 'no id'])
    await expect(serviceOf(unknown)).rejects.toMatchObject({ fields: { serviceId: expect.any(String) } })
})

it('is not changed over what somebody else has saved meanwhile', async () => {
  const { owner, acme } = await newAcme()
  const { id } = await newApplication(acme, { reuseSeconds: 10 })
  const stale = updateApplication(owner, acme.name, id, { reuseSeconds: 60 }, { reuseSeconds: 5 })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
})

it('ends with its organization, but not with who made it', async () => {
  const { owner, acme } = await newAcme()
  const leaving = await newAccount()
  await db.membership.create({
    data: { organizationId: acme.id, accountId: leaving.accountId, role: 'owner' },
  })
  const { application, secret } = await createApplication(leaving, acme.name, { name: 'Gateway' })
  await db.account.delete({ where: { id: leaving.accountId } })
  expect(await works(application.clientId, secret!)).toBe(true)
  expect((await getApplication(owner, acme.name, application.id)).createdBy).toBe(leaving.username)
  await deleteOrganization(owner, acme.name, { typedName: acme.name })
  expect(await works(application.clientId, secret!)).toBe(false)
})

it('remembers when each secret was last used', async () => {
  const { owner, acme } = await newAcme()
  const { application, secret } = await createApplication(owner, acme.name, { name: 'Gateway' })
  await rotateApplicationSecret(owner, acme.name, application.id)
  const [later, sooner] = [new Date(Date.now() + 1000), new Date()]
  for (const now of [later, sooner]) await identifyApplication(application.clientId, secret!, now)
  await applicationSecretUses.flush()
  const { secrets } = await getApplication(owner, acme.name, application.id)
  expect(secrets.map(({ lastUsedAt }) => lastUsedAt)).toEqual([null, later])
})
