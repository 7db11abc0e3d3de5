import { auditLogRoutes } from '#api/hub/audit-logs.ts'
import { authRoutes } from '#api/hub/auth.ts'
import { groupRoutes } from '#api/hub/groups.ts'
import { inviteRoutes } from '#api/hub/invites.ts'
import { memberRoutes } from '#api/hub/members.ts'
import { organizationSettingsRoutes } from '#api/hub/organization-settings.ts'
import { organizationTokenRoutes } from '#api/hub/organization-tokens.ts'
import { personalTokenRoutes } from '#api/hub/personal-tokens.ts'
import { repositoryRoutes } from '#api/hub/repositories.ts'
import type { HubRoute } from '#api/hub/route.ts'
import { tagRoutes } from '#api/hub/tags.ts'
import { userRoutes } from '#api/hub/user.ts'

/** Every route of Hub's API that is served. */
export const hubRoutes: HubRoute[] = [
  ...authRoutes,
  ...userRoutes,
  ...personalTokenRoutes,
  ...organizationTokenRoutes,
  ...memberRoutes,
  ...inviteRoutes,
  ...groupRoutes,
  ...organizationSettingsRoutes,
  ...auditLogRoutes,
  ...repositoryRoutes,
  ...tagRoutes,
]
