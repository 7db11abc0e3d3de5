'use server'

import type { ActionResult } from '#lib/action-result.ts'
import type { PublicApplication } from '#lib/applications/application-rows.ts'
import { createApplication, type ApplicationWithSecret } from '#lib/applications/create-application.ts'
import { deleteApplication } from '#lib/applications/delete-application.ts'
import { endApplicationSecret } from '#lib/applications/end-application-secret.ts'
import { repeatApplicationSecret } from '#lib/applications/repeat-application-secret.ts'
import { rotateApplicationSecret } from '#lib/applications/rotate-application-secret.ts'
import type { CreateApplication, UpdateApplication } from '#lib/applications/schema.ts'
import { updateApplication } from '#lib/applications/update-application.ts'
import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'

/** `secret` is null where an earlier answer to the same call held it. */
export type ShownSecret = { application: PublicApplication; secret: string | null }

export async function createApplicationAction(
  organization: string | null,
  input: CreateApplication,
  key: string,
): Promise<ActionResult<ShownSecret>> {
  const call = { key, route: 'createApplicationAction', request: [organization, input] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: async () => revealed(await createApplication(actor, organization, input)),
      repeat: async (before) => revealed(await repeatApplicationSecret(actor, organization, before)),
    }),
  )
}

export async function updateApplicationAction(
  organization: string | null,
  id: string,
  input: UpdateApplication,
  shown?: Shown,
): Promise<ActionResult<PublicApplication>> {
  return runAction((actor) => updateApplication(actor, organization, id, input, shown))
}

export async function rotateApplicationSecretAction(
  organization: string | null,
  id: string,
  key: string,
): Promise<ActionResult<ShownSecret>> {
  const call = { key, route: 'rotateApplicationSecretAction', request: [organization, id] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: async () => revealed(await rotateApplicationSecret(actor, organization, id)),
      repeat: async (before) => revealed(await repeatApplicationSecret(actor, organization, before)),
    }),
  )
}

export async function endApplicationSecretAction(
  organization: string | null,
  id: string,
): Promise<ActionResult<PublicApplication>> {
  return runAction((actor) => endApplicationSecret(actor, organization, id))
}

export async function deleteApplicationAction(
  organization: string | null,
  id: string,
): Promise<ActionResult<void>> {
  return runAction((actor) => deleteApplication(actor, organization, id))
}

const revealed = ({ application, secret }: ApplicationWithSecret): ShownSecret => ({
  application,
  secret: secret?.reveal() ?? null,
})
