import { describe, expect, it } from 'vitest'
import { createRequest, updateRequest } from '#components/tokens/api-request.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'

const id = '01900000-0000-7000-8000-000000000000'
const all = { pull: true, push: true, delete: true }
const expiresAt = '2126-01-01T00:00:00.000Z'

const named = (description: string) => ({ description, services: [] })

describe('a personal token', () => {
  it('on all repositories', () => {
    const values = { permission: 'write', repositories: 'all', publicRead: false } as const
    expect(createRequest(ownAccount, { ...named(' CI '), ...values, expiresAt: null })).toEqual({
      method: 'POST',
      path: '/v2/access-tokens',
      body: { token_label: 'CI', scopes: ['repo:write'], expires_at: null },
    })
    const stored = { ...named('Old'), ...values, expiresAt: null }
    expect(updateRequest(ownAccount, id, { ...named('CI'), ...values, expiresAt }, stored)).toEqual({
      method: 'PATCH',
      path: `/api/v1/tokens/${id}`,
      body: { description: 'CI', expires_at: expiresAt },
    })
    expect(updateRequest(ownAccount, id, stored, stored)).toBeNull()
  })

  it('on chosen ones, with no more than its level gives', () => {
    const web = { id, fullName: 'acme/web', visibility: 'private' as const, rights: all, ...all, pull: false }
    const grant = { permission: 'write' as const, repositories: [web], publicRead: true }
    const values = { ...grant, services: [], expiresAt }
    const stored = { description: 'CI', ...values, repositories: 'all' as const, publicRead: false }
    expect(updateRequest(ownAccount, id, { description: 'CI', ...values }, stored)?.body).toEqual({
      ...{ repositories: [{ name: 'acme/web', actions: ['push'] }], public_read: true },
    })
    expect(createRequest(ownAccount, { description: 'CI', ...values }).body).toEqual({
      ...{ token_label: 'CI', scopes: ['repo:write'], expires_at: expiresAt, public_read: true },
      repositories: [{ name: 'acme/web', actions: ['push'] }],
    })
  })
})

it("an organization's token, whose unticked management is left out", () => {
  const values = {
    ...{ label: 'CI', description: '', publicRead: true, expiresAt, manages: false },
    repositories: {
      all: null,
      chosen: [{ prefix: 'base', fullName: 'acme/base/*', access: 'push' as const }],
    },
    scopes: ['scope-member-read' as const, 'scope-image-delete' as const],
    services: [],
  }
  const resources = [
    { type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] },
    { type: 'TYPE_REPO', path: 'acme/base/*', scopes: ['scope-image-push', 'scope-image-delete'] },
  ]
  const acme = organizationOwner('acme')
  const { path, body } = createRequest(acme, values)
  expect(path).toBe('/v2/orgs/acme/access-tokens')
  expect(body).toEqual({ label: 'CI', description: '', resources, expires_at: expiresAt })
  expect(updateRequest(acme, id, { ...values, manages: true }, values)?.body).toEqual({
    resources: [...resources, { type: 'TYPE_ORG', path: 'acme', scopes: ['scope-member-read'] }],
  })
})
