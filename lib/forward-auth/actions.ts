'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { runQuery } from '#lib/auth/run-action.ts'
import { tryService, type TriedRequest, type TryService } from '#lib/forward-auth/try-service.ts'
import type { ServicesOf } from '#lib/services/service-owner.ts'

export async function tryServiceAction(
  of: ServicesOf,
  service: string,
  input: TryService,
): Promise<ActionResult<TriedRequest>> {
  return runQuery((actor) => tryService(actor, of === null ? null : String(of), String(service), input))
}
