import type { ActionResult } from '#lib/action-result.ts'
import type { SignInInput } from '#lib/accounts/schema.ts'
import type { Assertion } from '#lib/passkeys/schema.ts'
import { secondStepNeeded } from '#lib/sign-in/second-step-needed.ts'

const noCookie =
  "The browser doesn't keep this page's cookies. Allow them, or open Gatehouse at its public address."

type Answer = ActionResult<{ needsSecondStep: boolean }>

/** Signs in by password. */
export const requestSignIn = ({ identifier, password }: SignInInput) =>
  post('credentials', { identifier, password })

/** Takes the second step: a code of the app, or a recovery code. */
export const requestSecondStep = ({ code }: { code: string }) => post('code', { code })

/** Signs in by what a passkey signed. */
export const requestPasskeySignIn = (assertion: Assertion) =>
  post('passkey', { assertion: JSON.stringify(assertion) })

/** Signs in through next-auth: its token against forged requests first, then what was typed. */
async function post(provider: string, typed: Record<string, string>): Promise<Answer> {
  const { csrfToken } = await answerOf('/api/auth/csrf')
  const body = new URLSearchParams({ csrfToken, ...typed, json: 'true' })
  const url = new URL((await answerOf(`/api/auth/callback/${provider}`, { method: 'POST', body })).url)
  const problem = url.searchParams.get('error')
  if (problem === secondStepNeeded) return { ok: true, data: { needsSecondStep: true } }
  if (problem) return failed('invalid', problem)
  if (url.searchParams.has('csrf')) return failed('failed', noCookie)
  return { ok: true, data: { needsSecondStep: false } }
}

async function answerOf(path: string, init?: RequestInit) {
  return (await fetch(path, init)).json()
}

function failed(code: 'failed' | 'invalid', message: string): Answer {
  return { ok: false, error: { code, message, fields: {} } }
}
