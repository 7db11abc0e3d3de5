import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { imageRuleColumns, type ImageRules } from '#lib/organizations/image-rules.ts'

export async function getImageRules(actor: Actor, organizationName: string): Promise<ImageRules> {
  const { id } = await authorizeOrganization(actor, organizationName, 'organization.read')
  const rules = await db.organization.findUnique({ where: { id }, select: imageRuleColumns })
  if (!rules) throw notFound('Organization')
  return rules
}
