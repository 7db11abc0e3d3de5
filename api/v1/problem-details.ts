import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import type { Answer, Problem } from '#lib/http/problem.ts'

/** RFC 9457, with what is wrong in each field of the request. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.record(z.string(), z.string()).optional().describe('What is wrong, by field.'),
})

export const problemType = 'application/problem+json'

export function problemDetails({ status, message, headers, fields = {} }: Problem): Answer {
  const errors = Object.entries(fields).map(([field, text]) => [snakeCase(field), text])
  const challenge = status === 401 && { 'WWW-Authenticate': 'Bearer realm="Gatehouse API"' }
  const problem: z.output<typeof problemSchema> = {
    ...{ type: 'about:blank', title: STATUS_CODES[status] ?? '', status, detail: message },
    ...(errors.length > 0 && { errors: Object.fromEntries(errors) }),
  }
  return {
    status,
    headers: { ...headers, ...challenge, 'Content-Type': problemType },
    body: JSON.stringify(problem),
  }
}

/** The verbs' fields as this API writes them. */
const snakeCase = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
