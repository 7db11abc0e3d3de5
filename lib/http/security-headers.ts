import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { env } from '#lib/env.ts'

const standing: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  // Not no-referrer, because it makes browsers send forms with "Origin: null", which is refused.
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
]
if (env.PUBLIC_URL.startsWith('https:')) standing.push(['Strict-Transport-Security', 'max-age=31536000'])

/** API responses are never pages. */
export const machinePolicy = "default-src 'none'; frame-ancestors 'none'"

/** A page's policy: only scripts and styles with this response's nonce. */
export function pagePolicy(dev: boolean): string {
  const nonce = `'nonce-${randomBytes(16).toString('base64')}'`
  return [
    "default-src 'none'",
    // In development React evaluates code to show where errors come from, and Next.js styles what it lays over pages.
    `script-src 'self' ${nonce}${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' ${nonce}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}

export function setSecurityHeaders(response: ServerResponse, contentSecurityPolicy: string): void {
  for (const [name, value] of standing) response.setHeader(name, value)
  response.setHeader('Content-Security-Policy', contentSecurityPolicy)
}
