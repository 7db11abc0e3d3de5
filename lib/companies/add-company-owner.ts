import { taken } from '#lib/accounts/claim-namespace.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany } from '#lib/companies/company-rows.ts'
import { companyOwnerSchema, type CompanyOwner } from '#lib/companies/schema.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'

/** Makes an account an owner of the company, who manages its organizations from the next request. */
export async function addCompanyOwner(actor: Actor, id: string, input: CompanyOwner): Promise<void> {
  await mutateSite(actor, async (tx) => {
    const { username } = parse(companyOwnerSchema, input)
    assertFreshProof(actor)
    const company = await lockCompany(tx, id)
    const account = await tx.account.findUnique({ where: { username }, select: { id: true } })
    if (!account) throw nobody()
    const { count } = await tx.companyOwner.createMany({
      data: { companyId: company.id, accountId: account.id },
      skipDuplicates: true,
    })
    if (count === 0) throw taken('username', `${username} already owns this company.`)
    const audit = companyAudit('company.add_owner', company, company.organizations, { owner: username })
    return { result: undefined, audit }
  })
}

function nobody(): AppError {
  const message = 'There is no account with this name.'
  return new AppError('invalid', message, { fields: { username: message } })
}
