import { AppError } from '#lib/errors.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import type { ServiceOwner } from '#lib/services/service-owner.ts'

/** The installation has no editors: a permission of theirs would be its site administrators', and say something else. */
export function assertRoles({ organizationId }: ServiceOwner, permissions: ServicePermission[] = []): void {
  const place = permissions.findIndex(({ role }) => role === 'editor')
  if (organizationId !== null || place < 0) return
  const message = 'Choose member, which is every account, or owner, which is site administrators.'
  throw new AppError('invalid', message, { fields: { [`permissions.${place}.role`]: message } })
}
