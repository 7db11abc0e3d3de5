import type { Transaction } from '#lib/audit/mutate.ts'
import type { OrganizationGrant } from '#lib/grants/organization-grant.ts'
import { workloadGrantSchema } from '#lib/workloads/schema.ts'

/**
 * What of a grant there still is. A repository that was deleted is not in it, nor one of its name that was made since; null where
 * nothing remains.
 */
export async function grantLeft(
  tx: Transaction,
  { name }: { name: string },
  grant: OrganizationGrant,
): Promise<OrganizationGrant | null> {
  const { all, chosen } = grant.repositories
  const ids = chosen.flatMap(({ id }) => id ?? [])
  const found = await tx.repository.findMany({
    where: { id: { in: ids }, namespace: name },
    select: { id: true },
  })
  const there = new Set(found.map(({ id }) => id))
  const left = chosen.filter(({ id }) => id === undefined || there.has(id))
  const parsed = workloadGrantSchema.safeParse({ ...grant, repositories: { all, chosen: left } })
  return parsed.success ? parsed.data : null
}
