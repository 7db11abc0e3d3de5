import { describe, expect, it } from 'vitest'
import type { ChosenEntry } from '#components/tokens/personal-grant-form.ts'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { summarizeToken } from '#components/tokens/summarize-token.ts'
import type { GivenService } from '#lib/grants/given-service.ts'

const expiresAt = '2026-12-22T14:00:00.000Z'
type Values = Omit<TokenFormValues<'account'>, 'description' | 'services'>
const say = (values: Values & { services?: GivenService[] }) =>
  summarizeToken('account', '', { description: '', services: [], ...values })
const all = { pull: true, push: true, delete: true }

function chosen(fullName: string, more: Partial<ChosenEntry> = {}): ChosenEntry {
  return { id: fullName, fullName, visibility: 'public', rights: all, ...all, ...more }
}

describe('all repositories', () => {
  it.each([
    ['public_read', 'Can pull every public repository, and nothing else, until 22 Dec 2026, 14:00 UTC.'],
    ['read', 'Can pull every repository that you can read, until 22 Dec 2026, 14:00 UTC.'],
    [
      'write',
      'Can pull every repository that you can read, and push where you can write, until 22 Dec 2026, 14:00 UTC.',
    ],
    [
      'admin',
      'Can pull every repository that you can read, push and delete images where you can write, and manage your repositories, until 22 Dec 2026, 14:00 UTC.',
    ],
  ] as const)('at %s', (permission, sentence) => {
    expect(say({ permission, repositories: 'all', publicRead: false, expiresAt })).toBe(sentence)
  })

  it('says when there is no end, and nothing of an end that is not chosen yet', () => {
    const at = (when: string | null) =>
      say({ permission: 'read', repositories: 'all', publicRead: false, expiresAt: when })
    expect(at(null)).toBe('Can pull every repository that you can read, with no expiration.')
    expect(at('')).toBe('Can pull every repository that you can read.')
  })
})

describe('selected repositories', () => {
  const sayOf = (
    permission: 'public_read' | 'read' | 'write' | 'admin',
    repositories: ChosenEntry[],
    publicRead = false,
  ) => say({ permission, repositories, publicRead, expiresAt })

  it('asks for some while there are none', () => {
    expect(sayOf('read', [])).toBe('Choose the repositories it can access.')
  })

  it('names them, and says that nothing else is reached', () => {
    expect(sayOf('write', [chosen('acme/api'), chosen('acme/web')])).toBe(
      'Can pull and push acme/api and acme/web, and nothing else, until 22 Dec 2026, 14:00 UTC.',
    )
  })

  it('names the public ones beside them, but not where all are reached', () => {
    expect(sayOf('write', [chosen('acme/api')], true)).toBe(
      'Can pull and push acme/api, and pull every public repository, and nothing else, until 22 Dec 2026, 14:00 UTC.',
    )
    expect(sayOf('read', [], true)).toBe('Choose the repositories it can access.')
    expect(say({ permission: 'read', repositories: 'all', publicRead: true, expiresAt })).toBe(
      say({ permission: 'read', repositories: 'all', publicRead: false, expiresAt }),
    )
  })

  it('tells apart what differs, and never promises beyond level, rights and boxes', () => {
    const readOnly = { pull: true, push: false, delete: false }
    expect(
      sayOf('write', [
        chosen('acme/api'),
        chosen('mira/tools', { rights: readOnly }),
        chosen('acme/docs', { push: false }),
      ]),
    ).toBe(
      'Can pull and push acme/api, and pull mira/tools and acme/docs, and nothing else, until 22 Dec 2026, 14:00 UTC.',
    )
    expect(sayOf('read', [chosen('acme/api', { pull: false })])).toBe(
      'Can do nothing yet: choose pull, push or delete.',
    )
    expect(sayOf('public_read', [chosen('acme/secret', { visibility: 'private' })])).toBe(
      'Can do nothing yet: choose pull, push or delete.',
    )
  })

  it('counts what would make the sentence long', () => {
    const many = ['a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6'].map((name) => chosen(name))
    expect(sayOf('read', many)).toBe(
      'Can pull a/1, a/2, a/3 and 3 more, and nothing else, until 22 Dec 2026, 14:00 UTC.',
    )
  })
})

describe('services', () => {
  const service = (fullName: string, ...rights: string[]): GivenService => ({
    ...{ id: fullName, fullName, offers: [], permissions: rights, rights },
  })
  const none = { permission: 'public_read' as const, repositories: [], publicRead: false, expiresAt }

  it('are named with what holds of them, and need no repository beside them', () => {
    expect(say({ ...none, services: [service('npm', 'read'), service('acme/helm', 'read', 'write')] })).toBe(
      'Can use npm (read) and acme/helm (read, write), and nothing else, until 22 Dec 2026, 14:00 UTC.',
    )
    expect(say({ ...none, services: [service('npm')] })).toBe('Choose the repositories it can access.')
  })

  it('come after the repositories', () => {
    const services = [service('npm', 'read')]
    expect(say({ ...none, repositories: 'all', services })).toBe(
      'Can pull every public repository, and use npm (read), and nothing else, until 22 Dec 2026, 14:00 UTC.',
    )
    expect(say({ ...none, permission: 'read', repositories: 'all', services })).toBe(
      'Can pull every repository that you can read, and use npm (read), until 22 Dec 2026, 14:00 UTC.',
    )
    const repositories = [chosen('acme/api', { delete: false })]
    expect(say({ ...none, permission: 'write', repositories, services })).toBe(
      'Can pull and push acme/api, and use npm (read), and nothing else, until 22 Dec 2026, 14:00 UTC.',
    )
  })
})
