import type { z } from 'zod'
import type { ApiRoute } from '#api/rest/api-route.ts'
import { AppError } from '#lib/errors.ts'

type Sent = { query: object; body: unknown }

/**
 * Throws `invalid` for a change that says nothing, and for an unknown field whose sender may count on it as a limit. Other
 * unknown fields are ignored, as Hub does.
 */
export function refuseUnread({ method, query, body }: ApiRoute, sent: Sent): void {
  const names = isObject(sent.body) ? Object.keys(sent.body) : []
  const known = keysOf(body)
  if (method !== 'GET') {
    const parameters = Object.keys(sent.query).filter((name) => !keysOf(query).includes(name))
    const unknown = [...names.filter((name) => !known.includes(name)), ...parameters]
    const limits = unknown.filter((name) => limit.test(name.replace(/(?<=[a-z])(?=[A-Z])/g, '_')))
    if (limits.length > 0) throw notKnown(limits)
  }
  if (method === 'PATCH' && body && isObject(sent.body) && !names.some((name) => known.includes(name)))
    throw new AppError('invalid', `Send at least one of ${known.join(', ')}.`)
}

/** The beginnings of words in the names of limits. */
const limit =
  /(^|[_-])(expir|ttl|lifetime|valid|until|days|scope|permission|resource|repo|namespace|path|access|allow|den(y|ied)|limit|restrict|only|private|public|visib|immutable|ips?$|cidr|role)/i

function notKnown(names: string[]): AppError {
  const fields = Object.fromEntries(names.map((name) => [name, notKnownHere]))
  return new AppError('invalid', `${names.join(', ')}: ${notKnownHere}`, { fields })
}

const notKnownHere = 'Not known here, and left out it would limit nothing. Remove it.'

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const keysOf = (schema: z.ZodType | undefined) =>
  Object.keys((schema as z.ZodObject | undefined)?.shape ?? {})
