import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import type { ActionResult } from '#lib/action-result.ts'

export const unreachable = "Gatehouse can't be reached. Check the connection and try again."

/** Calls a server action, and returns an error message if the network or the server is down. */
export async function callAction<Data>(
  action: () => Promise<ActionResult<Data>>,
): Promise<ActionResult<Data>> {
  try {
    return await action()
  } catch (error) {
    rethrowNavigation(error)
    return { ok: false, error: { code: 'failed', message: unreachable, fields: {} } }
  }
}
