'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import type { ActionResult } from '#lib/action-result.ts'
import { runAction, runQuery } from '#lib/auth/run-action.ts'
import { changeRole } from '#lib/members/change-role.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import type { ChangeRole, RemoveMember } from '#lib/members/schema.ts'
import { searchMembers, type FoundMember } from '#lib/members/search-members.ts'

export async function changeRoleAction(
  organization: string,
  input: ChangeRole,
  shown?: Shown,
): Promise<ActionResult<PublicMember>> {
  return runAction((actor) => changeRole(actor, organization, input, shown))
}

export async function removeMemberAction(
  organization: string,
  input: RemoveMember,
): Promise<ActionResult<PublicMember>> {
  return runAction((actor) => removeMember(actor, organization, input))
}

export async function searchMembersAction(
  organization: string,
  text: string,
): Promise<ActionResult<FoundMember[]>> {
  return runQuery((actor) => searchMembers(actor, organization, text))
}
