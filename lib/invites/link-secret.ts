import { Secret } from '#lib/secret.ts'

/** What stands in the link's fragment, whatever a browser sends in its place; an invite by username needs none. */
export function linkSecret(text: unknown): Secret | null {
  return typeof text === 'string' && text !== '' && text.length <= 100 ? new Secret(text) : null
}
