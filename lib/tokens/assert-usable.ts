import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'
import { statusOf } from '#lib/tokens/status.ts'
import { inUtc } from '#lib/time.ts'

/** Throws `unauthenticated` for a token that is of no use now, with why and what to do: for who holds its secret. */
export function assertUsable(token: FoundToken, now: Date): void {
  const problem = token.accountId === null ? problemOfOrganization(token, now) : problemOfPerson(token, now)
  if (problem) throw new AppError('unauthenticated', problem)
}

type Problem = string | null
type OfOrganization = Extract<FoundToken, { accountId: null }>

function problemOfPerson(token: FoundToken, now: Date): Problem {
  const page = env.PUBLIC_URL + paths.security
  const status = statusOf(token, now)
  if (status === 'expired') return `${expired(token)} Make a new one at ${page}`
  return status === 'inactive' ? `${inactive} Activate it, or use another: ${page}` : null
}

function problemOfOrganization(token: OfOrganization, now: Date): Problem {
  const { organizationName: name, plan } = token
  const page = env.PUBLIC_URL + paths.accessTokens(name)
  if (plan === 'free')
    return `Organization access tokens need the Team or Business plan; ${name} is on Free. See ${page}`
  const status = statusOf(token, now)
  const remedy = `An owner of ${name} can make a new one at ${page}`
  if (status === 'expired') return `${expired(token)} ${remedy}`
  return status === 'inactive' ? `${inactive} ${remedy}` : null
}

const inactive = 'This access token is deactivated.'

const expired = ({ expiresAt }: FoundToken) => `This access token expired on ${inUtc(expiresAt!)}.`
