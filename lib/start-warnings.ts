import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { settingNames, type env } from '#lib/env.ts'

/** What an .env file may say to others: Node.js, Next.js, the C library, proxies. */
const others = /^(NODE_|NEXT_|GATEHOUSE_|UV_|LC_|LANG$|TZ$|(NO|HTTPS?|ALL)_PROXY$)/i

/** One line for each name in the settings file that is no setting: most are misspelt. */
export function unknownSettings(file: string): string[] {
  return Object.keys(parseEnv(readIfThere(file)))
    .filter((name) => !settingNames.includes(name) && !others.test(name))
    .map((name) => `${name} in ${file} is not a setting of Gatehouse, and does nothing.`)
}

function readIfThere(file: string): string {
  try {
    return file ? readFileSync(file, 'utf8') : ''
  } catch {
    return ''
  }
}

const loopback = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/

/** Where Gatehouse listens for others than those who can open its address; null where the two fit. */
export function addressMismatch({
  HOST,
  PORT,
  PUBLIC_URL,
}: Pick<typeof env, 'HOST' | 'PORT' | 'PUBLIC_URL'>) {
  const { protocol, hostname, port } = new URL(PUBLIC_URL)
  const [listensHere, isHere] = [loopback.test(HOST), loopback.test(hostname)]
  if (!listensHere && isHere) {
    return `HOST=${HOST} lets other machines connect, but only this one can open ${PUBLIC_URL}. Set PUBLIC_URL to the address that they open.`
  }
  if (listensHere && !isHere && protocol === 'http:' && port === String(PORT)) {
    return `Other machines are to open ${PUBLIC_URL}, but HOST=${HOST} lets only this one connect. Set HOST=0.0.0.0, or PUBLIC_URL to the address of the reverse proxy.`
  }
  return null
}
