import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { defaultRegistryRules, type RegistryRules } from '#lib/organizations/registry-rules.ts'

export async function getRegistryRules(actor: Actor, organizationName: string): Promise<RegistryRules> {
  const { id } = await authorizeOrganization(actor, organizationName, 'organization.read')
  const found = await db.organization.findUnique({ where: { id }, select: { registryRules: true } })
  if (!found) throw notFound('Organization')
  return (found.registryRules as RegistryRules | null) ?? defaultRegistryRules
}
