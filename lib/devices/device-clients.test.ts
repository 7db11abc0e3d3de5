import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { createClient } from '#lib/devices/create-client.ts'
import { deleteClient } from '#lib/devices/delete-client.ts'
import { listClients } from '#lib/devices/list-clients.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import { renameClient } from '#lib/devices/rename-client.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'

const newId = () => `tool-${crypto.randomUUID().slice(0, 8)}`

it('a client is added, renamed and deleted, and the log has it', async () => {
  const administrator = await newSiteAdministrator()
  const id = newId()
  await createClient(administrator, { id: ` ${id} `, name: 'Tool' })
  await renameClient(administrator, id, { name: 'Better tool' })
  await renameClient(administrator, id, { name: 'Better tool' })
  const listed = (await listClients(administrator)).find((client) => client.id === id)
  expect(listed).toEqual({ id, name: 'Better tool', createdAt: expect.any(Date), devices: 0 })
  await deleteClient(administrator, id)
  const where = { accountId: administrator.accountId, action: { startsWith: 'device-client.' } }
  expect(await db.auditEntry.findMany({ where, orderBy: { at: 'asc' } })).toMatchObject([
    { action: 'device-client.create', targetName: 'Tool', details: { clientId: id } },
    { action: 'device-client.update', details: { clientId: id, name: { from: 'Tool', to: 'Better tool' } } },
    { action: 'device-client.delete', targetName: 'Better tool', details: { clientId: id } },
  ])
})

it('who waits is refused once its client is deleted', async () => {
  const administrator = await newSiteAdministrator()
  const clientId = newId()
  await createClient(administrator, { id: clientId, name: 'Tool' })
  const from = { address: newAddress(), userAgent: undefined, now: new Date() }
  const { deviceCode } = await startDeviceGrant({ clientId }, from)
  expect(await pollDeviceGrant({ clientId, deviceCode }, from)).toBe('authorization_pending')
  await deleteClient(administrator, clientId)
  await expect(pollDeviceGrant({ clientId, deviceCode }, from)).rejects.toMatchObject({
    fields: { clientId: expect.stringContaining('not registered') },
  })
})

it.each([
  [{ id: 'gatehouse-cli', name: 'Other' }, 'conflict', 'id'],
  [{ id: 'With Spaces', name: 'Tool' }, 'invalid', 'id'],
  [{ id: 'x', name: 'Tool' }, 'invalid', 'id'],
  [{ id: 'tool', name: ' ' }, 'invalid', 'name'],
])('%j is refused', async (input, code, field) => {
  const refused = createClient(await newSiteAdministrator(), input)
  await expect(refused).rejects.toMatchObject({ code, fields: { [field]: expect.any(String) } })
})

it('is for site administrators with a fresh proof', async () => {
  const person = await newAccount()
  const id = newId()
  for (const actor of [person, await newTokenActor(await newSiteAdministrator())])
    for (const attempt of [
      () => listClients(actor),
      () => createClient(actor, { id, name: 'Tool' }),
      () => renameClient(actor, 'gatehouse-cli', { name: 'Mine' }),
      () => deleteClient(actor, 'gatehouse-cli'),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  const stale = { ...(await newSiteAdministrator()), sessionId: crypto.randomUUID(), provedAt: new Date(0) }
  for (const attempt of [
    () => createClient(stale, { id, name: 'Tool' }),
    () => deleteClient(stale, 'gatehouse-cli'),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'proof_needed' })
  expect(await db.oauthClient.findUnique({ where: { id: 'gatehouse-cli' } })).toMatchObject({
    name: 'Gatehouse command line',
  })
})
