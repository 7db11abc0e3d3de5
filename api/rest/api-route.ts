import type { z } from 'zod'
import type { RouteName } from '#api/rest/access.ts'
import type { Caller } from '#lib/authz/actor.ts'
import type { ErrorForm } from '#lib/http/problem.ts'
import type { CreatedBefore } from '#lib/idempotency/with-idempotency-key.ts'
import type { RequestContext } from '#lib/request-context.ts'

type ParameterOf<Name> = Name extends `${string}{${infer Parameter}}${infer Rest}`
  ? Parameter | ParameterOf<Rest>
  : never

/** The parts of a request that a route needs. */
type Call<Name, Query, Body> = {
  actor: Caller
  params: Record<ParameterOf<Name>, string>
  query: Query
  body: Body
  /** The request's own address, for links to other pages. */
  url: URL
  context: RequestContext
}

export type Route<Name, Query extends z.ZodType, Body extends z.ZodType, Result extends z.ZodType> = {
  /** The section of the documentation that it belongs to. */
  tag: string
  summary: string
  /** Details that the summary leaves out. */
  description?: string
  query?: Query
  body?: Body
  status?: 200 | 201 | 202 | 204
  /** The response; absent if it is empty or not JSON. */
  result?: Result
  handle(call: Call<Name, z.output<Query>, z.output<Body>>): Promise<z.input<Result> | Response | void>
  /** Answers a call that was carried out before. Routes that have it take an Idempotency-Key. */
  repeat?(
    call: Call<Name, z.output<Query>, z.output<Body>>,
    before: CreatedBefore,
  ): Promise<z.input<Result> | Response | void>
}

/** How an API says what went wrong, and the shape of that for the documentation: of invalid input, and of all else. */
type Errors = { write: ErrorForm; mediaType: string; bad: z.ZodType; other: z.ZodType }

/** A route as the server mounts it and the documentation shows it. */
export type ApiRoute = Omit<Route<string, z.ZodType, z.ZodType, z.ZodType>, 'handle' | 'repeat'> & {
  name: RouteName
  method: string
  path: string
  errors: Errors
  status: 200 | 201 | 202 | 204
  handle(call: Call<`{${string}}`, unknown, unknown>): Promise<unknown>
  repeat?(call: Call<`{${string}}`, unknown, unknown>, before: CreatedBefore): Promise<unknown>
}

/** `name` is a row of the table of access: method and path, with parameters as OpenAPI writes them. */
export function apiRoute<
  const Name extends RouteName,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(name: Name, route: Route<Name, Query, Body, Result>, errors: Errors): ApiRoute {
  const [method = '', path = ''] = name.split(' ')
  return { ...(route as unknown as ApiRoute), status: route.status ?? 200, name, method, path, errors }
}

/** What a repeated call that makes a secret returns, for the documentation. */
export const repeatedSecret =
  'With an Idempotency-Key, a request whose response was lost can be sent again for a day: it creates no second token, and gets a new secret for the first, or *** if the first response was sent in full.'
