import type { Secret } from '#lib/secret.ts'

/** A bcrypt hash, which came from another service. It is replaced at the first sign-in. */
export function isImportedHash(passwordHash: string): boolean {
  return passwordHash.startsWith('$2')
}

/**
 * bcrypt reads 72 bytes, and some implementations stop at a NUL: what is longer or has one would match by its beginning alone,
 * and whoever knows only that could choose the rest. Other services hash what was typed, in whichever form.
 */
export async function matchesImportedHash(passwordHash: string, password: Secret): Promise<boolean> {
  const text = password.reveal()
  const { verify } = await loadBcrypt()
  const matches = await verify(text, passwordHash)
  return matches && Buffer.byteLength(text) <= bcryptBytes && !text.includes('\0')
}

const bcryptBytes = 72

/** Most installations have no imported passwords, and never load it. */
const loadBcrypt = () => import(/* turbopackIgnore: true */ '@node-rs/bcrypt')
