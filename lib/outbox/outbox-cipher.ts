import { open, seal } from '#lib/encryption/aes-gcm.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'

export type OutboxCipher = {
  seal: (value: unknown) => Buffer<ArrayBuffer>
  /** Throws where the value was sealed under another secret, or changed. */
  open: (sealed: Uint8Array) => unknown
}

/** To be had before a transaction begins: on the embedded database, reading the secret within one would wait for it. */
export async function outboxCipher(): Promise<OutboxCipher> {
  const key = Buffer.from(await deriveSecret('outbox'), 'base64url')
  return {
    seal: (value) => seal(key, JSON.stringify(value)),
    open: (sealed) => JSON.parse(open(key, sealed)),
  }
}
