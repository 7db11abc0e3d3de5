import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { env } from '#lib/env.ts'
import type { AddPasskey, Assertion } from '#lib/passkeys/schema.ts'

/** What an authenticator or a browser can get wrong, or be made to. */
export type Forgery = {
  origin?: string
  rpId?: string
  type?: string
  userHandle?: string
  counter?: number
  isVerified?: boolean
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

/** A device that makes one passkey, as WebAuthn has it: ES256, with a counter, and no attestation. */
export function newAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const { origin: here, hostname } = new URL(env.PUBLIC_URL)
  let counter = 0

  const clientData = (type: string, challenge: string, origin = here) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  /** Section 6.1: the hash of the relying party's id, flags, counter. */
  function authenticatorData(flags: number, { rpId = hostname, isVerified = true, ...forged }: Forgery) {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(forged.counter ?? counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags | 1 | (isVerified ? 4 : 0)]), count])
  }

  function create(challenge: string, forged: Forgery = {}): AddPasskey['response'] {
    const key = new Map<number, number | Uint8Array>([
      ...([
        [1, 2],
        [3, -7],
        [-1, 1],
      ] as const),
      ...([
        [-2, Buffer.from(x!, 'base64url')],
        [-3, Buffer.from(y!, 'base64url')],
      ] as const),
    ] as [number, number | Uint8Array][])
    const length = Buffer.from([0, id.length])
    const cose = isoCBOR.encode(new Map([...key].map(([name, value]) => [name, plain(value)])) as never)
    const authData = Buffer.concat([authenticatorData(0x40, forged), Buffer.alloc(16), length, id, cose])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      ...{ id: base64(id), rawId: base64(id), type: 'public-key' },
      response: {
        clientDataJSON: base64(clientData(forged.type ?? 'webauthn.create', challenge, forged.origin)),
        attestationObject: base64(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      },
    }
  }

  function get(challenge: string, forged: Forgery = {}): Assertion {
    counter++
    const data = authenticatorData(0, forged)
    const client = clientData(forged.type ?? 'webauthn.get', challenge, forged.origin)
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
    return {
      ...{ id: base64(id), rawId: base64(id), type: 'public-key' },
      response: {
        ...{ clientDataJSON: base64(client), authenticatorData: base64(data), signature: base64(signature) },
        ...(forged.userHandle !== undefined && { userHandle: forged.userHandle }),
      },
    }
  }

  return { create, get }
}

/** CBOR knows no Buffer. */
const plain = (value: number | Uint8Array) => (typeof value === 'number' ? value : new Uint8Array(value))
