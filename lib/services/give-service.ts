import type { GivenService, OfferedService } from '#lib/grants/given-service.ts'
import { withIncludedPermissions } from '#lib/services/held-permissions.ts'

/** A service with these of its permissions, and what they come to now. */
export function giveService({ id, fullName, offers }: OfferedService, permissions: string[]): GivenService {
  const available = offers.filter(({ isAvailable }) => isAvailable).map(({ name }) => name)
  const rights = withIncludedPermissions(offers, permissions).filter((name) => available.includes(name))
  return { id, fullName, offers, permissions, rights }
}
