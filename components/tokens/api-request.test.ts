import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { createRequest, curlCommand, updateRequest } from '#components/tokens/api-request.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'

const id = '01900000-0000-7000-8000-000000000000'
const all = { pull: true, push: true, delete: true }
const expiresAt = '2126-01-01T00:00:00.000Z'

describe('a personal token', () => {
  it('on all repositories', () => {
    const values = { permission: 'write', repositories: 'all', publicRead: false } as const
    expect(createRequest(ownAccount, { description: ' CI ', ...values, expiresAt: null })).toEqual({
      method: 'POST',
      path: '/v2/access-tokens',
      body: { token_label: 'CI', scopes: ['repo:write'], expires_at: null },
    })
    expect(updateRequest(ownAccount, id, { description: 'CI', ...values, expiresAt })).toEqual({
      method: 'PATCH',
      path: `/v2/access-tokens/${id}`,
      body: { token_label: 'CI' },
    })
  })

  it('on chosen ones, with no more than its level gives', () => {
    const web = { id, fullName: 'acme/web', visibility: 'private' as const, rights: all, ...all, pull: false }
    const values = { permission: 'write' as const, repositories: [web], publicRead: true, expiresAt }
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
  }
  const resources = [
    { type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] },
    { type: 'TYPE_REPO', path: 'acme/base/*', scopes: ['scope-image-push', 'scope-image-delete'] },
  ]
  const acme = organizationOwner('acme')
  const { path, body } = createRequest(acme, values)
  expect(path).toBe('/v2/orgs/acme/access-tokens')
  expect(body).toEqual({ label: 'CI', description: '', resources, expires_at: expiresAt })
  expect(updateRequest(acme, id, { ...values, manages: true }).body).toEqual({
    ...{ label: 'CI', description: '' },
    resources: [...resources, { type: 'TYPE_ORG', path: 'acme', scopes: ['scope-member-read'] }],
  })
})

it('reaches curl as it is, whatever a description holds', () => {
  const token_label = `it's "$(date)" \`date\` \\ !! \n é`
  const request = { method: 'PATCH', path: '/v2/access-tokens/1', body: { token_label } } as const
  const line = curlCommand('https://gatehouse.example.com', request)
  const shell = `curl() { printf '%s\\0' "$@"; }\nBEARER=b\n${line}`
  const words = execFileSync('sh', ['-c', shell], { encoding: 'utf8' }).split('\0').slice(0, -1)
  expect(words.slice(0, 5)).toEqual([
    ...['--request', 'PATCH', 'https://gatehouse.example.com/v2/access-tokens/1'],
    ...['--header', 'Authorization: Bearer b'],
  ])
  expect(words[5]).toBe('--json')
  expect(JSON.parse(words[6]!)).toEqual({ token_label })
})
