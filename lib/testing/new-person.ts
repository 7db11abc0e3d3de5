import { randomBytes, randomInt } from 'node:crypto'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { Secret } from '#lib/secret.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'

export type Person = { id: string; username: string; email: string; password: string }

/** An account with a known password. */
export async function newPerson(): Promise<Person> {
  const username = `person-${randomBytes(6).toString('hex')}`
  const email = `${username}@example.com`
  const password = randomBytes(12).toString('base64url')
  const passwordHash = await hashPassword(new Secret(password))
  const { id } = await mutate({ kind: 'system' }, (tx) =>
    insertAccount(tx, { username, email, passwordHash }),
  )
  return { id, username, email, password }
}

/** Signs the person in with a browser of its own. */
export async function newSession(
  person: Person,
  address = newAddress(),
): Promise<AccountActor & { sessionId: string; provedAt: Date; sessionSecret: Secret }> {
  const { username, password } = person
  const provedAt = new Date()
  const { id: sessionId, secret: sessionSecret } = await signIn({
    identifier: username,
    password: new Secret(password),
    address,
    client: 'Firefox on Linux',
    replaces: null,
  })
  return { kind: 'account', accountId: person.id, username, sessionId, provedAt, sessionSecret, address }
}

/** An address that no other test uses. */
export function newAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
}
