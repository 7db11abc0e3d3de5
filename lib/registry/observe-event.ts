import { logFailure } from '#lib/log-failure.ts'
import type { ImageEvent } from '#lib/registry/notifications.ts'
import { recordEvents } from '#lib/registry/record-events.ts'
import { onStop } from '#lib/shutdown.ts'

const mostWaiting = 10_000
const mostAtOnce = 500

let waiting: ImageEvent[] = []
let writing: Promise<void> | null = null

/** Records what was just seen, without waiting. Events that come while others are written go together. */
export function observeEvent(event: ImageEvent): void {
  if (waiting.length === mostWaiting) return
  waiting.push(event)
  onStop(observedEvents)
  writing ??= writeAll().finally(() => (writing = null))
}

/** Resolves when all that was seen is written. */
export async function observedEvents(): Promise<void> {
  await writing
}

/** What cannot be written is left to the registry's notification. */
async function writeAll(): Promise<void> {
  while (waiting.length > 0) {
    const events = waiting.slice(0, mostAtOnce)
    waiting = waiting.slice(mostAtOnce)
    await recordEvents(events).catch((error) => logFailure('Recording pulls and pushes', error))
  }
}
