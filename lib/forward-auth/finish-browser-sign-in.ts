import { pool, statement } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { serviceCookies } from '#lib/forward-auth/service-cookies.ts'
import { serviceSession } from '#lib/forward-auth/service-session.ts'
import type { Redirect } from '#lib/forward-auth/start-browser-sign-in.ts'
import { hashSecret } from '#lib/secret.ts'

/** Signs a browser in at the service that it comes back to. Throws `forbidden` where it has left from another, or was here. */
export async function finishBrowserSignIn(
  { scheme, host, query }: OriginalRequest,
  cookie: string | undefined,
  serviceId: string,
  now: Date,
): Promise<Redirect> {
  const code = new URLSearchParams(query).get('code') ?? ''
  const browser = serviceCookies.read('browser', scheme, cookie) ?? ''
  const { rows } = await pool.query<{ sessionId: string; target: string }>(
    statement('finish-service-sign-in', finishSql, [hashSecret(code), hashSecret(browser), host, now]),
  )
  const [row] = rows
  if (!row)
    throw new AppError('forbidden', `This sign-in was used or has expired. Open ${scheme}://${host}/ again.`)
  const session = await serviceSession.sign(row.sessionId, { host, serviceId }, now)
  return { location: row.target, cookie: serviceCookies.write('session', scheme, session) }
}

const finishSql = `
  DELETE FROM service_sign_in
  WHERE code_hash = $1 AND browser_hash = $2 AND host = $3 AND expires_at > $4
  RETURNING session_id AS "sessionId", target`
