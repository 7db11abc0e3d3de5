import { env } from '#lib/env.ts'

/** Whether `PRIVATE_ISSUERS` names the host of an address; without encryption only on this machine. */
export function isTrustedHost({ protocol, host, hostname }: URL): boolean {
  if (!env.PRIVATE_ISSUERS.includes(host)) return false
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))
}

const loopback = ['localhost', '127.0.0.1', '[::1]']
