import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import type { ActionResult } from '#lib/action-result.ts'
import { assertOpenedBy, refreshPages } from '#lib/auth/calling-page.ts'
import { currentActor } from '#lib/auth/current-actor.ts'
import { visitor } from '#lib/auth/visitor.ts'
import type { AccountActor, AnonymousActor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { HttpError } from '#lib/http/problem.ts'
import { diskFullMessage, isDiskFull } from '#lib/is-disk-full.ts'
import { logFailure } from '#lib/log-failure.ts'

/** Runs a verb that reads as the signed-in person, and turns errors into messages. */
export function runQuery<Data>(run: (actor: AccountActor) => Promise<Data>): Promise<ActionResult<Data>> {
  return answer(async () => {
    const actor = await currentActor()
    if (!actor) throw new AppError('unauthenticated', 'You are signed out. Sign in again.')
    await assertOpenedBy(actor)
    return run(actor)
  })
}

/**
 * The same for a verb that changes something: no page in the browser shows what was before. A form of what is gone stays, with
 * what was typed.
 */
export async function runAction<Data>(
  run: (actor: AccountActor) => Promise<Data>,
): Promise<ActionResult<Data>> {
  const result = await runQuery(run)
  if (result.ok || result.error.code === 'conflict') refreshPages()
  return result
}

/** The same without having to be signed in. */
export function runOpenAction<Data>(
  run: (actor: AnonymousActor) => Promise<Data>,
): Promise<ActionResult<Data>> {
  return answer(async () => run({ kind: 'anonymous', address: (await visitor()).address }))
}

async function answer<Data>(run: () => Promise<Data>): Promise<ActionResult<Data>> {
  try {
    return { ok: true, data: await run() }
  } catch (error) {
    rethrowNavigation(error)
    if (error instanceof AppError) {
      const { code, message, fields } = error
      return { ok: false, error: { code, message, fields: { ...fields } } }
    }
    if (error instanceof HttpError)
      return { ok: false, error: { code: 'failed', message: error.message, fields: {} } }
    logFailure('A server action', error)
    const message = isDiskFull() ? diskFullMessage : 'Something went wrong. Nothing was changed. Try again.'
    return { ok: false, error: { code: 'failed', message, fields: {} } }
  }
}
