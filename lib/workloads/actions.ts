'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction, runQuery } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { createWorkload } from '#lib/workloads/create-workload.ts'
import { deleteWorkload } from '#lib/workloads/delete-workload.ts'
import { getWorkload } from '#lib/workloads/get-workload.ts'
import type { CreateWorkload, UpdateWorkload } from '#lib/workloads/schema.ts'
import { tryAssertion } from '#lib/workloads/try-assertion.ts'
import { updateWorkload } from '#lib/workloads/update-workload.ts'

export async function createWorkloadAction(organization: string, input: CreateWorkload, key: string) {
  const call = { key, route: 'createWorkloadAction', request: [organization, input] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createWorkload(actor, organization, input),
      repeat: ({ ids }) => getWorkload(actor, organization, ids[0]!),
    }),
  )
}

export async function updateWorkloadAction(
  organization: string,
  id: string,
  input: UpdateWorkload,
  shown?: Shown,
) {
  return runAction((actor) => updateWorkload(actor, organization, id, input, shown))
}

export async function deleteWorkloadAction(organization: string, id: string) {
  return runAction((actor) => deleteWorkload(actor, organization, id))
}

/** The pasted token is in this request alone: it is neither logged nor kept. */
export async function tryAssertionAction(organization: string, id: string, assertion: string) {
  return runQuery((actor) => tryAssertion(actor, organization, id, assertion))
}
