import { failedSignInPolicy } from '#lib/accounts/record-failed-sign-ins.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'

type FailedSignIns = { attempts: number; since: Date }

export type AccountSecurity = {
  /** Since when a password alone does not sign in; null if it does. */
  secondFactorSince: Date | null
  /** The failed attempts to sign in that the person should know of; null while there are few. */
  failedSignIns: FailedSignIns | null
}

/** What the pages about an account say of signing in. */
export async function getAccountSecurity(actor: Actor): Promise<AccountSecurity> {
  authorizePerson(actor, 'account')
  const { rows } = await pool.query<Row>(statement('get-account-security', sql, [actor.accountId]))
  if (!rows[0]) throw notFound('Account')
  const [{ attempts, since, secondFactorSince }] = rows as [Row]
  return {
    secondFactorSince,
    failedSignIns: since && attempts >= failedSignInPolicy.threshold ? { attempts, since } : null,
  }
}

type Row = { attempts: number; since: Date | null; secondFactorSince: Date | null }

const sql = `
  SELECT failed_sign_ins AS attempts, failed_sign_ins_since AS since, second_factor_since AS "secondFactorSince"
  FROM account WHERE id = $1`
