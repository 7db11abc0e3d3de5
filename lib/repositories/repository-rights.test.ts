import { describe, expect, it } from 'vitest'
import { repositoryRights } from '#lib/repositories/repository-rights.ts'

const mira = { username: 'mira' }

describe('what an account may do to a repository', () => {
  it.each([
    {
      who: 'the owner',
      account: mira,
      namespace: 'mira',
      visibility: 'private',
      pull: true,
      push: true,
      delete: true,
    },
    {
      who: 'the owner',
      account: mira,
      namespace: 'mira',
      visibility: 'public',
      pull: true,
      push: true,
      delete: true,
    },
    {
      who: 'another',
      account: mira,
      namespace: 'tomas',
      visibility: 'public',
      pull: true,
      push: false,
      delete: false,
    },
    {
      who: 'another',
      account: mira,
      namespace: 'tomas',
      visibility: 'private',
      pull: false,
      push: false,
      delete: false,
    },
    {
      who: 'nobody',
      account: null,
      namespace: 'tomas',
      visibility: 'public',
      pull: true,
      push: false,
      delete: false,
    },
    {
      who: 'nobody',
      account: null,
      namespace: 'tomas',
      visibility: 'private',
      pull: false,
      push: false,
      delete: false,
    },
  ] as const)(
    '$who, $visibility in $namespace',
    ({ account, namespace, visibility, pull, push, delete: remove }) => {
      expect(repositoryRights(account, { namespace, visibility })).toEqual({ pull, push, delete: remove })
    },
  )

  it('compares whole names', () => {
    const rights = repositoryRights(mira, { namespace: 'mira-labs', visibility: 'private' })
    expect(rights).toEqual({ pull: false, push: false, delete: false })
  })
})
