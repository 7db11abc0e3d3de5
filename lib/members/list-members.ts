import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { countMembers, matchingMembers, readAllMembers, readMembers } from '#lib/members/member-rows.ts'
import { canEditMembers, type PublicMember } from '#lib/members/public-member.ts'
import { memberList } from '#lib/members/member-list.ts'
import { memberQuerySchema, type MemberQuery } from '#lib/members/schema.ts'
import { parse } from '#lib/parse.ts'

export type MemberList = {
  members: readonly PublicMember[]
  /** The number of matches on all pages; `counts` cover the whole organization. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
  counts: Record<Role, number>
  /** Whether the actor may change them; only then are e-mail addresses shown and searched. */
  canEdit: boolean
}

export async function listMembers(
  actor: Actor,
  organizationName: string,
  query: Partial<MemberQuery>,
  pageSize: number = memberList.pageSize,
): Promise<MemberList> {
  const organization = await authorizeOrganization(actor, organizationName, 'member.read')
  const wanted = parse(memberQuerySchema, query)
  const canEdit = canEditMembers(actor, organization)
  const counts = organization.memberCounts
  const all = wanted.role ? counts[wanted.role] : counts.owner + counts.editor + counts.member
  const condition = matchingMembers(organization, wanted, canEdit)
  const matching = wanted.q ? await countMembers(condition) : all
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const [shown, options] = [
    { ...wanted, page },
    { withEmail: canEdit, pageSize },
  ]
  const members = wanted.q
    ? await readMembers(condition, shown, options)
    : await readAllMembers(organization, shown, options)
  return { members, matching, page, counts, canEdit }
}
