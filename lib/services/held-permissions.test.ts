import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles, type Role } from '#lib/scopes/organization-permissions.ts'
import {
  heldPermissions,
  permissionsOfRole,
  withIncludedPermissions,
} from '#lib/services/held-permissions.ts'
import type { ServicePermission } from '#lib/services/schema.ts'

const npm: ServicePermission[] = [
  { name: 'read', role: 'member', includes: [] },
  { name: 'write', role: 'editor', includes: ['read'] },
  { name: 'admin', role: 'owner', includes: ['write'] },
]

describe('what a role may', () => {
  it.each<[Role | null, string[]]>([
    ['owner', ['read', 'write', 'admin']],
    ['editor', ['read', 'write']],
    ['member', ['read']],
    [null, []],
  ])('%s: %j', (role, expected) => {
    expect(permissionsOfRole(npm, role)).toEqual(expected)
  })
})

it('what is included is held too, and what the service has no more is not', () => {
  expect(withIncludedPermissions(npm, ['admin'])).toEqual(['read', 'write', 'admin'])
  expect(withIncludedPermissions(npm, ['publish', 'read'])).toEqual(['read'])
  const circle = [
    { name: 'a', role: 'member', includes: ['b'] },
    { name: 'b', role: 'member', includes: ['a'] },
  ] satisfies ServicePermission[]
  expect(withIncludedPermissions(circle, ['b'])).toEqual(['a', 'b'])
})

it('a token holds what it was given as far as its owner may', () => {
  expect(heldPermissions(npm, ['write'], 'owner')).toEqual(['read', 'write'])
  expect(heldPermissions(npm, ['admin'], 'editor')).toEqual(['read', 'write'])
  expect(heldPermissions(npm, ['admin'], 'member')).toEqual(['read'])
  expect(heldPermissions(npm, ['admin'], null)).toEqual([])
  expect(heldPermissions(npm, [], 'owner')).toEqual([])
})

it('never holds more than was given, than the service has, or than its owner may', () => {
  const names = ['a', 'b', 'c', 'd']
  const permissions = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      role: fc.constantFrom(...roles),
      includes: fc.subarray(names),
    }),
    { selector: ({ name }) => name },
  )
  const role = fc.option(fc.constantFrom(...roles))
  fc.assert(
    fc.property(permissions, fc.subarray([...names, 'gone']), role, (all, given, as) => {
      const held = heldPermissions(all, given, as)
      const reachable = reached(all, given)
      const able = reached(
        all,
        all.filter((one) => as !== null && atLeast(as, one.role)).map(({ name }) => name),
      )
      expect(held).toEqual(
        all.map(({ name }) => name).filter((name) => reachable.has(name) && able.has(name)),
      )
    }),
    { numRuns: 2000 },
  )
})

const rank: Record<Role, number> = { member: 0, editor: 1, owner: 2 }
const atLeast = (role: Role, least: Role) => rank[role] >= rank[least]

/** Adds what is included until nothing more is. */
function reached(all: ServicePermission[], from: string[]): Set<string> {
  const held = new Set(all.map(({ name }) => name).filter((name) => from.includes(name)))
  for (let size = -1; size !== held.size;) {
    size = held.size
    for (const { name, includes } of all)
      if (held.has(name)) for (const one of includes) if (all.some((each) => each.name === one)) held.add(one)
  }
  return held
}
