import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany } from '#lib/companies/company-rows.ts'
import { companyOwnerSchema, type CompanyOwner } from '#lib/companies/schema.ts'
import { notFound } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'

/** Takes the company away from an owner; what the person is in its organizations stays. */
export async function removeCompanyOwner(actor: Actor, id: string, input: CompanyOwner): Promise<void> {
  authorizeSite(actor)
  const { username } = parse(companyOwnerSchema, input)
  await mutate(actor, async (tx) => {
    const company = await lockCompany(tx, id)
    const where = { companyId: company.id, account: { username } }
    const { count } = await tx.companyOwner.deleteMany({ where })
    if (count === 0) throw notFound('Owner')
    const audit = companyAudit('company.remove_owner', company, company.organizations, { owner: username })
    return { result: undefined, audit }
  })
}
