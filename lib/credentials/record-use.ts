import type { Caller } from '#lib/authz/actor.ts'
import type { Identified } from '#lib/credentials/identified.ts'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { clientName } from '#lib/usage/client-name.ts'
import { retiredSecretUses } from '#lib/usage/retired-secret-uses.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

/** What somebody asked for in vain, "push to demo/web", and whether that was all they asked for. */
export type NotGranted = { what: string; isAll: boolean }

/** Notes what an access token was used for as its last use and in its history. */
export function recordUse(
  tokenId: string,
  { isFirstUse = false, retiredSecretId }: Identified,
  context: RequestContext,
  action: string,
  notGranted: NotGranted | null = null,
): void {
  const { address, userAgent, door, now: at } = context
  const from = { at, address, client: clientName(userAgent) }
  const use = { ...from, action }
  tokenUses.record(tokenId, use, isFirstUse)
  if (retiredSecretId) retiredSecretUses.record(retiredSecretId, from, false)
  const outcome = notGranted ? (notGranted.isAll ? 'refused' : 'partly') : 'granted'
  tokenExchanges.record(tokenId, { ...use, door, outcome, reason: notGranted?.what ?? null }, isFirstUse)
}

const refusals: ErrorCode[] = ['unauthenticated', 'forbidden', 'limited']

/** Notes in an access token's history that it was refused: what it was or, where it could not even be used, what it is. */
export function recordRefusedUse(
  caller: Caller | undefined,
  { address, userAgent, door, now: at }: RequestContext,
  use: () => string,
  error: unknown,
): void {
  if (!(error instanceof AppError && refusals.includes(error.code))) return
  const tokenId = caller && 'tokenId' in caller ? caller.tokenId : error.tokenId
  if (tokenId === undefined) return
  tokenExchanges.record(tokenId, {
    ...{ at, address, client: clientName(userAgent), door },
    action: use().replace(/^signed in/, 'tried to sign in'),
    ...{ outcome: 'refused', reason: firstSentence(error.message) },
  })
}

/** The rest tells a client what to do. */
const firstSentence = (message: string) => /^.*?\.(?= |$)/s.exec(message)?.[0] ?? message
