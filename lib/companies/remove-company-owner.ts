import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany, lockOrganizationsOf } from '#lib/companies/company-rows.ts'
import { companyOwnerSchema, type CompanyOwner } from '#lib/companies/schema.ts'
import { notFound } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'

/** Removes an owner from the company; their roles in its organizations are kept. */
export async function removeCompanyOwner(actor: Actor, id: string, input: CompanyOwner): Promise<void> {
  await mutateSite(actor, async (tx) => {
    const { username } = parse(companyOwnerSchema, input)
    assertFreshProof(actor)
    const company = await lockCompany(tx, id)
    await lockOrganizationsOf(tx, company)
    const where = { companyId: company.id, account: { username } }
    const { count } = await tx.companyOwner.deleteMany({ where })
    if (count === 0) throw notFound('Owner')
    const audit = companyAudit('company.remove_owner', company, company.organizations, { owner: username })
    return { result: undefined, audit }
  })
}
