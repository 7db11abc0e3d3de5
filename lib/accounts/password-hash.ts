import { randomBytes } from 'node:crypto'
import { hash, verify, type Options } from '@node-rs/argon2'

/** Argon2id (the package's standard) with 19 MiB and two passes, as OWASP's cheat sheet asks at least. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(oneForm(password), options)
}

/** Without a hash (no such account) the same work is done, and the answer is no. */
export async function matchesHash(passwordHash: string | undefined, password: string): Promise<boolean> {
  dummyHash ??= hashPassword(randomBytes(16).toString('base64url'))
  const matches = await verify(passwordHash ?? (await dummyHash), oneForm(password))
  return matches && passwordHash !== undefined
}

let dummyHash: Promise<string> | undefined

/** Keyboards differ in how they compose letters such as é. */
function oneForm(password: string): string {
  return password.normalize('NFKC')
}
