import { describe, expect, it } from 'vitest'
import { changesOf } from '#lib/audit/changes-of.ts'

const before = { displayName: 'Acme', maxTokenDays: null, tags: ['a', 'b'] }

describe('the changes', () => {
  it('are the fields that differ, lists by what is in them', () => {
    const after = { displayName: 'Acme Inc.', maxTokenDays: null, tags: ['a', 'b'] }
    expect(changesOf(before, after)).toEqual({ displayName: { from: 'Acme', to: 'Acme Inc.' } })
    expect(changesOf(before, { tags: ['a'] })).toEqual({ tags: { from: ['a', 'b'], to: ['a'] } })
    expect(changesOf(before, before)).toBeNull()
  })
})

describe('an edit of what the form showed otherwise', () => {
  const edit = (shown: object) => changesOf(before, { displayName: 'Acme Inc.' }, { ...shown })
  it('is refused with what it is now', () => {
    expect(() => edit({ displayName: 'Ac' })).toThrow(
      'Someone else changed this meanwhile. It is now Display name: Acme. Save again to replace it.',
    )
  })

  it('is none where only other fields were changed meanwhile', () => {
    expect(edit({ displayName: 'Acme', maxTokenDays: 30 })).toHaveProperty('displayName')
  })

  it('is none where somebody else has done just that', () => {
    expect(changesOf(before, { displayName: 'Acme' }, { displayName: 'Ac' })).toBeNull()
  })

  it.each([[null], ['displayName'], [7], [{ __proto__: null }]])('is not decided by %j', (shown) => {
    expect(changesOf(before, { displayName: 'Acme Inc.' }, shown as never)).toHaveProperty('displayName')
  })
})
