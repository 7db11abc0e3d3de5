import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany, lockOrganizationsOf } from '#lib/companies/company-rows.ts'
import { deleteCompanySchema, type DeleteCompany } from '#lib/companies/schema.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'

/** Deletes a company whose name was typed. Its organizations are kept, but its owners no longer manage them. */
export async function deleteCompany(actor: Actor, id: string, input: DeleteCompany): Promise<void> {
  await mutateSite(actor, async (tx) => {
    const { typedName } = parse(deleteCompanySchema, input)
    assertFreshProof(actor)
    const company = await lockCompany(tx, id)
    if (typedName !== company.name) throw notTyped(company.name)
    await lockOrganizationsOf(tx, company)
    await tx.company.deleteMany({ where: { id: company.id } })
    const { owners, organizations } = company
    const details = { owners, organizations: organizations.map(({ name }) => name) }
    return { result: undefined, audit: companyAudit('company.delete', company, organizations, details) }
  })
}

function notTyped(name: string): AppError {
  const message = `Type ${name} to delete it.`
  return new AppError('invalid', message, { fields: { typedName: message } })
}
