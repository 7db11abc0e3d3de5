import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany } from '#lib/companies/company-rows.ts'
import { nameTaken } from '#lib/companies/create-company.ts'
import { companyNameSchema, type CompanyName } from '#lib/companies/schema.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'

/** Renames a company. */
export async function updateCompany(actor: Actor, id: string, input: CompanyName): Promise<{ name: string }> {
  try {
    return await mutateSite(actor, async (tx) => {
      const { name } = parse(companyNameSchema, input)
      const company = await lockCompany(tx, id)
      if (company.name === name) return { result: { name }, audit: [] }
      await tx.company.updateMany({ where: { id: company.id }, data: { name } })
      const details = { name: { from: company.name, to: name } }
      const { organizations } = company
      return { result: { name }, audit: companyAudit('company.update', company, organizations, details) }
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw nameTaken()
    throw error
  }
}
