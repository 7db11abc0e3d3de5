import type { ApiRoute } from '#api/rest/api-route.ts'
import { applicationRoutes } from '#api/v1/application-routes.ts'
import { exchangeRoutes } from '#api/v1/exchange-routes.ts'
import { importRoutes } from '#api/v1/import-routes.ts'
import { noticeRoutes } from '#api/v1/notice-routes.ts'
import { serviceRoutes } from '#api/v1/service-routes.ts'
import { tokenRoutes } from '#api/v1/token-routes.ts'
import { workloadRoutes } from '#api/v1/workload-routes.ts'

/** Every route of Gatehouse's own API. */
export const v1Routes: ApiRoute[] = [
  ...tokenRoutes,
  ...exchangeRoutes,
  ...noticeRoutes,
  ...workloadRoutes,
  ...applicationRoutes,
  ...importRoutes,
  ...serviceRoutes,
]
