import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { env } from '#lib/env.ts'
import { normalPath } from '#lib/forward-auth/normal-path.ts'
import { transferHeader, transferOf } from '#lib/git/transfer-of.ts'
import { forwardRequest } from '#lib/http/forward-request.ts'
import { HttpError } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { logFailure } from '#lib/log-failure.ts'
import { minute } from '#lib/time.ts'

/**
 * Passes a request for Git on to the Git server, which asks at `/auth/git` before it does anything. Throws `forbidden` for an
 * address that the server might take for one beside its repositories.
 */
export async function passToGitServer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers, url = '' } = request
  if (headers.via?.includes(via))
    throw new HttpError(503, 'GIT_SERVER_URL is the address of Gatehouse itself.')
  normalPath(url)
  const { host, protocol } = new URL(publicUrlFor(headers.host))
  const transfer = await transferOf(request)
  await forwardRequest(request, response, {
    to: env.GIT_SERVER_URL,
    timeouts,
    path: url,
    headers: {
      // LFS servers make the addresses in their answers of these.
      ...{ host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
      'x-forwarded-for': String(headers[ADDRESS_HEADER]),
      ...(transfer && { [transferHeader]: transfer }),
      via: headers.via ? `${headers.via}, ${via}` : via,
    },
    onAnswer: async () => {},
  }).catch((error) => {
    logFailure(`Passing a request on to ${env.GIT_SERVER_URL}`, error)
    throw new HttpError(
      503,
      'The Git server does not answer: run npm run git-server, or set GIT_SERVER_URL to where it is.',
    )
  })
}

const via = '1.1 gatehouse-git'

/** Git checks a large push before it answers. */
const timeouts = { idle: 5 * minute, answer: 15 * minute }
