'use server'

import { runAction } from '#lib/auth/run-action.ts'
import { createOrganization } from '#lib/organizations/create-organization.ts'
import type { CreateOrganization } from '#lib/organizations/schema.ts'

export async function createOrganizationAction(input: CreateOrganization) {
  return runAction((actor) => createOrganization(actor, input))
}
