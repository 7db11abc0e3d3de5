'use server'

import type { ActionResult } from '#lib/action-result.ts'
import type { RegisterByInvite } from '#lib/accounts/schema.ts'
import { runAction, runOpenAction, runQuery } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { acceptInvite } from '#lib/invites/accept-invite.ts'
import { cancelInvite } from '#lib/invites/cancel-invite.ts'
import { createInvites, type InviteResult } from '#lib/invites/create-invites.ts'
import { declineInvite } from '#lib/invites/decline-invite.ts'
import { getMailedInvite, type MailedInvite } from '#lib/invites/get-mailed-invite.ts'
import { getOwnInvite } from '#lib/invites/get-own-invite.ts'
import { linkSecret } from '#lib/invites/link-secret.ts'
import type { OwnInvite, PublicInvite } from '#lib/invites/public-invite.ts'
import { registerByInvite } from '#lib/invites/register-by-invite.ts'
import { repeatCreateInvites } from '#lib/invites/repeat-create-invites.ts'
import { resendInvite } from '#lib/invites/resend-invite.ts'
import type { CreateInvites } from '#lib/invites/schema.ts'

type Resent = { invite: PublicInvite; mailed: boolean }

export async function createInvitesAction(
  organization: string,
  input: CreateInvites,
  key: string,
): Promise<ActionResult<InviteResult[]>> {
  const call = { key, route: 'createInvitesAction', request: [organization, input] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: () => createInvites(actor, organization, input),
      repeat: (before) => repeatCreateInvites(actor, organization, input, before),
    }),
  )
}

export async function resendInviteAction(organization: string, id: string): Promise<ActionResult<Resent>> {
  return runAction((actor) => resendInvite(actor, organization, id))
}

export async function cancelInviteAction(
  organization: string,
  id: string,
): Promise<ActionResult<PublicInvite>> {
  return runAction((actor) => cancelInvite(actor, organization, id))
}

/** The secret is from the URL's fragment, which only the browser sees. */
export async function getOwnInviteAction(
  id: string,
  secret: string | null,
): Promise<ActionResult<OwnInvite>> {
  return runQuery((actor) => getOwnInvite(actor, id, linkSecret(secret)))
}

export async function acceptInviteAction(
  id: string,
  secret: string | null,
  key: string,
): Promise<ActionResult<undefined>> {
  const call = { key, route: 'acceptInviteAction', request: [id, secret] }
  return runAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: async () => void (await acceptInvite(actor, id, linkSecret(secret))),
      repeat: async () => undefined,
    }),
  )
}

export async function declineInviteAction(
  id: string,
  secret: string | null,
): Promise<ActionResult<OwnInvite>> {
  return runAction((actor) => declineInvite(actor, id, linkSecret(secret)))
}

/** For people who are not signed in. */
export async function getMailedInviteAction(
  id: string,
  secret: string | null,
): Promise<ActionResult<MailedInvite>> {
  return runOpenAction((actor) => getMailedInvite(actor, id, linkSecret(secret)))
}

export async function registerByInviteAction(
  id: string,
  secret: string | null,
  input: RegisterByInvite,
  key: string,
): Promise<ActionResult<undefined>> {
  const call = { key, route: 'registerByInviteAction', request: [id, secret, input] }
  return runOpenAction((actor) =>
    withIdempotencyKey(actor, call, {
      create: async () => void (await registerByInvite(actor, id, linkSecret(secret), input)),
      repeat: async () => undefined,
    }),
  )
}
