import { failedSignInPolicy } from '#lib/accounts/record-failed-sign-ins.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'

export type FailedSignIns = { attempts: number; since: Date }

/** The failed attempts to sign in that the person should know of; null while there are few. */
export async function getFailedSignIns(actor: Actor): Promise<FailedSignIns | null> {
  authorizePerson(actor, 'account')
  const { rows } = await pool.query<FailedSignIns>(
    statement('get-failed-sign-ins', sql, [actor.accountId, failedSignInPolicy.threshold]),
  )
  return rows[0] ?? null
}

const sql = `
  SELECT failed_sign_ins AS attempts, failed_sign_ins_since AS since
  FROM account WHERE id = $1 AND failed_sign_ins >= $2`
