import type { Transaction } from '#lib/audit/mutate.ts'
import { networkOf } from '#lib/network-of.ts'

type Device = { accountId: string; client: string; address: string }

export const devicesKeptDays = 90

/**
 * Remembers the program and the network of a sign-in. Whether an account that has signed in before has not done so from there
 * lately: its person is told.
 */
export async function noteSignInDevice(
  tx: Transaction,
  { accountId, client, address }: Device,
  now: Date,
): Promise<boolean> {
  const network = networkOf(address)
  const [noted] = await tx.$queryRaw<[{ isNew: boolean; isFirst: boolean }]>`
    INSERT INTO sign_in_device (account_id, network, client, last_at)
    VALUES (${accountId}::uuid, ${network}, ${client}, ${now})
    ON CONFLICT (account_id, network, client) DO UPDATE SET last_at = greatest(sign_in_device.last_at, excluded.last_at)
    RETURNING xmax = 0 AS "isNew",
      NOT EXISTS (SELECT FROM sign_in_device WHERE account_id = ${accountId}::uuid) AS "isFirst"`
  return noted.isNew && !noted.isFirst
}
