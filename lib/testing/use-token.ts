import { withCredential } from '#lib/credentials/with-credential.ts'
import type { Secret } from '#lib/secret.ts'
import { newAddress } from '#lib/testing/new-person.ts'

/** Signs in with an access token as a registry's client does: "in", or why not. */
export async function useToken(username: string, secret: Secret, address = newAddress()): Promise<string> {
  const context = { address, userAgent: 'skopeo/1.18.0', door: 'registry', now: new Date() } as const
  const work = { use: () => 'signed in', run: async () => ({ result: 'in' }) }
  return withCredential({ kind: 'login', username, secret }, context, work).catch(
    (error: Error) => error.message,
  )
}
