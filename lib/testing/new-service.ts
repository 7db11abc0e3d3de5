import { randomBytes } from 'node:crypto'
import { db } from '#lib/database/db.ts'
import type { ServicePermission, ServiceRule } from '#lib/services/schema.ts'

type Columns = Partial<NonNullable<Parameters<typeof db.service.create>[0]>['data']>

const permissions: ServicePermission[] = [
  { name: 'read', role: 'member', includes: [] },
  { name: 'write', role: 'editor', includes: ['read'] },
  { name: 'admin', role: 'owner', includes: ['write'] },
]
const rules: ServiceRule[] = [
  { methods: [], path: '/-/admin/', permission: 'admin' },
  { methods: ['GET'], path: '/', permission: 'read' },
  { methods: [], path: '/', permission: 'write' },
]

/** A service at a confirmed host of its own, inserted directly into the database: of the installation without an organization. */
export async function newService(
  organization: { id: string; name: string } | null = null,
  columns: Columns = {},
): Promise<{ id: string; name: string; fullName: string; host: string }> {
  const random = `service-${randomBytes(6).toString('hex')}`
  const name = columns.name === undefined ? random : String(columns.name)
  const host = `${random}.example.com`
  const data = {
    ...{ name, kind: 'http', rules, permissions, createdBy: 'somebody' },
    hosts: { create: { pattern: host, confirmedAt: new Date() } },
    ...columns,
    organizationId: organization?.id ?? null,
  } as NonNullable<Parameters<typeof db.service.create>[0]>['data']
  const { id } = await db.service.create({ data, select: { id: true } })
  return { id, name, host, fullName: organization ? `${organization.name}/${name}` : name }
}

/** Gives a token permissions of a service, whatever its owner may do. */
export async function giveService(token: { id: string }, service: { id: string }, ...permissions: string[]) {
  await db.tokenService.create({ data: { tokenId: token.id, serviceId: service.id, permissions } })
}
