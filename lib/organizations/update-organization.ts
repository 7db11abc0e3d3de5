import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import type { Standing } from '#lib/authz/standing.ts'
import { AppError } from '#lib/errors.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { updateOrganizationSchema, type UpdateOrganization } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'

export type OrganizationSettings = {
  displayName: string
  maxTokenDays: number | null
  canReactivateTokens: boolean
  requiresSecondFactor: boolean
}

export const settingsOf = ({
  displayName,
  maxTokenDays,
  canReactivateTokens,
  requiresSecondFactor,
}: Standing): OrganizationSettings => ({
  ...{ displayName, maxTokenDays, canReactivateTokens, requiresSecondFactor },
})

/** Updates the given settings. They apply to new actions; existing access tokens that live longer are kept. */
export async function updateOrganization(
  actor: Actor,
  name: string,
  input: UpdateOrganization,
  shown?: Shown,
): Promise<OrganizationSettings> {
  return mutateOrganization(actor, name, 'organization.edit', async (tx, organization, by) => {
    const wanted = parse(updateOrganizationSchema, input)
    const { id } = organization
    const before = settingsOf(organization)
    const after = { ...before, ...wanted } as OrganizationSettings
    const changes = changesOf(before, after, shown)
    if (!changes) return { result: before, audit: [] }
    if (after.requiresSecondFactor && !before.requiresSecondFactor) await assertHasSecondFactor(tx, by)
    await tx.organization.updateMany({ where: { id }, data: after })
    return { result: after, audit: organizationAudit('update', organization, changes) }
  })
}

/** Nobody requires of others what would shut them out themselves. */
async function assertHasSecondFactor(tx: Transaction, actor: Actor): Promise<void> {
  if (actor.kind !== 'account') return
  const where = { id: actor.accountId, secondFactorSince: null }
  if ((await tx.account.count({ where })) === 0) return
  const message = 'Set up two-factor authentication for your own account first. You would lose access, too.'
  throw new AppError('invalid', message, { fields: { requiresSecondFactor: message } })
}
