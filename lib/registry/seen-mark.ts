import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'

/**
 * The id of an event that Gatehouse sees as it passes a request on. It goes with the request's User-Agent, which is all that
 * comes back in the registry's notification, and is signed: who could choose it could have pulls counted as one.
 */
export async function newSeenMark(): Promise<string> {
  const id = randomBytes(12).toString('base64url')
  return `${id}.${await signatureOf(id)}`
}

/** A User-Agent as the registry is told it. */
export function markUserAgent(userAgent: string | undefined, mark: string): string {
  return `${withoutMark(userAgent)} Gatehouse/${mark}`.trimStart()
}

/** The mark in a User-Agent, if Gatehouse made it. */
export async function readSeenMark(userAgent: string | undefined): Promise<string | null> {
  const [, id, signature] = marked.exec(userAgent ?? '') ?? []
  if (!id || !signature) return null
  const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(await signatureOf(id)))
  return isOurs ? `${id}.${signature}` : null
}

export function withoutMark(userAgent = ''): string {
  return userAgent.replace(marked, '').trimEnd()
}

const marked = /(?:^| )Gatehouse\/([\w-]{16})\.([\w-]{22})$/

async function signatureOf(id: string): Promise<string> {
  const key = await deriveSecret('registry-seen-marks')
  return createHmac('sha256', key).update(id).digest('base64url').slice(0, 22)
}
