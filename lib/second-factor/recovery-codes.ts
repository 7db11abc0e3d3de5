import { randomBytes } from 'node:crypto'
import type { Transaction } from '#lib/audit/mutate.ts'
import { recoveryCodePolicy } from '#lib/second-factor/schema.ts'
import { hashSecret, Secret } from '#lib/secret.ts'

/** Crockford's base32: without the letters that look like digits, and without u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Gives the account new recovery codes in the place of those that it has. */
export async function replaceRecoveryCodes(tx: Transaction, accountId: string): Promise<Secret[]> {
  const codes = Array.from({ length: recoveryCodePolicy.count }, newRecoveryCode)
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  const rows = codes.map((code) => ({ accountId, secretHash: hashRecoveryCode(code.reveal()) }))
  await tx.recoveryCode.createMany({ data: rows })
  return codes
}

/** Of what was typed: without regard to case, spaces and dashes, and to letters that look like digits. */
export function hashRecoveryCode(typed: string): Buffer<ArrayBuffer> {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return hashSecret(plain)
}

/** 120 bits, so that SHA-256 is enough to store it by: `7k3fq9-x2m4tz-0vbn8c-wd5hra`. */
function newRecoveryCode(): Secret {
  const { groups, groupLength } = recoveryCodePolicy
  // 256 is a multiple of 32, so each character is equally likely.
  const characters = [...randomBytes(groups * groupLength)].map((byte) => alphabet[byte % alphabet.length])
  const group = (at: number) => characters.slice(at * groupLength, (at + 1) * groupLength).join('')
  return new Secret(Array.from({ length: groups }, (_, at) => group(at)).join('-'))
}
