import { toSend, valuesOf, type ServiceFormValues } from '#components/services/service-form-values.ts'
import { apiFields } from '#components/shared/api-fields.ts'
import { changedFields } from '#components/shared/changed-fields.ts'
import type { ApiRequest } from '#components/shared/curl-command.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { createServiceSchema, updateServiceSchema } from '#lib/services/schema.ts'
import type { ServicesOf } from '#lib/services/service-owner.ts'

const list = (of: ServicesOf) => (of === null ? '/api/v1/services' : `/api/v1/organizations/${of}/services`)

/** What the form for a new service does, as a call of the API; null while it could not be sent. */
export function createRequest(of: ServicesOf, values: ServiceFormValues): ApiRequest | null {
  const body = toSend(values)
  if (!createServiceSchema.safeParse(body).success) return null
  return { method: 'POST', path: list(of), body: apiFields(body) }
}

/** The same of an edit: only what differs from what is stored is sent. */
export function updateRequest(
  of: ServicesOf,
  service: PublicService,
  values: ServiceFormValues,
): ApiRequest | null {
  const sent = toSend(values)
  const together = ['rules', 'permissions']
  const body = changedFields(apiFields(sent), apiFields(toSend(valuesOf(service))), together)
  if (!body || !updateServiceSchema.safeParse(sent).success) return null
  return { method: 'PATCH', path: `${list(of)}/${service.name}`, body }
}
