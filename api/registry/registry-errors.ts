import type { Answer, Problem } from '#lib/http/problem.ts'

const codes: Record<Problem['status'], string> = {
  400: 'UNSUPPORTED',
  401: 'UNAUTHORIZED',
  403: 'DENIED',
  404: 'NAME_UNKNOWN',
  405: 'UNSUPPORTED',
  408: 'UNKNOWN',
  409: 'DENIED',
  413: 'SIZE_INVALID',
  422: 'UNSUPPORTED',
  429: 'TOOMANYREQUESTS',
  503: 'UNAVAILABLE',
}

/** As the Distribution specification has it: `{ "errors": [{ code, message, detail }] }`; `more` stands beside that. */
export function registryErrors({ status, message, headers }: Problem, more: object = {}): Answer {
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...more, errors: [{ code: codes[status], message, detail: null }] }),
  }
}
