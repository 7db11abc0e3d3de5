import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { csvLine } from '#lib/csv-line.ts'
import { readAllMembers } from '#lib/members/member-rows.ts'
import { canEditMembers } from '#lib/members/public-member.ts'
import { memberQuerySchema } from '#lib/members/schema.ts'

const columns = ['Name', 'Username', 'Email', 'Type', 'Role', 'Teams', 'Date Joined']

/** All members as CSV, with e-mail addresses only for actors who may see them. */
export async function exportMembers(actor: Actor, organizationName: string): Promise<string> {
  const organization = await authorizeOrganization(actor, organizationName, 'member.read')
  const query = memberQuerySchema.parse({})
  const withEmail = canEditMembers(actor, organization)
  const members = await readAllMembers(organization, query, { withEmail, pageSize: 1_000_000 })
  const lines = members.map(({ name, username, email, role, groups, joinedAt }) =>
    csvLine([name, username, email, 'User', roleNames[role], groups.join(', '), joinedAt.toISOString()]),
  )
  return csvLine(columns) + lines.join('')
}

const roleNames = { owner: 'Owner', editor: 'Editor', member: 'Member' }
