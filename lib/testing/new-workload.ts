import { randomBytes } from 'node:crypto'
import { db } from '#lib/database/db.ts'

type Columns = NonNullable<Parameters<typeof db.trustedWorkload.create>[0]>['data']

/** A trusted workload, inserted directly into the database. */
export async function newWorkload(
  organization: { id: string },
  columns: Partial<Columns> & { issuer: string },
): Promise<{ id: string; name: string }> {
  const data = {
    name: `workload-${randomBytes(4).toString('hex')}`,
    kind: 'oidc',
    audience: 'https://gatehouse.test',
    conditions: [{ claim: 'sub', value: 'job' }],
    grant: { publicRead: true, repositories: { all: 'push', chosen: [] }, scopes: [], services: [] },
    lifetimeMinutes: 15,
    createdBy: 'somebody',
    ...columns,
    organizationId: organization.id,
  } as Columns
  return db.trustedWorkload.create({ data, select: { id: true, name: true } })
}
