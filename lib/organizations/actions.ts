'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { changePlan } from '#lib/organizations/change-plan.ts'
import { createOrganization } from '#lib/organizations/create-organization.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import type {
  ChangePlan,
  CreateOrganization,
  DeleteOrganization,
  UpdateOrganization,
} from '#lib/organizations/schema.ts'
import { updateOrganization } from '#lib/organizations/update-organization.ts'

export async function createOrganizationAction(input: CreateOrganization, key: string) {
  const call = { key, route: 'createOrganizationAction', request: input }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createOrganization(actor, input),
      async repeat() {
        const { name } = await getOrganization(actor, input.name)
        return { name }
      },
    }),
  )
}

export async function updateOrganizationAction(name: string, input: UpdateOrganization, shown?: Shown) {
  return runAction((actor) => updateOrganization(actor, name, input, shown))
}

export async function deleteOrganizationAction(name: string, input: DeleteOrganization) {
  return runAction((actor) => deleteOrganization(actor, name, input))
}

export async function changePlanAction(name: string, input: ChangePlan, shown?: Shown) {
  return runAction((actor) => changePlan(actor, name, input, shown))
}
