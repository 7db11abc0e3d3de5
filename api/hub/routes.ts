import { authRoutes } from '#api/hub/auth.ts'
import { personalTokenRoutes } from '#api/hub/personal-tokens.ts'
import type { HubRoute } from '#api/hub/route.ts'

/** Every route of Hub's API that is served. */
export const hubRoutes: HubRoute[] = [...authRoutes, ...personalTokenRoutes]
