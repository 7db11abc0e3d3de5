import { hash } from 'node:crypto'
import { groupPolicy } from '#lib/groups/schema.ts'

/** The group that gives access to one repository: `web-write`; a long name ends in what tells it from others. */
export function groupNameOf(repository: string, access: 'read' | 'write'): string {
  const plain = repository.replaceAll(/[^a-z0-9]+/g, '-')
  const name = `${plain}-${access}`
  if (name.length <= groupPolicy.name.max && plain === repository) return name
  const told = `${hash('sha256', repository).slice(0, 6)}-${access}`
  const start = plain.slice(0, groupPolicy.name.max - told.length - 1).replace(/-+$/, '')
  return `${start}-${told}`
}
