import { Failure } from '#cli/failure.ts'
import { askFor } from '#cli/http/ask.ts'
import { clientId, type OauthServer } from '#cli/http/oauth-server.ts'

/** Which trusted workload is meant, where an id token may match several: by its id, or its name and whose it is. */
export type NamedWorkload = { workload?: string; organization?: string }

/** `username` is the organization, and `expires_in` seconds. */
export type Exchanged = { access_token: string; expires_in: number; username: string; token_id: string }

const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange'
const idTokenType = 'urn:ietf:params:oauth:token-type:id_token'

/** Gives the signed token of a job or pod, and gets an access token that lasts minutes (RFC 8693). */
export function exchangeIdToken(
  { token_endpoint }: OauthServer,
  idToken: string,
  named: NamedWorkload,
): Promise<Exchanged> {
  const form = {
    ...{
      grant_type: grantType,
      client_id: clientId,
      subject_token: idToken,
      subject_token_type: idTokenType,
    },
    ...nameOf(named),
  }
  return askFor<Exchanged>(token_endpoint, 'POST', { form })
}

const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

/** By its id alone, or by its name and whose it is: `acme/publish` says both. */
function nameOf({ workload, organization }: NamedWorkload): NamedWorkload {
  if (workload === undefined) {
    if (organization === undefined) return {}
    throw new Failure('Add --workload: which of the organization’s?', 'usage')
  }
  if (isId(workload)) return { workload }
  if (organization !== undefined) return { workload, organization }
  const slash = workload.indexOf('/')
  return slash < 0
    ? { workload }
    : { organization: workload.slice(0, slash), workload: workload.slice(slash + 1) }
}
