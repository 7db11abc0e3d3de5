import { spawnSync } from 'node:child_process'
import { isOnPath } from '#cli/store/is-on-path.ts'

/** Docker's credential helpers for the system's own store, the better first. */
const helpers: Partial<Record<NodeJS.Platform, string[]>> = { darwin: ['osxkeychain'], win32: ['wincred'] }
const onLinux = ['secretservice', 'pass']

export const systemHelpers = () =>
  (helpers[process.platform] ?? onLinux).filter((name) => isOnPath(`docker-credential-${name}`))

/** What a helper prints; null where it fails, as each does without its keychain. */
export function callHelper(name: string, verb: 'get' | 'store' | 'erase', input: string): string | null {
  const { status, stdout } = spawnSync(`docker-credential-${name}`, [verb], {
    input,
    encoding: 'utf8',
    // Long enough to unlock a keychain.
    timeout: 60_000,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  return status === 0 ? stdout : null
}
