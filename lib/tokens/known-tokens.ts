import type { AccountActor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'

/** Tokens that the person may know of: their own, and those of the repository's organization if they manage them. */
export async function knownTokens(
  actor: AccountActor,
  { organizationId, namespace }: Pick<PublicRepository, 'organizationId' | 'namespace'>,
): Promise<Prisma.Sql> {
  const own = Prisma.sql`token.account_id = ${actor.accountId}::uuid`
  const isManaged = organizationId !== null && (await managesTokens(actor, namespace))
  return isManaged ? Prisma.sql`(${own} OR token.organization_id = ${organizationId}::uuid)` : own
}

async function managesTokens(actor: AccountActor, organization: string): Promise<boolean> {
  try {
    await authorizeOrganization(actor, organization, 'token.manage')
    return true
  } catch (error) {
    if (error instanceof AppError && ['forbidden', 'not_found'].includes(error.code)) return false
    throw error
  }
}
