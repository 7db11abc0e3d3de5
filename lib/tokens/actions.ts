'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { activateToken } from '#lib/tokens/activate-token.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deactivateToken } from '#lib/tokens/deactivate-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import type { PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'
import type { CreateToken, UpdateToken } from '#lib/tokens/schema.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

type Created = { token: TokenDetails; secret: string }

/** The one answer that holds a secret; nothing keeps it. */
export async function createTokenAction(input: CreateToken): Promise<ActionResult<Created>> {
  return runAction(async (actor) => {
    const { token, secret } = await createToken(actor, input)
    return { token, secret: secret.reveal() }
  })
}

export async function updateTokenAction(input: UpdateToken): Promise<ActionResult<TokenDetails>> {
  return runAction((actor) => updateToken(actor, input))
}

export async function activateTokenAction(id: string): Promise<ActionResult<PublicToken>> {
  return runAction((actor) => activateToken(actor, id))
}

export async function deactivateTokenAction(id: string): Promise<ActionResult<PublicToken>> {
  return runAction((actor) => deactivateToken(actor, id))
}

export async function deleteTokensAction(ids: string[]): Promise<ActionResult<{ deleted: number }>> {
  return runAction((actor) => deleteTokens(actor, ids))
}
