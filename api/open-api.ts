import { z } from 'zod'
import { describeAccess } from '#api/rest/describe-access.ts'
import { access } from '#api/rest/access.ts'
import { hubRoutes } from '#api/hub/hub-routes.ts'
import { v1Routes } from '#api/v1/v1-routes.ts'
import type { ApiRoute } from '#api/rest/api-route.ts'
import { env } from '#lib/env.ts'

/** The served API as an OpenAPI document, generated from its routes once because it is slow and public. */
export const openApi = () => (made ??= makeDocument())

let made: ReturnType<typeof makeDocument> | undefined

function makeDocument() {
  const paths: Record<string, Record<string, ReturnType<typeof operation>>> = {}
  for (const route of [...hubRoutes, ...v1Routes])
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route)
  return {
    openapi: '3.0.3',
    info: {
      title: 'Gatehouse',
      version: '2',
      description: "Docker Hub's API, as served by this Gatehouse, and Gatehouse's own below /api/v1.",
    },
    servers: [{ url: env.PUBLIC_URL }],
    paths,
    components: { securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  }
}

function operation(route: ApiRoute) {
  const { tag, summary, description, query, body, result, status } = route
  const { bearer } = access[route.name]
  return {
    tags: [tag],
    summary,
    ...(description && { description }),
    'x-access': describeAccess(route.name),
    security: bearer === 'ignored' ? [] : [{ bearerAuth: [] }, ...(bearer === 'optional' ? [{}] : [])],
    parameters: [
      ...pathParameters(route.path),
      ...(query ? queryParameters(query) : []),
      ...(route.repeat ? [idempotencyKey] : []),
    ],
    ...(body && { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }),
    responses: {
      [status]: {
        description: 'The response',
        ...(result && { content: json(schemaOf(result, 'output')) }),
        ...(route.path.endsWith('/export') && { content: { 'text/csv': { schema: { type: 'string' } } } }),
      },
      ...errorResponses(route),
    },
  }
}

const idempotencyKey = {
  ...{ name: 'Idempotency-Key', in: 'header', required: false },
  schema: { type: 'string', maxLength: 255 },
}

const json = (schema: object) => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    override: ({ jsonSchema }) => {
      // Removes patterns that the format already implies, and JavaScript's largest number.
      if (jsonSchema.format) delete jsonSchema.pattern
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType) {
  return Object.entries(schemaOf(query, 'input').properties ?? {}).map(([name, schema]) => ({
    ...{ name, in: 'query', required: false },
    schema,
  }))
}

function errorResponses({ name, errors, repeat }: ApiRoute) {
  const kinds = {
    400: 'Malformed',
    401: 'Not signed in',
    403: 'Not allowed',
    404: 'Not found',
    ...(repeat && { 409: 'Still being carried out', 422: 'The Idempotency-Key of another request' }),
    429: 'Too many requests',
  }
  const open = access[name].bearer === 'ignored'
  return Object.fromEntries(
    Object.entries(kinds)
      .filter(([status]) => !open || !['403', '404'].includes(status))
      .map(([status, description]) => {
        return [
          status,
          {
            description,
            content: {
              [errors.mediaType]: {
                schema: schemaOf(status === '400' ? errors.bad : errors.other, 'output'),
              },
            },
          },
        ]
      }),
  )
}
