import type { HelperAnswer } from '#cli/docker/answer-docker.ts'
import { eraseCredential, findCredential, storeCredential, type Credential } from '#cli/store/credentials.ts'
import { usableCredential } from '#cli/store/usable-credential.ts'

const program = 'git-credential-gatehouse'

/**
 * Git's credential helper protocol: lines of `key=value`. Where there is nothing to say, git asks the next helper or the
 * person; verbs and keys of later versions are ignored, as git asks of helpers.
 */
export async function answerGit(verb: string | undefined, input: string): Promise<HelperAnswer> {
  const { protocol, host, username, password } = readLines(input)
  const url = `${protocol}://${host}`
  if (!host || !isHttp(protocol)) return said()
  // git stores again what it has been given.
  if (verb === 'store' && username && password && findCredential(host)?.secret !== password)
    storeCredential(host, { url, username, secret: password })
  if (verb === 'erase') eraseMatching(host, url, username, password)
  if (verb !== 'get') return said()
  if (!isFor(findCredential(host), url, username)) return said()
  const { credential, why } = await usableCredential(host, program)
  if (!credential) return said([], why ? `${why}\n` : '')
  return said([`username=${credential.username}`, `password=${credential.secret}`])
}

/** Without a password, git means every one. */
function eraseMatching(host: string, url: string, username?: string, password?: string): void {
  if (isFor(findCredential(host), url, username)) eraseCredential(host, password)
}

/** Never what belongs to https over http, nor another person's. */
function isFor(credential: Credential | null, url: string, username?: string): boolean {
  return credential?.url === url && (username === undefined || username === credential.username)
}

function readLines(input: string): Record<string, string | undefined> {
  const lines = input.split(/\r?\n/).map((line) => /^([^=]+)=(.*)$/.exec(line) ?? [])
  return Object.fromEntries(lines.filter(([line]) => line).map(([, key, value]) => [key, value]))
}

const isHttp = (protocol?: string) => protocol === 'https' || protocol === 'http'

function said(lines: string[] = [], err = ''): HelperAnswer {
  return { out: lines.map((line) => `${line}\n`).join(''), err, exitCode: 0 }
}
