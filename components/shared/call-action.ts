import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import { askForProof } from '#components/shared/fresh-proof.ts'
import { unreachable } from '#components/shared/unreachable.ts'
import type { ActionResult } from '#lib/action-result.ts'

const notConfirmed = "Nothing was changed, because you didn't confirm that it's you."

/**
 * Calls a server action, and returns an error message if the network or the server is down. What takes a fresh proof is called
 * again once the person has given it.
 */
export async function callAction<Data>(
  action: () => Promise<ActionResult<Data>>,
): Promise<ActionResult<Data>> {
  const result = await answerOf(action)
  if (result.ok || result.error.code !== 'proof_needed') return result
  if (await askForProof()) return answerOf(action)
  return { ok: false, error: { ...result.error, message: notConfirmed } }
}

async function answerOf<Data>(action: () => Promise<ActionResult<Data>>): Promise<ActionResult<Data>> {
  try {
    return await action()
  } catch (error) {
    rethrowNavigation(error)
    return { ok: false, error: { code: 'failed', message: unreachable, fields: {} } }
  }
}
