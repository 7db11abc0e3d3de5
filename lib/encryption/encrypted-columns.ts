/** Every column that `encryptSecret` writes, so that the instance key can be rotated. `id` identifies the row. */
export const encryptedColumns = {
  'instance-secret': { table: 'instance_secret', id: 'name', column: 'value' },
  'signing-key': { table: 'signing_key', id: 'id', column: 'private_key' },
  authenticator: { table: 'authenticator', id: 'id', column: 'key' },
} as const

/** What a secret is for, and in which row it is stored. */
export type SecretPlace = { purpose: keyof typeof encryptedColumns; id: string }
