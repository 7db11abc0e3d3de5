import { beforeEach, expect, it } from 'vitest'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day } from '#lib/time.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { getTokenPage } from '#lib/tokens/get-token-page.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { listDeletedTokens } from '#lib/tokens/list-deleted-tokens.ts'
import { prefillToken } from '#lib/tokens/prefill-token.ts'
import { listTokenExchanges } from '#lib/usage/list-token-exchanges.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'

let owner: AccountActor
beforeEach(async () => void (owner = await newAccount()))

const missing = { code: 'not_found', message: 'Token not found.' }

it('a deleted token has its page as it was, with who deleted it and when', async () => {
  const { id: repository } = await newRepository(owner)
  const { token } = await createToken(owner, ownAccount, {
    ...{ description: 'CI', permission: 'write', publicRead: true, expiresAt: null },
    repositories: [{ id: repository, pull: true, push: true, delete: false }],
  })
  const { id } = token
  const exchange = { at: new Date(), address: '192.0.2.7', client: null, door: 'registry' } as const
  tokenExchanges.record(id, { ...exchange, action: 'signed in', outcome: 'granted', reason: null })
  await tokenExchanges.flush()
  const before = await getTokenPage(owner, ownAccount, id)
  const exchanges = await listTokenExchanges(owner, ownAccount, id)
  expect(before).toMatchObject({ token: { description: 'CI' }, deletion: null })
  expect(exchanges).toHaveLength(1)
  const start = Date.now()
  await deleteTokens(owner, ownAccount, [id])
  const after = await getTokenPage(owner, ownAccount, id)
  expect(after).toEqual({ ...before, deletion: { at: expect.any(Date), by: owner.username } })
  expect(Math.abs(after.deletion!.at.getTime() - start)).toBeLessThan(60_000)
  expect(await listTokenExchanges(owner, ownAccount, id)).toEqual(exchanges)
  await expect(getToken(owner, ownAccount, id)).rejects.toMatchObject(missing)
})

it("an organization's token, too, for its owners alone", async () => {
  const editor = await newAccount()
  const acme = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
  ])
  const of = organizationOwner(acme.name)
  const repositoryId = await newOrganizationRepository(acme, 'api')
  const { id } = await newOrganizationToken(acme, {
    ...{ scopes: ['scope-member-read'], pullPrefixes: ['team'] },
    repositories: { create: { repositoryId, pull: true, push: true, delete: false } },
  })
  const before = await getTokenPage(owner, of, id)
  await deleteTokens(owner, of, [id])
  expect(await getTokenPage(owner, of, id)).toEqual({
    ...before,
    deletion: { at: expect.any(Date), by: owner.username },
  })
  await expect(getTokenPage(editor, of, id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(getTokenPage(owner, ownAccount, id)).rejects.toMatchObject(missing)
  const stranger = await newAccount()
  await expect(getTokenPage(stranger, ownAccount, id)).rejects.toMatchObject(missing)
  await expect(listTokenExchanges(stranger, ownAccount, id)).rejects.toMatchObject(missing)
})

it('the log leads to it, and it can be duplicated', async () => {
  const { id } = await newToken(owner, { description: 'CI' })
  await deleteTokens(owner, ownAccount, [id])
  const { entries } = await listAuditEntries(owner, ownAccount, { action: 'token.delete' })
  expect(entries).toMatchObject([{ targetName: 'CI', targetNow: id }])
  const { copyOf } = await prefillToken(owner, ownAccount, { from: id }, new Date())
  expect(copyOf).toBe('CI')
})

it('those of the owner are listed, the latest first', async () => {
  const [first, second] = [await newToken(owner, { description: 'First' }), await newToken(owner)]
  for (const { id } of [first, second]) await deleteTokens(owner, ownAccount, [id])
  const listed = await listDeletedTokens(owner, ownAccount)
  expect(listed.map(({ id }) => id)).toEqual([second.id, first.id])
  expect(listed[1]).toMatchObject({ name: 'First', deletion: { by: owner.username } })
  expect(await listDeletedTokens(await newAccount(), ownAccount)).toEqual([])
})

it('is gone from every page after thirty days, before the job deletes it', async () => {
  const owner = await newAccount()
  const { id } = await newToken(owner)
  await deleteTokens(owner, ownAccount, [id])
  const shown = async () => [
    (await listDeletedTokens(owner, ownAccount)).length,
    await getTokenPage(owner, ownAccount, id).then(
      () => 'there',
      ({ code }) => code,
    ),
    await listTokenExchanges(owner, ownAccount, id).then(
      () => 'there',
      ({ code }) => code,
    ),
  ]
  const deletedAfter = (milliseconds: number) =>
    db.archivedToken.update({
      where: { id },
      data: { deletedAt: new Date(Date.now() - 30 * day + milliseconds) },
    })
  await deletedAfter(60_000)
  expect(await shown()).toEqual([1, 'there', 'there'])
  await deletedAfter(0)
  expect(await shown()).toEqual([0, 'not_found', 'not_found'])
})

it('no hash of its secret is kept, and nothing of a token that goes with its owner', async () => {
  const acme = await newOrganization([[owner, 'owner']])
  const of = organizationOwner(acme.name)
  const [first, second] = [await newOrganizationToken(acme), await newOrganizationToken(acme)]
  await deleteTokens(owner, of, [first.id])
  const { token } = await db.archivedToken.findUniqueOrThrow({ where: { id: first.id } })
  expect(token).toMatchObject({ label: 'Test' })
  expect(token).not.toHaveProperty('secret_hash')
  await deleteOrganization(owner, acme.name, { typedName: acme.name })
  expect(await db.archivedToken.count({ where: { id: { in: [first.id, second.id] } } })).toBe(0)
})
