import { expect, it } from 'vitest'
import { permissionsOf } from '#lib/scopes/organization-permissions.ts'
import { scopesPermit } from '#lib/scopes/organization-scopes.ts'

it.each([
  ['scope-member-read', ['member.read']],
  ['scope-member-edit', ['member.read', 'member.edit']],
  ['scope-invite-read', ['invite.read']],
  ['scope-invite-edit', ['invite.read', 'invite.edit']],
  ['scope-group-read', ['group.read']],
  ['scope-group-edit', ['group.read', 'group.edit']],
  ['scope-activity-read', ['audit.read']],
  ['scope-repository-list', ['repository.list']],
  ['scope-repository-create', ['repository.create']],
  ['scope-repository-edit', []],
  ['scope-tag-admin', []],
  ['scope-image-delete', []],
  ['scope-image-push', []],
])('%s permits %j and nothing else', (scope, permissions) => {
  expect(permissionsOf.owner.filter((one) => scopesPermit([scope], one))).toEqual(permissions)
})
