import { AppError } from '#lib/errors.ts'
import { Secret } from '#lib/secret.ts'

export type ClientCredential = { clientId: string; secret: Secret }

/**
 * Reads `client_secret_basic` and `client_secret_post` (RFC 6749, 2.3.1). Widespread clients send both, which is fine if they
 * say the same. Throws `unauthenticated` for none, and for two that differ.
 */
export function readClient(
  header: string | undefined,
  form: Partial<Record<string, string>>,
): ClientCredential {
  const inHeader = header === undefined ? null : readBasic(header)
  const id = oneOf(inHeader?.id, form.client_id)
  const secret = oneOf(inHeader?.secret, form.client_secret)
  if (id === undefined || secret === undefined)
    throw refused('Send the client ID and secret of an application, as Basic or in the form.')
  return { clientId: id, secret: new Secret(secret) }
}

function oneOf(inHeader: string | undefined, inForm: string | undefined): string | undefined {
  if (inHeader !== undefined && inForm !== undefined && inHeader !== inForm)
    throw refused('The client in the Authorization header is another than that in the form.')
  return inHeader ?? inForm
}

/** Both parts are encoded as in a form before base64, which the password of other Basic is not. */
function readBasic(header: string): { id: string; secret: string } {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1]
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString()
  const [, id, secret] = /^([^:]*):(.*)$/.exec(text) ?? []
  if (!id || !secret) throw refused('The Authorization header is malformed: send Basic with id:secret.')
  return { id: decode(id), secret: decode(secret) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw refused('The Authorization header is malformed: encode id and secret as in a form.')
  }
}

const refused = (message: string) => new AppError('unauthenticated', message)
