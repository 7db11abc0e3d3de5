import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany } from '#lib/companies/company-rows.ts'
import { companyOrganizationSchema, type CompanyOrganization } from '#lib/companies/schema.ts'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'

/** Adds an organization without a company to this one. Its owners manage the organization from the next request. */
export async function addCompanyOrganization(
  actor: Actor,
  id: string,
  input: CompanyOrganization,
): Promise<void> {
  await mutateSite(actor, async (tx) => {
    const { organization: name } = parse(companyOrganizationSchema, input)
    assertFreshProof(actor)
    const company = await lockCompany(tx, id)
    const organization = await tx.organization.findUnique({ where: { name }, select: { id: true } })
    if (!organization) throw wrong('invalid', 'There is no organization with this name.')
    const where = { id: organization.id, companyId: null }
    const { count } = await tx.organization.updateMany({ where, data: { companyId: company.id } })
    if (count === 0) throw wrong('conflict', `${name} is already in a company. Remove it from there first.`)
    const audit = companyAudit('company.add_organization', company, [organization], { organization: name })
    return { result: undefined, audit }
  })
}

function wrong(code: ErrorCode, message: string): AppError {
  return new AppError(code, message, { fields: { organization: message } })
}
