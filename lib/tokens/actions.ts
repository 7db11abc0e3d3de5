'use server'

import type { ActionResult } from '#lib/action-result.ts'
import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction, runQuery } from '#lib/auth/run-action.ts'
import { visitor } from '#lib/auth/visitor.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import type { Owner } from '#lib/owners.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { getUseOfSecret } from '#lib/tokens/get-use-of-secret.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { endRetiredSecret } from '#lib/tokens/end-retired-secret.ts'
import type { AnyToken, PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'
import type { CreateToken, RotateTokens, TokenSelection, UpdateToken } from '#lib/tokens/schema.ts'
import { repeatCreateToken } from '#lib/tokens/repeat-create-token.ts'
import { repeatRotateTokens } from '#lib/tokens/repeat-rotate-tokens.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

/** The one answer that holds a secret; nothing keeps it. Null where an earlier answer to the same call held it. */
export async function createTokenAction<Of extends Owner>(
  owner: Of,
  input: CreateToken<Of['kind']>,
  key: string,
): Promise<ActionResult<{ token: TokenDetails<Of['kind']>; secret: string | null }>> {
  return runAction(async (actor) => {
    const { userAgent } = await visitor()
    const call = { key, route: 'createTokenAction', request: [owner, input] }
    const { token, secret } = await withIdempotencyKey(actor, call, {
      create: () => createToken(actor, owner, input, { userAgent }),
      repeat: (before) => repeatCreateToken(actor, owner, before),
    })
    return { token, secret: secret?.reveal() ?? null }
  })
}

/** For a page that waits for a new secret to be used. */
export async function getUseOfSecretAction(
  owner: Owner,
  id: string,
): Promise<ActionResult<AnyToken['lastUse']>> {
  return runQuery((actor) => getUseOfSecret(actor, owner, id))
}

/** For a list, which opens what one of its tokens was given. */
export async function getTokenAction<Of extends Owner>(
  owner: Of,
  id: string,
): Promise<ActionResult<TokenDetails<Of['kind']>>> {
  return runQuery((actor) => getToken(actor, owner, id))
}

export async function updateTokenAction<Of extends Owner>(
  owner: Of,
  input: UpdateToken<Of['kind']>,
  shown?: Shown,
): Promise<ActionResult<TokenDetails<Of['kind']>>> {
  return runAction((actor) => updateToken(actor, owner, input, {}, shown))
}

export async function activateTokensAction<Of extends Owner>(
  owner: Of,
  selection: TokenSelection<Of['kind']>,
): Promise<ActionResult<{ switched: number }>> {
  return runAction((actor) => switchTokens(actor, owner, selection, 'active'))
}

export async function deactivateTokensAction<Of extends Owner>(
  owner: Of,
  selection: TokenSelection<Of['kind']>,
): Promise<ActionResult<{ switched: number }>> {
  return runAction((actor) => switchTokens(actor, owner, selection, 'inactive'))
}

/** Holds secrets as `createTokenAction` does. */
export async function rotateTokensAction<Of extends Owner>(
  owner: Of,
  input: RotateTokens,
  key: string,
): Promise<ActionResult<{ token: PublicToken<Of['kind']>; secret: string | null }[]>> {
  return runAction(async (actor) => {
    const call = { key, route: 'rotateTokensAction', request: [owner, input] }
    const rotated = await withIdempotencyKey(actor, call, {
      create: () => rotateTokens(actor, owner, input),
      repeat: (before) => repeatRotateTokens(actor, owner, before),
    })
    return rotated.map(({ token, secret }) => ({ token, secret: secret?.reveal() ?? null }))
  })
}

export async function endRetiredSecretAction(owner: Owner, id: string): Promise<ActionResult<AnyToken>> {
  return runAction((actor) => endRetiredSecret(actor, owner, id))
}

export async function deleteTokensAction<Of extends Owner>(
  owner: Of,
  selection: TokenSelection<Of['kind']>,
): Promise<ActionResult<{ deleted: number }>> {
  return runAction((actor) => deleteTokens(actor, owner, selection))
}
