import { urlOf } from '#cli/host-name.ts'
import { eraseCredential, findCredential, storeCredential } from '#cli/store/credentials.ts'
import { readHosts } from '#cli/store/hosts-file.ts'
import { usableCredential } from '#cli/store/usable-credential.ts'
import { version } from '#cli/user-agent.ts'

/** What the helper prints, and how it ends. */
export type HelperAnswer = { out: string; err: string; exitCode: number }

const program = 'docker-credential-gatehouse'

/**
 * Docker's credential helper protocol: one verb, its input on standard input, its answer on standard output. The texts of
 * errors are those that docker's clients compare.
 */
export async function answerDocker(verb: string | undefined, input: string): Promise<HelperAnswer> {
  if (verb === 'version') return done(`${program} (Gatehouse) ${version}\n`)
  if (verb === 'list') return done(`${JSON.stringify(listed())}\n`)
  if (verb === 'store') return store(input)
  if (verb !== 'get' && verb !== 'erase') return failed(`usage: ${program} get|store|erase|list|version`)
  const server = input.trim()
  if (!server) return failed('no credentials server URL')
  const host = hostIn(server)
  if (verb === 'erase') {
    eraseCredential(host)
    return done('')
  }
  const { credential, why } = await usableCredential(host, program)
  if (!credential)
    return { ...failed('credentials not found in native keychain'), err: why ? `${why}\n` : '' }
  return done(
    `${JSON.stringify({ ServerURL: server, Username: credential.username, Secret: credential.secret })}\n`,
  )
}

function store(input: string): HelperAnswer {
  const { ServerURL: server, Username: username, Secret: secret } = parse(input)
  if (!server) return failed('no credentials server URL')
  if (!username) return failed('no credentials username')
  const host = hostIn(server)
  const url = readHosts()[host]?.url ?? urlOf(host)
  // docker stores again what it has been given.
  if (findCredential(host)?.secret !== secret) storeCredential(host, { url, username, secret: secret ?? '' })
  return done('')
}

function parse(input: string): { ServerURL?: string; Username?: string; Secret?: string } {
  try {
    return (JSON.parse(input) ?? {}) as object
  } catch {
    return {}
  }
}

function listed(): Record<string, string> {
  const hosts = Object.entries(readHosts()).filter(([, { secret, keeper }]) => secret || keeper)
  return Object.fromEntries(hosts.map(([host, { username }]) => [host, username]))
}

/** docker and others name a server by host, by address or by the address of its API. */
const hostIn = (server: string) =>
  server
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/s, '')
    .toLowerCase()

const done = (out: string): HelperAnswer => ({ out, err: '', exitCode: 0 })
const failed = (message: string): HelperAnswer => ({ out: `${message}\n`, err: '', exitCode: 1 })
