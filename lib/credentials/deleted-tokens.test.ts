import { describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { findSecretEnd } from '#lib/credentials/find-secret-end.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { db } from '#lib/database/db.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { newSecret } from '#lib/tokens/secret.ts'

const moments = 60_000
const expectJustDeleted = async (secret: Secret) => {
  const { by, at } = (await findSecretEnd(secret))!
  expect(by).toBe('deletion')
  expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(moments)
}
const deleteOne = async (actor: AccountActor) => {
  const { id, secret } = await newToken(actor)
  await deleteTokens(actor, ownAccount, [id])
  return secret
}

/** What somebody who shows this is told. */
async function refusalOf(username: string, secret: Secret): Promise<string> {
  const context = { address: newAddress(), userAgent: undefined, door: 'registry', now: new Date() } as const
  const work = { use: () => '', run: async () => ({ result: 'let in' }) }
  return withCredential({ kind: 'login', username, secret }, context, work).catch(
    (error: Error) => error.message,
  )
}

describe('that a token was deleted is remembered', () => {
  it('when its owner deletes it, alone or with others', async () => {
    const actor = await newAccount()
    const [one, other] = [await newToken(actor), await newToken(actor)]
    expect(await findSecretEnd(one.secret)).toBeNull()
    await deleteTokens(actor, ownAccount, [one.id, other.id])
    for (const { secret } of [one, other]) await expectJustDeleted(secret)
  })

  it('when its account is deleted', async () => {
    const actor = await newAccount()
    const { secret } = await newToken(actor)
    await db.account.delete({ where: { id: actor.accountId } })
    await expectJustDeleted(secret)
  })

  it('when its organization is deleted', async () => {
    const owner = await newAccount()
    const organization = await newOrganization([[owner, 'owner']])
    const { secret } = await newOrganizationToken(organization)
    await deleteOrganization(owner, organization.name, { typedName: organization.name })
    await expectJustDeleted(secret)
  })

  it('not when the deletion is undone', async () => {
    const { id, secret } = await newToken(await newAccount())
    const undone = db.$transaction(async (tx) => {
      await tx.token.delete({ where: { id } })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await findSecretEnd(secret)).toBeNull()
  })

  it('by its SHA-256 and the time alone', async () => {
    const secret = await deleteOne(await newAccount())
    const row = await db.deletedToken.findFirstOrThrow({ where: { secretHash: hashSecret(secret.reveal()) } })
    expect(Object.keys(row).sort()).toEqual(['deletedAt', 'secretHash'])
  })
})

describe('it is told', () => {
  const deletedOn = expect.stringMatching(
    /^This access token was deleted on \d{4}-\d\d-\d\d \d\d:\d\d UTC\. /,
  )

  it('to who shows the secret, whatever the name', async () => {
    const actor = await newAccount()
    const secret = await deleteOne(actor)
    expect(await refusalOf(actor.username, secret)).toEqual(deletedOn)
    expect(await refusalOf('somebody', secret)).toEqual(deletedOn)
    expect(await refusalOf(actor.username, secret)).toContain('/account/security')
  })

  it('with the remedy of an organization, and not its name', async () => {
    const owner = await newAccount()
    const organization = await newOrganization([[owner, 'owner']])
    const { id, secret } = await newOrganizationToken(organization)
    await deleteTokens(owner, organizationOwner(organization.name), [id])
    const refusal = await refusalOf('somebody', secret)
    expect(refusal).toEqual(deletedOn)
    expect(refusal).toContain('owner of the organization')
    expect(refusal).not.toContain(organization.name)
  })

  it('to nobody else', async () => {
    const actor = await newAccount()
    const secret = await deleteOne(actor)
    const changed = secret.reveal().replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    for (const other of [newSecret('account').reveal(), changed, changed.slice(0, -1)])
      expect(await refusalOf(actor.username, { reveal: () => other } as Secret)).toMatch(/^Wrong username/)
  })
})
