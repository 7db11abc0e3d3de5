import { beforeEach, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { useToken } from '#lib/testing/use-token.ts'
import { getUseOfSecret } from '#lib/tokens/get-use-of-secret.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import type { GraceHours } from '#lib/tokens/token-policy.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

let owner: AccountActor

beforeEach(async () => {
  owner = await newAccount()
})

async function use(secret: Secret, username = owner.username) {
  expect(await useToken(username, secret, '192.0.2.7')).toBe('in')
  await tokenUses.flush()
}

async function rotate(id: string, graceHours: GraceHours): Promise<Secret> {
  const [rotated] = await rotateTokens(owner, ownAccount, { ids: [id], graceHours, expiresAt: null })
  return rotated!.secret!
}

const said = { action: 'signed in', address: '192.0.2.7', client: 'skopeo 1.18.0' }

it('is null until the secret is used', async () => {
  const { id, secret } = await newToken(owner)
  expect(await getUseOfSecret(owner, ownAccount, id)).toBeNull()
  await use(secret)
  expect(await getUseOfSecret(owner, ownAccount, id)).toMatchObject(said)
})

it('holds for an organization’s token', async () => {
  const acme = await newOrganization([[owner, 'owner']])
  const { id, secret } = await newOrganizationToken(acme)
  const of = organizationOwner(acme.name)
  expect(await getUseOfSecret(owner, of, id)).toBeNull()
  await use(secret, acme.name)
  expect(await getUseOfSecret(owner, of, id)).toMatchObject(said)
})

it.each([0, 24] as const)('begins anew with a rotation, with %i hours for the old secret', async (grace) => {
  const { id, secret: old } = await newToken(owner)
  await use(old)
  const secret = await rotate(id, grace)
  expect(await getUseOfSecret(owner, ownAccount, id)).toBeNull()
  if (grace) await use(old)
  expect(await getUseOfSecret(owner, ownAccount, id)).toBeNull()
  await use(secret)
  expect(await getUseOfSecret(owner, ownAccount, id)).toMatchObject(said)
})

it('is told to the owner alone', async () => {
  const { id } = await newToken(owner)
  await expect(getUseOfSecret(await newAccount(), ownAccount, id)).rejects.toMatchObject({
    code: 'not_found',
  })
})
