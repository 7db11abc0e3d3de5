import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { usernameHeader } from '#lib/username-header.ts'

/** Throws `conflict` if somebody else has signed in since the page that calls an action was opened. */
export async function assertOpenedBy(actor: AccountActor): Promise<void> {
  const username = (await headers()).get(usernameHeader)
  if (username === actor.username) return
  const opened = username ? `as ${username}` : 'before'
  const message = `This page was opened ${opened}, and this browser is now signed in as ${actor.username}. Nothing was changed. Reload the page.`
  throw new AppError('conflict', message)
}

/** Has an action's answer bring the calling page as it is now, and the browser forget what it keeps of the others. */
export function refreshPages(): void {
  refresh()
}
