'use server'

import type { ActionResult } from '#lib/action-result.ts'
import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { confirmHost } from '#lib/services/confirm-host.ts'
import { createService } from '#lib/services/create-service.ts'
import { deleteService } from '#lib/services/delete-service.ts'
import { getService } from '#lib/services/get-service.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { releaseHost } from '#lib/services/release-host.ts'
import type { CreateService, HostOfService, UpdateService } from '#lib/services/schema.ts'
import type { ServicesOf } from '#lib/services/service-owner.ts'
import { updateService } from '#lib/services/update-service.ts'

export async function createServiceAction(
  of: ServicesOf,
  input: CreateService,
  key: string,
): Promise<ActionResult<PublicService>> {
  const call = { key, route: 'createServiceAction', request: [of, input] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createService(actor, ownerOf(of), input),
      repeat: ({ ids }) => getService(actor, ownerOf(of), ids[0]!),
    }),
  )
}

export async function updateServiceAction(
  of: ServicesOf,
  service: string,
  input: UpdateService,
  shown?: Shown,
): Promise<ActionResult<PublicService>> {
  return runAction((actor) => updateService(actor, ownerOf(of), String(service), input, shown))
}

export async function deleteServiceAction(
  of: ServicesOf,
  service: string,
): Promise<ActionResult<PublicService>> {
  return runAction((actor) => deleteService(actor, ownerOf(of), String(service)))
}

export async function confirmHostAction(input: HostOfService): Promise<ActionResult<void>> {
  return runAction((actor) => confirmHost(actor, input))
}

export async function releaseHostAction(input: HostOfService): Promise<ActionResult<void>> {
  return runAction((actor) => releaseHost(actor, input))
}

/** Whatever a caller sends that is no name is the name of no organization. */
const ownerOf = (of: ServicesOf): ServicesOf => (of === null ? null : String(of))
