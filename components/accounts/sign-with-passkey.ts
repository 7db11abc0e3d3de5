import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { callAction } from '#components/shared/call-action.ts'
import type { ActionResult } from '#lib/action-result.ts'
import type { Assertion } from '#lib/passkeys/schema.ts'

type Ask = () => Promise<ActionResult<PublicKeyCredentialRequestOptionsJSON>>

/**
 * Has the browser ask for a passkey, and returns what it signed. With `inField`, the browser offers passkeys in the field for
 * the username, as long as the page is open, and the answer may never come.
 */
export async function signWithPasskey(ask: Ask, { inField = false } = {}): Promise<ActionResult<Assertion>> {
  return callAction(async () => {
    const options = await ask()
    if (!options.ok) return options
    const { startAuthentication } = await import('@simplewebauthn/browser')
    try {
      const signed = await startAuthentication({ optionsJSON: options.data, useBrowserAutofill: inField })
      return { ok: true, data: signed as Assertion }
    } catch {
      return { ok: false, error: { code: 'failed', message: 'No passkey was used. Try again.', fields: {} } }
    }
  })
}
