'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import type { ActionResult } from '#lib/action-result.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { deleteGroup } from '#lib/groups/delete-group.ts'
import { getGroup } from '#lib/groups/get-group.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { removeGroupMember } from '#lib/groups/remove-group-member.ts'
import { removeGroupRepository } from '#lib/groups/remove-group-repository.ts'
import type {
  CreateGroup,
  GroupMemberInput,
  GroupRepositoryInput,
  SetGroupRepository,
  UpdateGroup,
} from '#lib/groups/schema.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'
import { updateGroup } from '#lib/groups/update-group.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'

export async function createGroupAction(
  organization: string,
  input: CreateGroup,
  key: string,
): Promise<ActionResult<PublicGroup>> {
  const call = { key, route: 'createGroupAction', request: [organization, input] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createGroup(actor, organization, input),
      repeat: ({ ids }) => getGroup(actor, organization, ids[0]!),
    }),
  )
}

export async function updateGroupAction(
  organization: string,
  group: string,
  input: UpdateGroup,
  shown?: Shown,
): Promise<ActionResult<PublicGroup>> {
  return runAction((actor) => updateGroup(actor, organization, group, input, shown))
}

export async function deleteGroupAction(
  organization: string,
  group: string,
): Promise<ActionResult<PublicGroup>> {
  return runAction((actor) => deleteGroup(actor, organization, group))
}

export async function addGroupMemberAction(
  organization: string,
  group: string,
  input: GroupMemberInput,
): Promise<ActionResult<void>> {
  return runAction((actor) => addGroupMember(actor, organization, group, input))
}

export async function removeGroupMemberAction(
  organization: string,
  group: string,
  input: GroupMemberInput,
): Promise<ActionResult<void>> {
  return runAction((actor) => removeGroupMember(actor, organization, group, input))
}

export async function setGroupRepositoryAction(
  organization: string,
  group: string,
  input: SetGroupRepository,
  shown?: Shown,
): Promise<ActionResult<void>> {
  return runAction((actor) => setGroupRepository(actor, organization, group, input, { shown }))
}

export async function removeGroupRepositoryAction(
  organization: string,
  group: string,
  input: GroupRepositoryInput,
): Promise<ActionResult<void>> {
  return runAction((actor) => removeGroupRepository(actor, organization, group, input))
}
