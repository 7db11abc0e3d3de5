import type { AskedAccess } from '#lib/devices/asked-access.ts'
import { detailsSchema } from '#lib/devices/detail-schema.ts'
import { requestPolicy } from '#lib/devices/schema.ts'
import { describeIssue } from '#lib/describe-issue.ts'
import { AppError } from '#lib/errors.ts'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'
import { showHidden } from '#lib/show-hidden.ts'

/** The parameters of a request, as they were sent, and the address that this Gatehouse has for who sent it. */
export type SentRequest = {
  authorizationDetails?: string | undefined
  expiresIn?: string | undefined
  reason?: string | undefined
  issuer?: string | undefined
}

/**
 * What a tool asks for; null where it asks to sign a device in. Nothing is looked up: a stranger learns no more about a name
 * than whether it could be one. Throws `invalid` for `authorizationDetails`, `expiresIn` or `reason`.
 */
export function readAskedAccess(sent: SentRequest): AskedAccess | null {
  const { authorizationDetails, expiresIn, reason } = sent
  if (authorizationDetails === undefined) {
    if (expiresIn !== undefined) throw refused('expiresIn', 'expires_in goes with authorization_details.')
    if (reason !== undefined) throw refused('reason', 'reason goes with authorization_details.')
    return null
  }
  const details = readDetails(authorizationDetails, sent.issuer)
  return { ...details, seconds: readSeconds(expiresIn), reason: readReason(reason) }
}

function readDetails(text: string, issuer: string | undefined) {
  const { detailsMax } = requestPolicy
  if (text.length > detailsMax) throw wrongDetails('', `Use ${detailsMax} characters or fewer.`)
  const parsed = detailsSchema.safeParse(readJson(text), { error: describeIssue })
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw wrongDetails(
      path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join(''),
      message,
    )
  }
  for (const [place, { type, identifier, locations }] of parsed.data.entries()) {
    if (!locations.every((location) => location === issuer || location === `${issuer}/`))
      throw wrongDetails(`[${place}].locations`, `Send ${issuer}, or leave it out.`)
    if (parsed.data.findIndex((one) => one.type === type && one.identifier === identifier) < place)
      throw wrongDetails('', `Ask for ${identifier} once, with all its actions.`)
  }
  return {
    repositories: parsed.data.flatMap((detail) => {
      if (detail.type !== 'gatehouse_repository') return []
      const may = (action: RepositoryAction) => detail.actions.includes(action)
      return [{ name: detail.identifier, pull: may('pull'), push: may('push'), delete: may('delete') }]
    }),
    services: parsed.data.flatMap(({ type, identifier: name, actions: permissions }) =>
      type === 'gatehouse_service' ? [{ name, permissions }] : [],
    ),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw wrongDetails('', 'Send a JSON array of objects.')
  }
}

function readSeconds(text: string | undefined): number {
  const { least, usual, most } = requestPolicy.seconds
  if (text === undefined) return usual
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (seconds >= least && seconds <= most) return seconds
  throw refused('expiresIn', `expires_in: send ${least} to ${most} seconds.`)
}

function readReason(text: string | undefined): string | null {
  const { reasonMax } = requestPolicy
  const reason = text?.trim() ?? ''
  if (reason.length > reasonMax) throw refused('reason', `reason: use ${reasonMax} characters or fewer.`)
  return showHidden(reason) || null
}

const wrongDetails = (place: string, message: string) =>
  refused('authorizationDetails', `authorization_details${place}: ${message}`)

const refused = (field: string, message: string) =>
  new AppError('invalid', message, { fields: { [field]: message } })
