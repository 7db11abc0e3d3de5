import type { Context } from 'hono'
import { requestContext } from '#api/request-context.ts'
import { readBearer } from '#lib/credentials/read-credential.ts'
import { setRequestActor } from '#lib/current-request.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { HttpError } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { explainRefusal, type NeededAccess } from '#lib/registry/explain-refusal.ts'
import { recordRefusal } from '#lib/registry/record-refusal.ts'
import { readRegistryToken } from '#lib/registry/registry-token.ts'
import type { Subject } from '#lib/registry/subject.ts'
import { subjectCaller } from '#lib/registry/subject-caller.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'

/** Who asks, and what of the needed access they are refused for good, with why. */
type ImageAccess = { subject: Subject | null; refused: Map<NeededAccess, AppError> }

/**
 * Reads the registry token of a request. Throws a challenge (RFC 6750) that asks for what is needed where there is none, or
 * where another token would hold more than this one does. What no token of this caller would hold is explained.
 */
export async function imageAccess(c: Context, needed: NeededAccess[] = []): Promise<ImageAccess> {
  const bearer = readBearer(c.req.header('authorization'))
  if (!bearer) throw challenge(c, needed)
  const token = await readRegistryToken(bearer.secret)
  if (!token) throw challenge(c, needed, 'invalid_token')
  const { subject, access } = token
  if (subject?.kind === 'token') setRequestActor(subject)
  const missing = needed.filter(({ repository, actions }) => {
    const granted = access.find(({ name }) => name === fullNameOf(repository))?.actions ?? []
    return !actions.every((action) => granted.includes(action))
  })
  if (missing.length === 0) return { subject, refused: new Map() }
  const caller =
    subject &&
    (await subjectCaller(subject, requestContext(c, 'registry')).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
      throw challenge(c, needed, 'invalid_token', error.message)
    }))
  if (!caller) throw challenge(c, needed, 'invalid_token')
  const refused = new Map<NeededAccess, AppError>()
  for (const each of missing) {
    const error = await explainRefusal(caller, each)
    if (!error) throw challenge(c, needed, 'insufficient_scope')
    refused.set(each, error)
  }
  const asked = missing.map(({ repository, actions }) => ({
    type: 'repository',
    name: fullNameOf(repository),
    actions,
  }))
  recordRefusal(caller, asked, access, new Date())
  return { subject, refused }
}

/** A 401 that says where a token is to be had, and for which access. */
export function challenge(
  c: Context,
  needed: NeededAccess[],
  error?: string,
  message = signInFirst,
): HttpError {
  const scope = needed
    .map(({ repository, actions }) => `repository:${fullNameOf(repository)}:${actions.join(',')}`)
    .join(' ')
  const parameters = {
    ...{ realm: `${publicUrlFor(c.req.header('host'))}/token`, service: env.REGISTRY_SERVICE },
    ...(scope && { scope }),
    ...(error && { error }),
  }
  const text = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)
  return new HttpError(401, message, { 'WWW-Authenticate': `Bearer ${text.join(',')}` })
}

const signInFirst = 'Sign in first, as with docker login.'
