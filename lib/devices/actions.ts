'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'

export async function decideDeviceAction(
  userCode: string,
  decision: 'approve' | 'deny',
): Promise<ActionResult<void>> {
  return runAction((actor) => decideDevice(actor, userCode, decision))
}
