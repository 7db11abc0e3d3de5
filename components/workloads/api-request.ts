import { apiFields } from '#components/shared/api-fields.ts'
import { changedFields } from '#components/shared/changed-fields.ts'
import type { ApiRequest } from '#components/shared/curl-command.ts'
import { organizationGrantForm } from '#components/tokens/organization-grant-form.ts'
import {
  ruleToSend,
  ruleValues,
  type WorkloadFormValues,
} from '#components/workloads/workload-form-values.ts'
import { resourcesOf } from '#lib/grants/organization-resources.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { createWorkloadSchema } from '#lib/workloads/schema.ts'

const list = (organization: string) => `/api/v1/organizations/${organization}/workloads`

/** What the form for a new one does, as a call of the API; null while it could not be sent. */
export function createRequest(
  organization: string,
  kind: WorkloadKind,
  values: WorkloadFormValues,
): ApiRequest | null {
  const body = fieldsOf(organization, kind, values)
  return body && { method: 'POST', path: list(organization), body: { kind, ...body } }
}

/** The same of an edit: only what differs from what is stored is sent. */
export function updateRequest(
  organization: string,
  workload: WorkloadDetails,
  values: WorkloadFormValues,
): ApiRequest | null {
  const { id, kind } = workload
  const fields = fieldsOf(organization, kind, values)
  const body = fields && changedFields(fields, fieldsOf(organization, kind, ruleValues(workload)) ?? {})
  return body && { method: 'PATCH', path: `${list(organization)}/${id}`, body }
}

function fieldsOf(organization: string, kind: WorkloadKind, values: WorkloadFormValues) {
  const { success, data } = createWorkloadSchema.safeParse({ ...ruleToSend(values), kind })
  if (!success) return null
  const { kind: _, publicRead, repositories, scopes, services, ...rule } = data
  const resources = resourcesOf(organization, organizationGrantForm.granted(values))
  return { ...apiFields(rule), resources, services }
}
