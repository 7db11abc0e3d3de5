import type { Transaction } from '#lib/audit/mutate.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'

/** The only shape of an application that leaves lib/applications. */
export type PublicApplication = {
  id: string
  name: string
  clientId: string
  reuseSeconds: number
  /** What alone it may ask about: `npm`, or `acme/npm` of an organization. */
  service: string | null
  /** The username of who made it, kept when that person leaves. */
  createdBy: string
  createdAt: Date
  /** One, or two after a rotation; the latest first. */
  secrets: { hint: string; createdAt: Date; lastUsedAt: Date | null }[]
}

export const applicationColumns = {
  ...{ id: true, name: true, clientId: true, reuseSeconds: true, createdBy: true, createdAt: true },
  service: { select: { name: true, organization: { select: { name: true } } } },
  secrets: {
    select: { hint: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  },
} satisfies Prisma.ApplicationSelect

/** An owner's application. Throws `not_found`. */
export async function readApplication(
  tx: Transaction,
  organizationId: string | null,
  id: string,
): Promise<PublicApplication> {
  const where = { id: parseId('Application', id), organizationId }
  const row = await tx.application.findFirst({ where, select: applicationColumns })
  if (!row) throw notFound('Application')
  return publicApplication(row)
}

type Row = Prisma.ApplicationGetPayload<{ select: typeof applicationColumns }>

export function publicApplication({ service, ...row }: Row): PublicApplication {
  const owner = service?.organization ? `${service.organization.name}/` : ''
  return { ...row, service: service && owner + service.name }
}
