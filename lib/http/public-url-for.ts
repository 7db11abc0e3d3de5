import { env } from '#lib/env.ts'

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const publicUrl = new URL(env.PUBLIC_URL)

/**
 * Gatehouse's address as a client sees it that sends this `Host`: another name or port of this machine, such as a tunnel's,
 * if PUBLIC_URL is one, too; else PUBLIC_URL. A proxy may have left the port out, and TLS always has one in front.
 */
export function publicUrlFor(host = ''): string {
  if (publicUrl.protocol === 'https:' || host === publicUrl.hostname) return env.PUBLIC_URL
  const isOther = isLoopback(host) && isLoopback(publicUrl.host)
  return isOther ? `${publicUrl.protocol}//${host}` : env.PUBLIC_URL
}

export const isLoopback = (host: string) => loopback.test(host)
