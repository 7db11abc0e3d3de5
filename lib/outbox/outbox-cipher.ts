import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

export type OutboxCipher = {
  seal: (value: unknown) => Buffer<ArrayBuffer>
  /** Throws where the value was sealed under another secret, or changed. */
  open: (sealed: Uint8Array) => unknown
}

/** To be had before a transaction begins: on the embedded database, reading the secret within one would wait for it. */
export async function outboxCipher(): Promise<OutboxCipher> {
  const key = Buffer.from(await deriveSecret('outbox'), 'base64url')
  return {
    seal(value) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
      const sealed = [cipher.update(JSON.stringify(value)), cipher.final()]
      return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed])
    },
    open(sealed) {
      const [nonce, tag] = [
        sealed.subarray(0, nonceBytes),
        sealed.subarray(nonceBytes, nonceBytes + tagBytes),
      ]
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAuthTag(tag)
      const opened = [decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]
      return JSON.parse(Buffer.concat(opened).toString())
    },
  }
}
