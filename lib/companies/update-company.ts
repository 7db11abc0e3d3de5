import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany } from '#lib/companies/company-rows.ts'
import { nameTaken } from '#lib/companies/create-company.ts'
import { updateCompanySchema, type UpdateCompany } from '#lib/companies/schema.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'

/** Renames a company. */
export async function updateCompany(
  actor: Actor,
  id: string,
  input: UpdateCompany,
  shown?: Shown,
): Promise<{ name: string }> {
  try {
    return await mutateSite(actor, async (tx) => {
      const given = parse(updateCompanySchema, input)
      const company = await lockCompany(tx, id)
      const { name = company.name } = given
      const changes = changesOf({ name: company.name }, { name }, shown)
      if (!changes) return { result: { name }, audit: [] }
      await tx.company.updateMany({ where: { id: company.id }, data: { name } })
      const { organizations } = company
      return { result: { name }, audit: companyAudit('company.update', company, organizations, changes) }
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw nameTaken()
    throw error
  }
}
