import type { Role } from '#lib/scopes/organization-permissions.ts'

export const roleLabels: Record<Role, { one: string; many: string; a: string; meaning: string }> = {
  owner: {
    ...{ one: 'Owner', many: 'Owners', a: 'an owner' },
    meaning: 'Manages people, groups, access tokens, settings and all repositories.',
  },
  editor: {
    ...{ one: 'Editor', many: 'Editors', a: 'an editor' },
    meaning: 'Creates repositories, and can pull from and push to all of them.',
  },
  member: {
    ...{ one: 'Member', many: 'Members', a: 'a member' },
    meaning: 'Accesses public repositories and those of their groups.',
  },
}
