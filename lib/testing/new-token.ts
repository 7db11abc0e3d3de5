import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { hintOf, newSecret } from '#lib/tokens/secret.ts'

type Columns = NonNullable<Parameters<typeof db.token.create>[0]>['data']

/** A token inserted directly into the database, in states that no verb creates: expired, used, auto-generated. */
export async function newToken(
  { accountId }: AccountActor,
  columns: Partial<Columns> = {},
): Promise<{ id: string; secret: Secret }> {
  const secret = newSecret('account')
  const data = {
    description: 'Test',
    permission: 'read',
    allRepositories: true,
    secretHash: hashSecret(secret.reveal()),
    hint: hintOf(secret),
    ...columns,
    accountId,
  } as Columns
  const { id } = await db.token.create({ data, select: { id: true } })
  return { id, secret }
}
