import { HttpError, type Answer, type Problem } from '#lib/http/problem.ts'

/**
 * Hub has three error formats, one for each route: `fields` is `{ fields, text }` for invalid input and `{ detail,
 * message }` otherwise, `errinfo` is `{ errinfo, detail, message }`, and sign-in uses `{ detail }`.
 */
export type ErrorShape = 'fields' | 'errinfo' | 'detail'

/** What a route of Hub's API says about its errors. */
export type HubWording = {
  errors: ErrorShape
  /** Fields of the verb that the API calls otherwise. */
  renamed?: Record<string, string>
}

/** In Hub's form; `errinfo` where no route was found. */
export function hubErrors(problem: Problem, wording: HubWording = { errors: 'errinfo' }): Answer {
  // Hub has no 409 for a name that is taken, or for a state that forbids the change.
  const isVerbs = !(problem instanceof HttpError)
  const status = problem.status === 409 && isVerbs ? 400 : problem.status
  const challenge = status === 401 && { 'WWW-Authenticate': 'Bearer realm="Gatehouse API"' }
  return {
    status,
    headers: { ...problem.headers, ...challenge, 'Content-Type': 'application/json' },
    body: JSON.stringify(bodyOf(status, problem, wording)),
  }
}

function bodyOf(
  status: number,
  { message, fields = {}, pendingSignIn }: Problem,
  { errors, renamed = {} }: HubWording,
): object {
  if (errors === 'detail')
    return { detail: message, ...(pendingSignIn && { login_2fa_token: pendingSignIn.reveal() }) }
  const named = ([field, text]: [string, string]) => [renamed[field] ?? field, [text]]
  const messages = Object.fromEntries(Object.entries(fields).map(named))
  if (errors === 'errinfo') return { errinfo: messages, detail: message, message }
  return status === 400 ? { fields: messages, text: message } : { detail: message, message }
}
