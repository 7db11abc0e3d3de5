import type { z } from 'zod'
import type { RouteName } from '#api/hub/access.ts'
import type { ErrorShape } from '#api/hub/errors.ts'
import type { Caller } from '#lib/authz/actor.ts'
import type { RequestContext } from '#lib/request-context.ts'

type ParameterOf<Name> = Name extends `${string}{${infer Parameter}}${infer Rest}`
  ? Parameter | ParameterOf<Rest>
  : never

/** One request, as far as a route needs it. */
type Call<Name, Query, Body> = {
  actor: Caller
  params: Record<ParameterOf<Name>, string>
  query: Query
  body: Body
  /** The request's own address, for links to other pages. */
  url: URL
  context: RequestContext
}

type Route<Name, Query extends z.ZodType, Body extends z.ZodType, Result extends z.ZodType> = {
  /** Which of the documentation's chapters it stands in. */
  tag: string
  summary: string
  /** What there is to know beside the summary. */
  description?: string
  errors: ErrorShape
  /** Fields of the verb behind it that the API calls otherwise. */
  renamed?: Record<string, string>
  query?: Query
  body?: Body
  status?: 200 | 201 | 202 | 204
  /** What is answered; absent where that is nothing, or no JSON. */
  result?: Result
  handle(call: Call<Name, z.output<Query>, z.output<Body>>): Promise<z.input<Result> | Response | void>
}

/** A route as the server mounts it and the documentation shows it. */
export type HubRoute = Omit<Route<string, z.ZodType, z.ZodType, z.ZodType>, 'handle'> & {
  name: RouteName
  method: string
  path: string
  status: 200 | 201 | 202 | 204
  handle(call: Call<`{${string}}`, unknown, unknown>): Promise<unknown>
}

/** `name` is a row of the table of access: method and path, with parameters as OpenAPI writes them. */
export function hubRoute<
  const Name extends RouteName,
  Query extends z.ZodType = z.ZodType<undefined>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Result extends z.ZodType = z.ZodType<void>,
>(name: Name, route: Route<Name, Query, Body, Result>): HubRoute {
  const [method = '', path = ''] = name.split(' ')
  return { ...(route as unknown as HubRoute), status: route.status ?? 200, name, method, path }
}
