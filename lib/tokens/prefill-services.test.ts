import { describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { prefillToken } from '#lib/tokens/prefill-token.ts'

describe('a form for a new token', () => {
  const read = (actor: AccountActor, query: Record<string, string>) =>
    prefillToken(actor, ownAccount, query, new Date())

  it('starts with the services that its address names, as far as they can be given', async () => {
    const editor = await newAccount()
    const npm = await newService(await newOrganization([[editor, 'editor']]))
    const helm = await newService()
    const foreign = await newService(await newOrganization([[await newAccount(), 'owner']]))
    const services = [
      ...[`${npm.fullName}:write:admin`, `${helm.name}:read`, `${helm.name}`],
      ...[`${foreign.fullName}:read`, `${npm.fullName}:write`],
    ]
    const { values, leftOut } = await read(editor, { services: services.join() })
    expect(values.services).toMatchObject([
      { id: npm.id, permissions: ['write'], rights: ['read', 'write'] },
      { id: helm.id, permissions: ['read'] },
    ])
    expect(leftOut.map(({ text }) => text)).toEqual([helm.name, `${npm.fullName}:admin`, foreign.fullName])
  })

  it('copies those of another token, as far as they can be given now', async () => {
    const person = await newAccount()
    const other = await newOrganization([[person, 'editor']])
    const [kept, lost] = [await newService(other), await newService(other)]
    const { token } = await createToken(person, ownAccount, {
      ...{ description: 'CI', expiresAt: null, permission: 'read', repositories: [], publicRead: false },
      services: [
        { id: kept.id, permissions: ['read', 'write'] },
        { id: lost.id, permissions: ['write'] },
      ],
    })
    await db.membership.updateMany({ where: { organizationId: other.id }, data: { role: 'member' } })
    const { values, leftOut } = await read(person, { from: token.id })
    expect(values.services).toMatchObject([{ id: kept.id, permissions: ['read'], rights: ['read'] }])
    expect(leftOut).toMatchObject([{ text: lost.fullName }])
  })
})
