import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'

export type SecondFactor = {
  /** Since when a password alone does not sign in; null if it does. */
  since: Date | null
  authenticatorSince: Date | null
  recoveryCodesLeft: number
}

/** What the person signs in with beside the password. */
export async function getSecondFactor(actor: Actor): Promise<SecondFactor> {
  authorizePerson(actor, 'account')
  const { rows } = await pool.query<SecondFactor>(statement('get-second-factor', text, [actor.accountId]))
  if (!rows[0]) throw notFound('Account')
  return rows[0]
}

const text = `
  SELECT second_factor_since AS since,
    (SELECT confirmed_at FROM authenticator WHERE account_id = account.id) AS "authenticatorSince",
    (SELECT count(*)::int FROM recovery_code WHERE account_id = account.id) AS "recoveryCodesLeft"
  FROM account WHERE id = $1`
