import { randomBytes } from 'node:crypto'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'

/** An owner of the organization's new company, who is not a member of the organization. */
export async function newCompanyOwner(organization: { id: string }): Promise<AccountActor> {
  const owner = await newAccount()
  await db.company.create({
    data: {
      name: `company-${randomBytes(6).toString('hex')}`,
      owners: { create: { accountId: owner.accountId } },
      organizations: { connect: { id: organization.id } },
    },
  })
  return owner
}
