import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { companyAudit } from '#lib/audit/company-audit.ts'
import { lockCompany } from '#lib/companies/company-rows.ts'
import { nameTaken } from '#lib/companies/create-company.ts'
import { updateCompanySchema, type UpdateCompany } from '#lib/companies/schema.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'

/** Renames a company, or says how its people sign in: then what they opened in other ways ends. */
export async function updateCompany(
  actor: Actor,
  id: string,
  input: UpdateCompany,
  shown?: Shown,
): Promise<UpdatedCompany> {
  try {
    return await mutateSite(actor, async (tx) => {
      const given = parse(updateCompanySchema, input)
      const company = await lockCompany(tx, id)
      const before = { name: company.name, requiresIdentityProvider: company.requiresIdentityProvider }
      const after = {
        name: given.name ?? before.name,
        requiresIdentityProvider: given.requiresIdentityProvider ?? before.requiresIdentityProvider,
      }
      const changes = changesOf(before, after, shown)
      if (!changes) return { result: after, audit: [] }
      const isRequired = after.requiresIdentityProvider && !before.requiresIdentityProvider
      if (isRequired && !env.OIDC_ISSUER) throw new AppError('invalid', 'No identity provider is set.')
      await tx.company.updateMany({ where: { id: company.id }, data: after })
      if (isRequired) await endOtherSessionsOf(tx, company.id, actor)
      const { organizations } = company
      return { result: after, audit: companyAudit('company.update', company, organizations, changes) }
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw nameTaken()
    throw error
  }
}

type UpdatedCompany = { name: string; requiresIdentityProvider: boolean }

/** Sessions of the company's people that began with something else, except that of who does this. */
async function endOtherSessionsOf(tx: Transaction, companyId: string, actor: Actor): Promise<void> {
  const company = { companyId }
  await tx.session.deleteMany({
    where: {
      signedInWith: { not: 'identity_provider' },
      ...('sessionId' in actor && actor.sessionId && { id: { not: actor.sessionId } }),
      account: {
        OR: [{ memberships: { some: { organization: company } } }, { companies: { some: company } }],
      },
    },
  })
}
