import type { z } from 'zod'
import type { RouteName } from '#api/rest/access.ts'
import { apiRoute, type ApiRoute, type Route } from '#api/rest/api-route.ts'
import { problemDetails, problemSchema, problemType } from '#api/v1/problem-details.ts'

const errors = { write: problemDetails, mediaType: problemType, bad: problemSchema, other: problemSchema }

/** A route of Gatehouse's own API. */
export function v1Route<
  const Name extends RouteName,
  Query extends z.ZodType = z.ZodType<undefined>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Result extends z.ZodType = z.ZodType<void>,
>(name: Name, route: Route<Name, Query, Body, Result>): ApiRoute {
  return apiRoute(name, route, errors)
}
