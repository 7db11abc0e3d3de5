import { describe, expect, it } from 'vitest'
import { repositoryRights } from '#lib/repositories/repository-rights.ts'

describe('what may be done to a repository', () => {
  it.each([
    ['no access', null, 'public', 'pull'],
    ['no access', null, 'private', ''],
    ['read', 'read', 'public', 'pull'],
    ['read', 'read', 'private', 'pull'],
    ['write', 'write', 'public', 'pull push'],
    ['write', 'write', 'private', 'pull push'],
    ['admin', 'admin', 'public', 'pull push delete'],
    ['admin', 'admin', 'private', 'pull push delete'],
  ] as const)('with %s', (_words, access, visibility, expected) => {
    const rights = repositoryRights(access, { visibility })
    const given = (['pull', 'push', 'delete'] as const).filter((action) => rights[action])
    expect(given.join(' ')).toBe(expected)
  })
})
