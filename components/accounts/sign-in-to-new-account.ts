import { continueTo } from '#components/accounts/continue-to.ts'
import { requestSignIn } from '#components/accounts/request-sign-in.ts'
import { callAction } from '#components/shared/call-action.ts'
import { signInPath } from '#lib/auth/return-path.ts'

type NewAccount = { username: string; password: string }

/** Signs in to the new account and opens `next`, or the sign-in page if that fails. */
export async function signInToNewAccount({ username, password }: NewAccount, next: string, fragment = '') {
  const signedIn = await callAction(() => requestSignIn({ identifier: username, password }))
  return continueTo((signedIn.ok ? next : signInPath(next)) + fragment)
}
