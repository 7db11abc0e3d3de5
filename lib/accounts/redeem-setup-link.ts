import { assertUncommonPassword } from '#lib/accounts/assert-uncommon-password.ts'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { registerSchema, type Register } from '#lib/accounts/schema.ts'
import { verificationMail } from '#lib/accounts/verification-mail.ts'
import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import { hashSecret, Secret } from '#lib/secret.ts'

/** Makes the first account with the secret of a set-up link, which ends with it. */
export async function redeemSetupLink(
  actor: AnonymousActor,
  secret: Secret,
  input: Register,
  now = new Date(),
) {
  const link = { secretHash: hashSecret(secret.reveal()), expiresAt: { gt: now } }
  await withFailureLimit(actor, 'not_found', async () => {
    if (!(await db.setupLink.findFirst({ where: link }))) throw linkEnded()
  })
  const { username, email, password } = parse(registerSchema, input)
  await assertUncommonPassword(password, { username, email }, 'password')
  const passwordHash = await inPasswordSlot(actor.address, () => hashPassword(new Secret(password)))
  return mutate(actor, async (tx) => {
    await oneAtATime(tx)
    const { count } = await tx.setupLink.deleteMany({ where: link })
    if (count === 0 || (await tx.account.findFirst({ select: { id: true } }))) throw linkEnded()
    await tx.setupLink.deleteMany({})
    const made = await insertAccount(tx, { username, email, passwordHash })
    const mail = await verificationMail(tx, { ...made.result, email }, 'account.register', now)
    return { ...made, mails: [mail] }
  })
}

/** Two links used at the same time would both find no account. */
async function oneAtATime(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse first account'))`
}

function linkEnded(): AppError {
  return new AppError(
    'not_found',
    'This link has been used or has expired. Restart Gatehouse to get a new one.',
  )
}
