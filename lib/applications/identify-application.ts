import { applicationSecretUses } from '#lib/applications/application-secret-uses.ts'
import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { AppError } from '#lib/errors.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import type { ServicePermission } from '#lib/services/schema.ts'

/** An application as it asks. */
export type Application = {
  id: string
  name: string
  /** Null for one of the installation. */
  organizationId: string | null
  organizationName: string | null
  reuseSeconds: number
  /** What alone it may ask about. */
  service: { id: string; fullName: string; permissions: ServicePermission[] } | null
}

/** Who asks with this id and secret. Throws `unauthenticated`, in the same words whichever of both is wrong. */
export async function identifyApplication(clientId: string, secret: Secret, now: Date): Promise<Application> {
  const found =
    /^[!-~]{1,100}$/.test(clientId) && (await findApplication([clientId, hashSecret(secret.reveal())]))
  if (!found)
    throw new AppError(
      'unauthenticated',
      'The client ID or secret is wrong. See the application in Gatehouse.',
    )
  const { secretId, neverUsed, ...application } = found
  applicationSecretUses.record(secretId, { at: now }, neverUsed)
  return application
}

const findApplication = batchRowLookUps<Application & { secretId: string; neverUsed: boolean }>(
  'find-application',
  `SELECT application.id, application.name, application.organization_id AS "organizationId",
    organization.name AS "organizationName", reuse_seconds AS "reuseSeconds", secret.id AS "secretId",
    last_used_at IS NULL AS "neverUsed",
    CASE WHEN service.id IS NOT NULL THEN json_build_object('id', service.id, 'permissions', permissions,
      'fullName', coalesce(provider.name || '/', '') || service.name) END AS service
  FROM application_secret secret JOIN application ON application.id = application_id
  LEFT JOIN organization ON organization.id = application.organization_id
  LEFT JOIN service ON service.id = service_id
  LEFT JOIN organization provider ON provider.id = service.organization_id
  WHERE client_id = $1 AND secret_hash = $2`,
  ['text', 'bytea'],
)
