import { taken } from '#lib/accounts/claim-namespace.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { companyNameSchema, type CompanyName } from '#lib/companies/schema.ts'
import { parse } from '#lib/parse.ts'

/** Creates a company without organizations or owners. */
export async function createCompany(actor: Actor, input: CompanyName): Promise<{ id: string; name: string }> {
  return mutateSite(actor, async (tx) => {
    const { name } = parse(companyNameSchema, input)
    const [company] = await tx.company.createManyAndReturn({
      data: { name },
      select: { id: true, name: true },
      skipDuplicates: true,
    })
    if (!company) throw nameTaken()
    return { result: company, audit: companyAudit('company.create', company, []) }
  })
}

export const nameTaken = () =>
  taken('name', 'There is already a company with this name. Choose another name.')
