'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { activateToken } from '#lib/tokens/activate-token.ts'
import { createOrganizationToken } from '#lib/tokens/create-organization-token.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deactivateToken } from '#lib/tokens/deactivate-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import type {
  CreateOrganizationToken,
  UpdateOrganizationToken,
} from '#lib/tokens/organization-token-schema.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'
import type { AnyToken, TokenDetails } from '#lib/tokens/public-token.ts'
import type { CreateToken, UpdateToken } from '#lib/tokens/schema.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'
import { updateOrganizationToken } from '#lib/tokens/update-organization-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

type Created<Token> = { token: Token; secret: string }

/** The one answer that holds a secret; nothing keeps it. */
export async function createTokenAction(input: CreateToken): Promise<ActionResult<Created<TokenDetails>>> {
  return runAction(async (actor) => {
    const { token, secret } = await createToken(actor, input)
    return { token, secret: secret.reveal() }
  })
}

/** The same for an organization. */
export async function createOrganizationTokenAction(
  organizationName: string,
  input: CreateOrganizationToken,
): Promise<ActionResult<Created<OrganizationTokenDetails>>> {
  return runAction(async (actor) => {
    const { token, secret } = await createOrganizationToken(actor, organizationName, input)
    return { token, secret: secret.reveal() }
  })
}

export async function updateTokenAction(input: UpdateToken): Promise<ActionResult<TokenDetails>> {
  return runAction((actor) => updateToken(actor, input))
}

export async function updateOrganizationTokenAction(
  organizationName: string,
  input: UpdateOrganizationToken,
): Promise<ActionResult<OrganizationTokenDetails>> {
  return runAction((actor) => updateOrganizationToken(actor, organizationName, input))
}

export async function activateTokenAction(id: string, owner?: TokenOwner): Promise<ActionResult<AnyToken>> {
  return runAction((actor) => activateToken(actor, id, owner))
}

export async function deactivateTokenAction(id: string, owner?: TokenOwner): Promise<ActionResult<AnyToken>> {
  return runAction((actor) => deactivateToken(actor, id, owner))
}

export async function deleteTokensAction(
  ids: string[],
  owner?: TokenOwner,
): Promise<ActionResult<{ deleted: number }>> {
  return runAction((actor) => deleteTokens(actor, ids, owner))
}
