import { auditLogRoutes } from '#api/hub/audit-log-routes.ts'
import { authRoutes } from '#api/hub/auth-routes.ts'
import { groupRoutes } from '#api/hub/group-routes.ts'
import { immutableTagRoutes } from '#api/hub/immutable-tag-routes.ts'
import { inviteRoutes } from '#api/hub/invite-routes.ts'
import { memberRoutes } from '#api/hub/member-routes.ts'
import { organizationRoutes } from '#api/hub/organization-routes.ts'
import { organizationSettingsRoutes } from '#api/hub/organization-settings-routes.ts'
import { organizationTokenRoutes } from '#api/hub/organization-token-routes.ts'
import { personalTokenRoutes } from '#api/hub/personal-token-routes.ts'
import { repositoryRoutes } from '#api/hub/repository-routes.ts'
import { repositoryGroupRoutes } from '#api/hub/repository-group-routes.ts'
import type { ApiRoute } from '#api/rest/api-route.ts'
import { searchRoutes } from '#api/hub/search-routes.ts'
import { tagRoutes } from '#api/hub/tag-routes.ts'
import { userRoutes } from '#api/hub/user-routes.ts'

/** Every route of Hub's API that is served. */
export const hubRoutes: ApiRoute[] = [
  ...authRoutes,
  ...userRoutes,
  ...personalTokenRoutes,
  ...organizationRoutes,
  ...organizationTokenRoutes,
  ...memberRoutes,
  ...inviteRoutes,
  ...groupRoutes,
  ...organizationSettingsRoutes,
  ...auditLogRoutes,
  ...repositoryRoutes,
  ...tagRoutes,
  ...immutableTagRoutes,
  ...repositoryGroupRoutes,
  ...searchRoutes,
]
