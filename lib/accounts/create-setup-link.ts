import { db, pool, statement } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { hashSecret, randomSecret } from '#lib/secret.ts'
import { hour } from '#lib/time.ts'

const setupLinkLifetime = 24 * hour

/**
 * A one-time link for creating the first account. The secret is in the fragment, which browsers send to no server.
 * Earlier links stay valid, because replicas that start together each print one.
 */
export async function createSetupLink(now = new Date()): Promise<string> {
  if (await hasAccounts()) throw new AppError('conflict', 'There is an account already.')
  const secret = randomSecret().reveal()
  await db.setupLink.create({
    data: { secretHash: hashSecret(secret), expiresAt: new Date(now.getTime() + setupLinkLifetime) },
  })
  return `${env.PUBLIC_URL}${paths.setUp}#${secret}`
}

/** Asked by each sign-in page. */
export async function hasAccounts(): Promise<boolean> {
  const { rowCount } = await pool.query(statement('has-accounts', 'SELECT FROM account LIMIT 1', []))
  return rowCount === 1
}
