import { BlockList } from 'node:net'
import type { IncomingMessage } from 'node:http'
import { identityHeaders } from '#api/forward-auth/identity-headers.ts'
import { gitAuthErrors } from '#api/git/git-auth-errors.ts'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { originalRequestOf } from '#lib/forward-auth/original-request-of.ts'
import { singleHeaders } from '#lib/forward-auth/single-headers.ts'
import { readAuthorization } from '#lib/forward-auth/read-authorization.ts'
import { decideGitRequest } from '#lib/git/decide-git-request.ts'
import type { GitRequest } from '#lib/git/git-request.ts'
import { transferHeader, transfers, type Transfer } from '#lib/git/transfer-of.ts'
import { parseGitRequest } from '#lib/git/parse-git-request.ts'
import { send, type Handle } from '#lib/http/handler.ts'
import { problemOf } from '#lib/http/problem.ts'
import { sentHeaders } from '#lib/http/sent-headers.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'

export const gitAuthPath = '/auth/git'

/** What reverse proxies ask about each request for Git or Git LFS: 200 with who it is and what for, 401, or 403. */
export const gitAuth: Handle = async (request, response) => {
  let asked: GitRequest | null = null
  try {
    asked = parseGitRequest(originalRequestOf(request, gitAuthPath, [env.TRUSTED_PROXIES, thisMachine]))
    if (!asked) throw noSuchAddress()
    send(response, { status: 200, headers: await allow(request, asked), body: '' })
  } catch (error) {
    send(response, gitAuthErrors(problemOf(error, gitAuthPath), asked?.kind))
  }
}

async function allow(request: IncomingMessage, asked: GitRequest): Promise<Record<string, string>> {
  const { authorization, 'user-agent': userAgent, [ADDRESS_HEADER]: address } = request.headers
  const context = { address: String(address), userAgent, door: 'git', now: new Date() } as const
  const did = didOf(asked, singleHeaders(sentHeaders.of(request), told).get(transferHeader))
  return withCredential(readAuthorization(authorization), context, {
    use: () => `${did} ${fullNameOf(asked.repository)}`,
    async run(caller) {
      const { repositoryId, permissions } = await decideGitRequest(caller, asked)
      const what = { 'X-Gatehouse-Repository': repositoryId ?? '', 'X-Gatehouse-Resource': asked.resource }
      return { result: { ...identityHeaders(caller, permissions), ...what } }
    },
  })
}

/** In the words of who has seen the body, if somebody has. */
function didOf({ resource, did }: GitRequest, seen = ''): string {
  const isKnown = resource === 'git-upload-pack' && Object.hasOwn(transfers, seen)
  return isKnown ? transfers[seen as Transfer] : did
}

const told: ReadonlySet<string> = new Set([transferHeader])

/**
 * `npm run git-server` needs no setting: who asks here about a request learns what their own token may do, and no more. Only
 * whose address counts is a matter of TRUSTED_PROXIES.
 */
const thisMachine = new BlockList()
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4')
thisMachine.addAddress('::1', 'ipv6')

const noSuchAddress = () =>
  new AppError('forbidden', 'Git has nothing at this address: name a repository as in /demo/api.git')
