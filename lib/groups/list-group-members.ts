import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import { memberList } from '#lib/members/member-list.ts'
import { countMembers, matchingMembers, readMembers } from '#lib/members/member-rows.ts'
import { canEditMembers, type PublicMember } from '#lib/members/public-member.ts'
import { memberQuerySchema, type MemberQuery } from '#lib/members/schema.ts'
import { parse } from '#lib/parse.ts'

export type GroupMemberList = {
  members: PublicMember[]
  /** The number of matches on all pages. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
}

export async function listGroupMembers(
  actor: Actor,
  organizationName: string,
  group: string,
  query: Partial<MemberQuery>,
  pageSize: number = memberList.pageSize,
): Promise<GroupMemberList> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.read')
  const wanted = parse(memberQuerySchema, query)
  const { id } = await readGroup(db, actor, organization, group)
  const withEmail = canEditMembers(actor, organization)
  const inGroup = Prisma.sql`account_id IN (SELECT account_id FROM group_member WHERE group_id = ${id}::uuid)`
  const condition = Prisma.sql`${matchingMembers(organization, wanted, withEmail)} AND ${inGroup}`
  const matching = await countMembers(condition)
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const members = await readMembers(condition, { ...wanted, page }, { withEmail, pageSize })
  return { members, matching, page }
}
