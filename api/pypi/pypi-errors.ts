import type { ErrorForm, Problem } from '#lib/http/problem.ts'

/** PyPI's own form: refusals are 422, with its codes. */
export const pypiErrors: ErrorForm = (problem) => {
  const { status, message, headers } = problem
  const code = codeOf(problem)
  const errors = code === null ? {} : { errors: [{ code, description: message }] }
  return {
    status: [400, 401, 403, 409].includes(status) ? 422 : status,
    headers: { ...headers, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    body: JSON.stringify({ message: code === null ? message : 'Token request failed', ...errors }),
  }
}

function codeOf({ status, fields = {} }: Problem): string | null {
  if (status === 404) return 'not-enabled'
  if (fields.payload) return 'invalid-payload'
  if (fields.assertion) return 'invalid-token'
  return [400, 401, 403, 409].includes(status) ? 'invalid-publisher' : null
}
