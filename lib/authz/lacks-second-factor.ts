import type { AccountActor, TokenActor } from '#lib/authz/actor.ts'
import { meetsSecondFactor } from '#lib/authz/meets-second-factor.ts'
import { db } from '#lib/database/db.ts'

/** Whether somebody would get more in an organization if they had the second factor that it requires. */
export async function lacksSecondFactor(
  { accountId }: AccountActor | TokenActor,
  organization: string,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT FROM organization JOIN membership ON organization_id = organization.id AND account_id = ${accountId}::uuid
    WHERE organization.name = ${organization} AND NOT ${meetsSecondFactor(accountId)}`
  return rows.length > 0
}
