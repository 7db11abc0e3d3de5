import type { Transaction } from '#lib/audit/mutate.ts'
import { notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import {
  publicOrganizationToken,
  type ChosenImages,
  type OrganizationTokenDetails,
  type OrganizationTokenRow,
} from '#lib/tokens/public-organization-token.ts'
import { anyTokenColumns } from '#lib/tokens/token-rows.ts'

/** What may be read of an organization's `token`. */
export const organizationTokenColumns = Prisma.sql`
  ${anyTokenColumns}, token.label, token.public_read AS "publicRead", token.scopes, token.created_by AS "createdBy",
  token.grants_sent AS "resourcesSent", token.all_repositories AS "allRepositories", token.all_push AS "allPush",
  (SELECT count(*)::int FROM token_repository WHERE token_id = token.id) AS "chosenRepositories",
  (SELECT count(*)::int FROM token_repository WHERE token_id = token.id AND push) AS "pushRepositories"`

/** One of the organization's tokens with its chosen repositories. Throws `not_found`. */
export async function readOrganizationToken(
  tx: Transaction,
  organizationId: string,
  id: string,
): Promise<OrganizationTokenDetails> {
  const [row] = await tx.$queryRaw<OrganizationTokenRow[]>`
    SELECT ${organizationTokenColumns} FROM token
    WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid`
  if (!row) throw notFound('Token')
  const chosenRepositories = await tx.$queryRaw<ChosenImages[]>`
    SELECT repository.id, namespace || '/' || name AS "fullName", visibility,
      CASE WHEN push THEN 'push' ELSE 'pull' END AS access
    FROM token_repository JOIN repository ON repository.id = repository_id
    WHERE token_id = ${id}::uuid ORDER BY namespace, name`
  return { ...publicOrganizationToken(row, new Date()), chosenRepositories }
}
