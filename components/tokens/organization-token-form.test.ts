import { expect, it } from 'vitest'
import { toSend, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { summarizeToken } from '#components/tokens/summarize-token.ts'

const plain: TokenFormValues<'organization'> = {
  ...{ label: 'CI', description: '', expiresAt: null, publicRead: false },
  ...{ repositories: { all: null, chosen: [] }, manages: false, scopes: [], services: [] },
}
const image = (name: string, access: 'pull' | 'push') => ({
  ...{ id: name, fullName: `acme/${name}`, access },
  visibility: 'private' as const,
})

it.each<[Partial<TokenFormValues<'organization'>>, string]>([
  [{}, 'Can do nothing yet: choose a repository or an organization permission.'],
  [{ publicRead: true }, 'Can pull every public repository, with no expiration.'],
  [
    {
      publicRead: true,
      expiresAt: '2026-12-22T14:00:00.000Z',
      repositories: {
        all: null,
        chosen: [image('api', 'push'), image('docs', 'pull'), image('web', 'push')],
      },
    },
    'Can pull and push acme/api and acme/web, pull acme/docs, and pull every public repository, until 22 Dec 2026, 14:00 UTC.',
  ],
  [
    { repositories: { all: 'push', chosen: [image('api', 'push')] } },
    'Can pull and push every repository of acme, with no expiration.',
  ],
  [
    { repositories: { all: 'pull', chosen: [image('api', 'push'), image('web', 'pull')] } },
    'Can pull every repository of acme, and pull and push acme/api, with no expiration.',
  ],
  [
    { manages: true, scopes: ['scope-member-edit', 'scope-invite-read'] },
    'Can edit members and read invites of acme, with no expiration.',
  ],
  [
    { manages: false, publicRead: true, scopes: ['scope-member-edit'] },
    'Can pull every public repository, with no expiration.',
  ],
  [
    { services: [{ id: 'npm', fullName: 'acme/npm', offers: [], permissions: ['read'], rights: ['read'] }] },
    'Can use acme/npm (read), with no expiration.',
  ],
])('%j', (values, sentence) => {
  expect(summarizeToken('organization', 'acme', { ...plain, ...values })).toBe(sentence)
})

it('scopes that were ticked are sent while management access is allowed', () => {
  const scopes = ['scope-group-edit' as const]
  expect(toSend('organization', { ...plain, scopes, manages: true }).scopes).toEqual(scopes)
  expect(toSend('organization', { ...plain, scopes, manages: false }).scopes).toEqual([])
})
