import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { lockAccount } from '#lib/second-factor/lock-account.ts'
import { replaceRecoveryCodes } from '#lib/second-factor/recovery-codes.ts'
import { refreshSecondFactorSince } from '#lib/second-factor/refresh-second-factor-since.ts'
import { reserveCode } from '#lib/second-factor/reserve-code.ts'
import {
  authenticatorPolicy,
  confirmAuthenticatorSchema,
  type ConfirmAuthenticator,
} from '#lib/second-factor/schema.ts'
import { timeStepOf } from '#lib/second-factor/totp.ts'
import { wrongCode } from '#lib/second-factor/wrong-code.ts'
import { Secret } from '#lib/secret.ts'
import { deleteOtherSessions } from '#lib/sessions/end-other-sessions.ts'

/**
 * Turns an authenticator app that was begun into a second factor, by a code of it. Returns new recovery codes; all other sessions
 * end, since they began without it.
 */
export async function confirmAuthenticator(
  actor: Actor,
  input: ConfirmAuthenticator,
  now = new Date(),
): Promise<Secret[]> {
  authorizePerson(actor, 'account')
  const { id, code } = parse(confirmAuthenticatorSchema, input)
  const attempt = await reserveCode(actor, {}, now)
  const codes = await mutate(actor, async (tx) => {
    const { accountId, username: name } = actor
    await lockAccount(tx, accountId)
    const key = await findBegunKey(tx, actor, id, now)
    const lastStep = timeStepOf(key, code, now)
    if (lastStep === null) throw wrongCode('code')
    await tx.authenticator.update({ where: { id }, data: { confirmedAt: now, lastStep } })
    await refreshSecondFactorSince(tx, accountId, now)
    const result = await replaceRecoveryCodes(tx, accountId)
    const sessions = await deleteOtherSessions(tx, actor)
    const target = { kind: 'account', id: accountId, name }
    return { result, audit: { action: 'account.add_authenticator', target, details: { sessions } } }
  })
  await attempt.release()
  return codes
}

async function findBegunKey(
  tx: Transaction,
  { accountId }: AccountActor,
  id: string,
  now: Date,
): Promise<Secret> {
  const since = new Date(now.getTime() - authenticatorPolicy.setUp)
  const begun = await tx.authenticator.findFirst({
    where: { id, accountId, confirmedAt: null, createdAt: { gt: since } },
    select: { key: true },
  })
  if (begun) return new Secret(decryptSecret({ purpose: 'authenticator', id }, begun.key))
  throw new AppError('conflict', 'This set-up has ended, or was begun again elsewhere. Start again.')
}
