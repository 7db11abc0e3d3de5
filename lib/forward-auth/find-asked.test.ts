import { expect, test } from 'vitest'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { db } from '#lib/database/db.ts'
import { findAsked } from '#lib/forward-auth/find-asked.ts'
import type { Secret } from '#lib/secret.ts'
import { findService } from '#lib/services/find-service.ts'
import { serviceRights } from '#lib/services/service-rights.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import { newSecret } from '#lib/tokens/secret.ts'

/** What three statements say. */
async function foundApart(host: string, secret: Secret) {
  const [service, token] = [await findService(host), await findTokenBySecret(secret)]
  if (!service) return null
  const permissions = token ? await serviceRights(tokenActor(token, '192.0.2.1'), service) : []
  return { service, token, permissions }
}

test('one statement says what three say, of every token at every service', async () => {
  const [owner, editor, stranger] = [await newAccount(), await newAccount(), await newAccount()]
  const acme = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
  ])
  const strict = await newOrganization([[editor, 'owner']], { requiresSecondFactor: true })
  const services = [
    await newService(acme),
    await newService(strict),
    await newService(null, { credentialHeader: 'X-Api-Key', redirectsBrowsers: true }),
    await newService(null, { hosts: { create: { pattern: '*.wide.example.com', confirmedAt: new Date() } } }),
  ]
  const tokens = [
    await newToken(owner),
    await newToken(editor, { isActive: false }),
    await newToken(stranger, { expiresAt: new Date(0) }),
    await newToken(await newSiteAdministrator()),
    await newOrganizationToken(acme),
    await newOrganizationToken(strict),
  ]
  for (const token of tokens) for (const service of services) await giveService(token, service, 'admin')
  const secrets = [...tokens, await newToken(owner)].map(({ secret }) => secret).concat(newSecret('account'))
  const hosts = services.map(({ host }) => host).concat('a.wide.example.com', 'a.b.wide.example.com', 'none')
  const all = hosts.flatMap((host) => secrets.map((secret) => ({ host, secret })))
  const found = await Promise.all(all.map(({ host, secret }) => findAsked(host, secret)))
  for (const [at, { host, secret }] of all.entries()) {
    const expected = await foundApart(host, secret)
    expect(found[at] && { ...found[at], token: null }).toEqual(expected && { ...expected, token: null })
    if (expected?.token) expect(found[at]!.token).toMatchObject(expected.token)
    else expect(found[at]?.token ?? null).toBeNull()
  }
  const permissions = found.map((one) => one?.permissions.join() ?? 'none')
  expect(new Set(permissions)).toEqual(new Set(['', 'read', 'read,write', 'read,write,admin', 'none']))
})

test('changed rules count from the next request on', async () => {
  const service = await newService()
  const { secret } = await newToken(await newAccount())
  expect((await findAsked(service.host, secret))!.service.rules).toHaveLength(3)
  await db.service.updateMany({ where: { id: service.id }, data: { rules: [] } })
  expect((await findAsked(service.host, secret))!.service.rules).toEqual([])
})
