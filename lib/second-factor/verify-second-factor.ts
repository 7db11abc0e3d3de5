import { noteFailedSignIn } from '#lib/accounts/failed-sign-ins.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { networkOf } from '#lib/network-of.ts'
import { parse } from '#lib/parse.ts'
import { hashRecoveryCode } from '#lib/second-factor/recovery-codes.ts'
import { reserveCode } from '#lib/second-factor/reserve-code.ts'
import { isAppCode, secondFactorSchema } from '#lib/second-factor/schema.ts'
import { timeStepOf } from '#lib/second-factor/totp.ts'
import { wrongCode } from '#lib/second-factor/wrong-code.ts'
import { Secret } from '#lib/secret.ts'

export type SecondFactorMethod = 'code' | 'recovery_code'

/** `signIn` names the sign-in that the code is for, whose tries are counted, too. */
type Input = { code: string; signIn?: string }

/**
 * Takes a code of the account's authenticator app, or one of its recovery codes; either works once. Throws `invalid` for the field
 * `code`, or `limited`: five wrong ones lock this for five minutes at the actor's address.
 */
export async function verifySecondFactor(
  actor: AccountActor,
  { signIn, ...input }: Input,
  now = new Date(),
): Promise<SecondFactorMethod> {
  const { code } = parse(secondFactorSchema, input)
  const method = isAppCode(code) ? 'code' : 'recovery_code'
  const attempt = await reserveCode(actor, signIn === undefined ? {} : { signIn }, now)
  const take = method === 'code' ? takeAppCode : takeRecoveryCode
  if (!(await take(actor, code, now))) {
    noteFailedSignIn(actor.accountId, networkOf(actor.address), now)
    throw wrongCode(method)
  }
  await attempt.release()
  return method
}

async function takeAppCode({ accountId }: AccountActor, code: string, now: Date): Promise<boolean> {
  const authenticator = await db.authenticator.findFirst({
    where: { accountId, confirmedAt: { not: null } },
    select: { id: true, key: true },
  })
  if (!authenticator) return false
  const { id, key } = authenticator
  const plain = new Secret(decryptSecret({ purpose: 'authenticator', id }, key))
  const lastStep = timeStepOf(plain, code.replace(/\s/g, ''), now)
  if (lastStep === null) return false
  // Of simultaneous uses, one moves the step.
  const where = { id, lastStep: { lt: lastStep } }
  const { count } = await db.authenticator.updateMany({ where, data: { lastStep } })
  return count === 1
}

async function takeRecoveryCode(actor: AccountActor, code: string): Promise<boolean> {
  const { accountId, username: name } = actor
  return mutate(actor, async (tx) => {
    const where = { accountId, secretHash: hashRecoveryCode(code) }
    const { count } = await tx.recoveryCode.deleteMany({ where })
    if (count === 0) return { result: false, audit: [] }
    const left = await tx.recoveryCode.count({ where: { accountId } })
    const target = { kind: 'account', id: accountId, name }
    return { result: true, audit: { action: 'account.use_recovery_code', target, details: { left } } }
  })
}
