import { askOauth } from '#api/testing/ask-oauth.ts'
import type { Secret } from '#lib/secret.ts'

type Client = { clientId: string; secret: Secret }

/** Asks what a token is, as an application that sends its secret as Basic. */
export function askIntrospection({ clientId, secret }: Client, token: Secret | string) {
  const Authorization = `Basic ${btoa(`${clientId}:${secret.reveal()}`)}`
  return askOauth(
    '/introspect',
    { token: typeof token === 'string' ? token : token.reveal() },
    { Authorization },
  )
}
