import { headers } from 'next/headers'

/** A request's address, as determined by server.ts, and its client, described and in its own words. */
export type Visitor = { address: string; client: string; userAgent: string | null }

export async function visitor(): Promise<Visitor> {
  const sent = await headers()
  const userAgent = sent.get('user-agent')
  return {
    address: sent.get('x-gatehouse-address') ?? 'unknown',
    client: describeClient(userAgent ?? ''),
    userAgent,
  }
}

/** "Firefox on Linux": enough to distinguish one's own browsers. */
export function describeClient(userAgent: string): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1]
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? 'Unknown client'
}

// The order matters, because most browsers also name their ancestors.
const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
]

const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]
