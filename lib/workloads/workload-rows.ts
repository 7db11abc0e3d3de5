import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { prefixOf } from '#lib/grants/grant.ts'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'
import { parseId } from '#lib/parse.ts'
import { roleOfOwner } from '#lib/services/role-of-owner.ts'
import { givenService, type GivenServiceRow } from '#lib/tokens/given-services.ts'
import type { PublicWorkload, WorkloadDetails } from '#lib/workloads/public-workload.ts'
import type { KeySet, WorkloadGrant } from '#lib/workloads/schema.ts'

type Organization = { id: string; name: string }
type Row = PublicWorkload & { jwks: KeySet | null; grant: WorkloadGrant }

const lastAttempt = (isRefused: boolean) => Prisma.sql`(
  SELECT at FROM workload_attempt WHERE workload_id = workload.id AND (token_id IS NULL) = ${isRefused}
  ORDER BY workload_attempt.id DESC LIMIT 1)`

/** Of a `trusted_workload` that is called `workload`. */
export const workloadColumns = Prisma.sql`
  workload.id, workload.name, kind, issuer, audience, conditions, lifetime_minutes AS "lifetimeMinutes",
  allows_forks AS "allowsForks", allows_pull_request_target AS "allowsPullRequestTarget", is_active AS "isActive",
  created_by AS "createdBy", created_at AS "createdAt",
  ${lastAttempt(false)} AS "lastTokenAt", ${lastAttempt(true)} AS "lastRefusedAt"`

/** One of the organization's, with what its tokens may do. Throws `not_found`. */
export async function readWorkload(
  tx: Pick<Transaction, '$queryRaw'>,
  organization: Organization,
  id: string,
): Promise<WorkloadDetails> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${workloadColumns}, jwks, workload.grant FROM trusted_workload workload
    WHERE workload.id = ${parseId('Trusted workload', id)}::uuid AND organization_id = ${organization.id}::uuid`
  if (!row) throw notFound('Trusted workload')
  return { ...row, grant: await nameGrant(tx, organization, row.grant) }
}

/** The same, which nobody else changes before the transaction ends. */
export async function lockWorkload(tx: Transaction, organization: Organization, id: string) {
  await tx.$queryRaw`
    SELECT 1 FROM trusted_workload WHERE id = ${parseId('Trusted workload', id)}::uuid
      AND organization_id = ${organization.id}::uuid FOR UPDATE`
  return readWorkload(tx, organization, id)
}

type Named = OrganizationGrantTypes['named']['repositories']['chosen'][number]

/** What was chosen by id, by name; what is no longer there is left out. */
async function nameGrant(
  tx: Pick<Transaction, '$queryRaw'>,
  { id, name }: Organization,
  { repositories: { all, chosen }, services = [], ...grant }: WorkloadGrant,
): Promise<WorkloadDetails['grant']> {
  const ids = chosen.flatMap((one) => one.id ?? [])
  const found = await tx.$queryRaw<Omit<Named & { id: string }, 'access'>[]>`
    SELECT id, namespace || '/' || name AS "fullName", visibility FROM repository
    WHERE id = ANY(${ids}::uuid[]) AND namespace = ${name}`
  const named = chosen.flatMap(({ id, prefix, access }): Named[] => {
    if (prefix !== undefined) return [{ ...prefixOf(name, prefix), access }]
    const repository = found.find((one) => one.id === id)
    return repository ? [{ ...repository, access } as Named] : []
  })
  const rows = await tx.$queryRaw<Omit<GivenServiceRow, 'given'>[]>`
    SELECT service.id, coalesce(organization.name || '/', '') || service.name AS "fullName", service.permissions,
      ${roleOfOwner({ kind: 'organization', id })} AS role
    FROM service LEFT JOIN organization ON organization.id = service.organization_id
    WHERE service.id = ANY(${services.map((one) => one.id)}::uuid[])
    ORDER BY organization.name NULLS FIRST, service.name`
  return {
    ...grant,
    repositories: { all, chosen: named },
    services: rows.map((row) =>
      givenService({ ...row, given: services.find((one) => one.id === row.id)?.permissions ?? [] }),
    ),
  }
}

export function nameTaken(name: string): AppError {
  const message = `There is already a trusted workload named ${name}. Choose another name.`
  return new AppError('conflict', message, { fields: { name: message } })
}
