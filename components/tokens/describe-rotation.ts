import { instantInUtc } from '#components/ui/format-time.ts'
import { hour } from '#lib/time.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** What a rotation means for whoever uses the tokens, in sentences. */
export function describeRotation(tokens: readonly AnyToken[], graceHours: number, now: Date): string[] {
  const one = tokens.length === 1
  const live = tokens.filter(({ status }) => status !== 'expired')
  const ends = live.map(({ expiresAt }) =>
    Math.min(now.getTime() + graceHours * hour, expiresAt?.getTime() ?? Infinity),
  )
  return [
    ...(live.length > 0 ? [oldSecret(live.length, graceHours, new Date(Math.min(...ends)))] : []),
    ...(live.length < tokens.length ? [oldOfExpired(tokens.length, tokens.length - live.length)] : []),
    ...(tokens.some(({ oldSecret }) => oldSecret)
      ? [
          one
            ? 'The secret before it, which still works, ends now.'
            : 'Earlier secrets that still work end now.',
        ]
      : []),
    ...(tokens.some(({ status }) => status === 'inactive')
      ? [`${one ? 'The token' : 'What is inactive'} stays inactive until you activate it.`]
      : []),
  ]
}

/** The same of a token that was rotated, beside its new secret. */
export function describeRotated({ status, expiresAt, oldSecret }: AnyToken): string {
  const expires = expiresAt ? `Expires on ${instantInUtc(expiresAt)}.` : 'No expiration.'
  const old = oldSecret
    ? `The old secret works until ${instantInUtc(oldSecret.endsAt)}, or until this one is first used.`
    : 'The old secret is refused.'
  return `${expires} ${old}${status === 'inactive' ? ' The token is inactive: activate it to use it.' : ''}`
}

function oldSecret(count: number, graceHours: number, end: Date): string {
  const [secret, works, it] = count === 1 ? ['secret', 'works', 'it'] : ['secrets', 'work', 'them']
  if (graceHours === 0)
    return `The old ${secret} will be refused immediately. Jobs that use ${it} fail from the next request.`
  const first = count === 1 ? 'the new one is first used' : 'the new one of the same token is first used'
  return `The old ${secret} ${works} until ${instantInUtc(end)}, or until ${first}.`
}

function oldOfExpired(all: number, expired: number): string {
  if (all === 1) return 'The token works again with the new secret. The old one stays refused.'
  const tokens = expired === 1 ? 'The expired token works' : `The ${expired} expired tokens work`
  return `${tokens} again with the new secret only.`
}
