import type { ActionResult } from '#lib/action-result.ts'
import type { SignInInput } from '#lib/accounts/schema.ts'

const noCookie =
  "The browser doesn't keep this page's cookies. Allow them, or open Gatehouse at its public address."

/** Signs in through next-auth: its token against forged requests first, then the credentials. */
export async function requestSignIn({ identifier, password }: SignInInput): Promise<ActionResult<undefined>> {
  const { csrfToken } = await answerOf('/api/auth/csrf')
  const body = new URLSearchParams({ csrfToken, identifier, password, json: 'true' })
  const url = new URL((await answerOf('/api/auth/callback/credentials', { method: 'POST', body })).url)
  const problem = url.searchParams.get('error')
  if (problem) return failed('invalid', problem)
  if (url.searchParams.has('csrf')) return failed('failed', noCookie)
  return { ok: true, data: undefined }
}

async function answerOf(path: string, init?: RequestInit) {
  return (await fetch(path, init)).json()
}

function failed(code: 'failed' | 'invalid', message: string): ActionResult<undefined> {
  return { ok: false, error: { code, message, fields: {} } }
}
