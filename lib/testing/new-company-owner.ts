import { randomBytes } from 'node:crypto'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'

/** Somebody who owns the company that the organization is put into, and is no member of it. */
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
