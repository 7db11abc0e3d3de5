'use server'

import type { ActionResult } from '#lib/action-result.ts'
import type { Shown } from '#lib/audit/changes-of.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { visitor } from '#lib/auth/visitor.ts'
import type { Owner } from '#lib/owners.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import type { AnyToken, TokenDetails } from '#lib/tokens/public-token.ts'
import type { CreateToken, UpdateToken } from '#lib/tokens/schema.ts'
import { switchToken } from '#lib/tokens/switch-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

/** The one answer that holds a secret; nothing keeps it. */
export async function createTokenAction<Of extends Owner>(
  owner: Of,
  input: CreateToken<Of['kind']>,
): Promise<ActionResult<{ token: TokenDetails<Of['kind']>; secret: string }>> {
  return runAction(async (actor) => {
    const { userAgent } = await visitor()
    const { token, secret } = await createToken(actor, owner, input, { userAgent })
    return { token, secret: secret.reveal() }
  })
}

export async function updateTokenAction<Of extends Owner>(
  owner: Of,
  input: UpdateToken<Of['kind']>,
  shown?: Shown,
): Promise<ActionResult<TokenDetails<Of['kind']>>> {
  return runAction((actor) => updateToken(actor, owner, input, {}, shown))
}

export async function activateTokenAction(owner: Owner, id: string): Promise<ActionResult<AnyToken>> {
  return runAction((actor) => switchToken(actor, owner, id, 'active'))
}

export async function deactivateTokenAction(owner: Owner, id: string): Promise<ActionResult<AnyToken>> {
  return runAction((actor) => switchToken(actor, owner, id, 'inactive'))
}

export async function deleteTokensAction(
  owner: Owner,
  ids: string[],
): Promise<ActionResult<{ deleted: number }>> {
  return runAction((actor) => deleteTokens(actor, owner, ids))
}
