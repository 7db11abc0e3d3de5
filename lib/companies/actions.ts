'use server'

import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { addCompanyOrganization } from '#lib/companies/add-company-organization.ts'
import { addCompanyOwner } from '#lib/companies/add-company-owner.ts'
import { createCompany } from '#lib/companies/create-company.ts'
import { deleteCompany } from '#lib/companies/delete-company.ts'
import { getCompany } from '#lib/companies/get-company.ts'
import { removeCompanyOrganization } from '#lib/companies/remove-company-organization.ts'
import { removeCompanyOwner } from '#lib/companies/remove-company-owner.ts'
import type {
  CompanyName,
  CompanyOrganization,
  CompanyOwner,
  DeleteCompany,
  UpdateCompany,
} from '#lib/companies/schema.ts'
import { updateCompany } from '#lib/companies/update-company.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'

export async function createCompanyAction(input: CompanyName, key: string) {
  const call = { key, route: 'createCompanyAction', request: input }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createCompany(actor, input),
      async repeat({ ids }) {
        const { id, name } = await getCompany(actor, ids[0]!)
        return { id, name }
      },
    }),
  )
}

export async function updateCompanyAction(id: string, input: UpdateCompany, shown?: Shown) {
  return runAction((actor) => updateCompany(actor, id, input, shown))
}

export async function deleteCompanyAction(id: string, input: DeleteCompany) {
  return runAction((actor) => deleteCompany(actor, id, input))
}

export async function addCompanyOwnerAction(id: string, input: CompanyOwner, key: string) {
  const call = { key, route: 'addCompanyOwnerAction', request: [id, input] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => addCompanyOwner(actor, id, input),
      repeat: async () => {},
    }),
  )
}

export async function removeCompanyOwnerAction(id: string, input: CompanyOwner) {
  return runAction((actor) => removeCompanyOwner(actor, id, input))
}

export async function addCompanyOrganizationAction(id: string, input: CompanyOrganization, key: string) {
  const call = { key, route: 'addCompanyOrganizationAction', request: [id, input] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => addCompanyOrganization(actor, id, input),
      repeat: async () => {},
    }),
  )
}

export async function removeCompanyOrganizationAction(id: string, input: CompanyOrganization) {
  return runAction((actor) => removeCompanyOrganization(actor, id, input))
}
