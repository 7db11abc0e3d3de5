import { chmodSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '#cli/failure.ts'
import { writeAtomically } from '#cli/store/write-atomically.ts'

/** What this computer knows of one Gatehouse. */
export type Host = {
  url: string
  username: string
  /** Of the token that `gatehouse login` got; absent where somebody brought one of their own. */
  tokenId?: string
  /** Absent where one of docker's credential helpers keeps it. */
  secret?: string
  keeper?: string
  /** Of a person who typed a password: for a few minutes, to manage tokens with. */
  session?: Session
}
export type Session = { username: string; bearer: string; expiresAt: string }

export type Hosts = Record<string, Host>

/** `hosts.json` in the folder for settings, which its owner alone can read. */
function hostsPath(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env
  const folder = XDG_CONFIG_HOME || (process.platform === 'win32' && APPDATA) || join(homedir(), '.config')
  return join(folder, 'gatehouse', 'hosts.json')
}

export function readHosts(): Hosts {
  const path = hostsPath()
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`)
  }
  if (process.platform !== 'win32' && statSync(path).mode & 0o077) chmodSync(path, 0o600)
  try {
    return JSON.parse(text) as Hosts
  } catch {
    throw new Failure(`${path} is not JSON. Delete it, and run gatehouse login.`)
  }
}

/** Reads, changes and writes at once; what another process writes meanwhile is a few milliseconds' risk. */
export function changeHosts(change: (hosts: Hosts) => void): void {
  const hosts = readHosts()
  const before = JSON.stringify(hosts)
  change(hosts)
  if (JSON.stringify(hosts) !== before) writeAtomically(hostsPath(), `${JSON.stringify(hosts, null, 2)}\n`)
}
