import { db } from '#lib/database/db.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { hintOf, newSecret } from '#lib/tokens/secret.ts'

type Columns = NonNullable<Parameters<typeof db.token.create>[0]>['data']

/** An organization's token, inserted directly into the database. */
export async function newOrganizationToken(
  organization: { id: string },
  columns: Partial<Columns> = {},
): Promise<{ id: string; secret: Secret }> {
  const secret = newSecret('organization')
  const data = {
    label: 'Test',
    description: '',
    allRepositories: false,
    createdBy: 'somebody',
    secretHash: hashSecret(secret.reveal()),
    hint: hintOf(secret),
    ...columns,
    organizationId: organization.id,
  } as Columns
  const { id } = await db.token.create({ data, select: { id: true } })
  return { id, secret }
}
