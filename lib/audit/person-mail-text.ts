import { describeFacts } from '#lib/audit/describe-facts.ts'
import type { Audit } from '#lib/audit/mutate.ts'
import type { Actor, WorkloadActor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'
import { inUtc } from '#lib/time.ts'

type Told = {
  person: { id: string; username: string }
  /** What happened, in a sentence or two. */
  what: string
  by: Actor | WorkloadActor
  entries: Audit[]
  now: Date
}

const mostNamed = 20

/** What happened to what, when, by whom and from where, and what to do about it. */
export function personMailText({ person, what, by, entries, now }: Told): string {
  const isOwn = by.kind === 'anonymous' || ('accountId' in by && by.accountId === person.id)
  const more = entries.length - mostNamed
  const lines = [
    ...entries.slice(0, mostNamed).flatMap((entry) => linesOf(entry, entries.length === 1)),
    ...(more > 0 ? [`and ${more} more`] : []),
    `Account: ${person.username}`,
    `When: ${inUtc(now)}`,
    ...('address' in by && isOwn ? [`From: ${by.address}`] : []),
    ...(by.kind === 'token' ? [`By the access token: ${by.tokenName} (${by.hint})`] : []),
    ...(isOwn ? [] : [`By: ${nameOf(by)}`]),
  ]
  const isOfTokens = entries.every(({ target }) => target.kind === 'token')
  return `${what}

${lines.join('\n')}

${isOwn ? remedyOf(isOfTokens) : 'Ask a site administrator if you do not know why.'}

All that was done to your account: ${env.PUBLIC_URL}${paths.activity}

Mails about the safety of your account can't be turned off.
`
}

/** A token with what it may do, or with its hint among several; the program of a session. */
function linesOf({ target, details = {} }: Audit, isAlone: boolean): string[] {
  if (target.kind === 'session') return [`With: ${target.name}`]
  if (target.kind !== 'token') return []
  const { hint, ...facts } = details
  const name = `Personal access token: ${target.name}${typeof hint === 'string' ? ` (${hint})` : ''}`
  if (!isAlone) return [name]
  const told = describeFacts(facts).filter(({ key }) => key !== 'description')
  return [
    name,
    ...told.map(({ name, from, to }) => `${name}: ${from === undefined ? to : `${from} → ${to}`}`),
  ]
}

function nameOf(by: Actor | WorkloadActor): string {
  return by.kind === 'account' ? `${by.username}, who administers this site` : 'Gatehouse itself'
}

function remedyOf(isOfTokens: boolean): string {
  const first = isOfTokens ? `look at your tokens at ${env.PUBLIC_URL}${paths.security}, and ` : ''
  return `If that was you, there is nothing to do. If not, ${first}choose a new password, which signs every browser out: ${env.PUBLIC_URL}${paths.forgotPassword}`
}
