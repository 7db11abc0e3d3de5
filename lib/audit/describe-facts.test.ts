import { expect, it } from 'vitest'
import { factsInOneLine, describeFacts } from '#lib/audit/describe-facts.ts'

it.each([
  [{}, ''],
  [{ description: { from: '', to: 'CI' } }, 'Description: empty → CI'],
  [
    { permission: { from: 'public_read', to: 'admin' } },
    'Permission: Public Repo Read-only → Read, Write, Delete',
  ],
  [{ maxTokenDays: { from: null, to: 30 } }, 'Max token days: none → 30'],
  [{ canReactivateTokens: { from: false, to: true } }, 'Can reactivate tokens: no → yes'],
  [{ repositories: ['a/b: pull', 'a/c: push'], hint: 'x' }, 'Repositories: a/b: pull, a/c: push; Hint: x'],
  [{ repositories: { from: 'all', to: [] } }, 'Repositories: all → none'],
  [{ scopes: ['scope-member-read', 'scope-group-edit'] }, 'Scopes: Member Read, Group Edit'],
  [{ access: { from: null, to: 'admin' } }, 'Access: none → admin'],
])('%j', (details, words) => {
  expect(factsInOneLine(details)).toBe(words)
})

it('keeps apart what is so and what changed', () => {
  expect(describeFacts({ role: 'owner', plan: { from: 'free', to: 'team' } })).toEqual([
    { key: 'role', name: 'Role', to: 'owner' },
    { key: 'plan', name: 'Plan', from: 'free', to: 'team' },
  ])
})
