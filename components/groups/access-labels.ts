import type { SetGroupRepository } from '#lib/groups/schema.ts'

/** What each access level allows the members of a group. */
export const accessLabels: Record<SetGroupRepository['access'], string> = {
  read: 'Read: pull',
  write: 'Write: pull and push',
  admin: 'Admin: pull, push and manage',
}
