import { randomBytes } from 'node:crypto'
import { hash, verify, type Options } from '@node-rs/argon2'
import { isImportedHash, matchesImportedHash } from '#lib/accounts/imported-hash.ts'
import { Secret } from '#lib/secret.ts'

/** Argon2id (the package's default) with 19 MiB and two passes, the minimum in OWASP's cheat sheet. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: Secret): Promise<string> {
  return hash(oneForm(password), options)
}

/** Without a hash (no such account) it does the same work and returns false. */
export async function matchesHash(passwordHash: string | undefined, password: Secret): Promise<boolean> {
  if (passwordHash !== undefined && isImportedHash(passwordHash))
    return matchesImportedHash(passwordHash, password)
  dummyHash ??= hashPassword(new Secret(randomBytes(16).toString('base64url')))
  const matches = await verify(passwordHash ?? (await dummyHash), oneForm(password))
  return matches && passwordHash !== undefined
}

let dummyHash: Promise<string> | undefined

/** Keyboards compose letters like é differently. */
function oneForm(password: Secret): string {
  return password.reveal().normalize('NFKC')
}
