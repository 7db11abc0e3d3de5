import type { ErrorForm, Problem } from '#lib/http/problem.ts'

/** RFC 6749, 5.2. */
export const oauthErrors: ErrorForm = (problem) =>
  oauthAnswer(statusOf(problem), oauthCode(problem), problem.message, problem.headers)

export function oauthAnswer(
  status: number,
  error: string,
  message: string,
  more: Record<string, string> = {},
) {
  const body = { error, error_description: message.replace(indescribable, "'") }
  const headers = { ...more, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
  return { status, headers, body: JSON.stringify(body) }
}

/** What the protocol does not allow in a description. */
const indescribable = /[^ !#-[\]-~]/g

/** Refusals are 400, whatever they would be elsewhere; the rest is HTTP's own. */
function statusOf({ status }: Problem): number {
  return [403, 409, 422].includes(status) ? 400 : status
}

function oauthCode({ status, fields }: Problem): string {
  if (status === 403) return 'unauthorized_client'
  if (status === 429 || status === 503) return 'temporarily_unavailable'
  if (status === 401 || fields?.clientId) return 'invalid_client'
  if (fields?.grantType) return 'unsupported_grant_type'
  // RFC 9396, 5.
  if (fields?.authorizationDetails) return 'invalid_authorization_details'
  return fields?.scope ? 'invalid_scope' : 'invalid_request'
}
