'use server'

import type { ActionResult } from '#lib/action-result.ts'
import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { createClient } from '#lib/devices/create-client.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { deleteClient } from '#lib/devices/delete-client.ts'
import { endRequestedAccess } from '#lib/devices/end-requested-access.ts'
import { findClient } from '#lib/devices/find-client.ts'
import { renameClient } from '#lib/devices/rename-client.ts'
import type { Approval, CreateClient, RenameClient } from '#lib/devices/schema.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'

export async function decideDeviceAction(
  userCode: string,
  decision: 'approve' | 'deny',
): Promise<ActionResult<void>> {
  return runAction((actor) => decideDevice(actor, userCode, decision))
}

export async function approveRequestAction(userCode: string, input: Approval): Promise<ActionResult<void>> {
  return runAction((actor) => approveRequest(actor, userCode, input))
}

export async function endRequestedAccessAction(
  organization: string,
  tokenId: string,
): Promise<ActionResult<void>> {
  return runAction((actor) => endRequestedAccess(actor, organization, tokenId))
}

export async function createDeviceClientAction(input: CreateClient, key: string) {
  const call = { key, route: 'createDeviceClientAction', request: input }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createClient(actor, input),
      repeat: ({ ids }) => findClient(ids[0]),
    }),
  )
}

export async function renameDeviceClientAction(id: string, input: RenameClient, shown?: Shown) {
  return runAction((actor) => renameClient(actor, id, input, shown))
}

export async function deleteDeviceClientAction(id: string) {
  return runAction((actor) => deleteClient(actor, id))
}
