import type { z } from 'zod'
import { errorSchemas } from '#api/hub/error-schemas.ts'
import { hubErrors, type HubWording } from '#api/hub/hub-errors.ts'
import type { RouteName } from '#api/rest/access.ts'
import { apiRoute, type ApiRoute, type Route } from '#api/rest/api-route.ts'

/** A route of Docker Hub's API, which has three formats of errors. */
export function hubRoute<
  const Name extends RouteName,
  Query extends z.ZodType = z.ZodType<undefined>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Result extends z.ZodType = z.ZodType<void>,
>(name: Name, route: Route<Name, Query, Body, Result> & HubWording): ApiRoute {
  const { errors, renamed } = route
  const wording = renamed ? { errors, renamed } : { errors }
  return apiRoute(name, route, {
    write: (problem) => hubErrors(problem, wording),
    mediaType: 'application/json',
    ...errorSchemas[errors],
  })
}
