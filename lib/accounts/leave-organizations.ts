import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'

/** Ends the memberships and company ownerships of an account that is being deleted; returns their audit entries. */
export async function leaveOrganizations(
  tx: Transaction,
  { accountId, username }: AccountActor,
): Promise<Audit[]> {
  const left = await tx.$queryRaw<{ organizationId: string; role: Role; groups: string[] }[]>`
    DELETE FROM membership WHERE account_id = ${accountId}::uuid
    RETURNING organization_id AS "organizationId", role,
      ARRAY(SELECT name FROM group_member JOIN member_group ON member_group.id = group_id
        WHERE group_member.organization_id = membership.organization_id
          AND group_member.account_id = membership.account_id ORDER BY name) AS groups`
  const companies = await tx.company.findMany({
    where: { owners: { some: { accountId } } },
    select: { id: true, name: true, organizations: { select: { id: true } } },
  })
  const target = { kind: 'member', id: accountId, name: username }
  return [
    ...left.map(({ organizationId, ...details }): Audit => {
      return { action: 'member.leave', target, organizationId, details }
    }),
    ...companies.flatMap((company) =>
      companyAudit('company.remove_owner', company, company.organizations, { owner: username }),
    ),
  ]
}
