import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany } from '#lib/companies/company-rows.ts'
import { companyOrganizationSchema, type CompanyOrganization } from '#lib/companies/schema.ts'
import { notFound } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'

/** Removes an organization from the company, whose owners no longer manage it. */
export async function removeCompanyOrganization(
  actor: Actor,
  id: string,
  input: CompanyOrganization,
): Promise<void> {
  await mutateSite(actor, async (tx) => {
    const { organization: name } = parse(companyOrganizationSchema, input)
    assertFreshProof(actor)
    const company = await lockCompany(tx, id)
    const where = { name, companyId: company.id }
    const [organization] = await tx.organization.updateManyAndReturn({
      where,
      data: { companyId: null },
      select: { id: true },
    })
    if (!organization) throw notFound('Organization')
    const details = { organization: name }
    return {
      result: undefined,
      audit: companyAudit('company.remove_organization', company, [organization], details),
    }
  })
}
