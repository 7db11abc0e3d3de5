// Next.js bundles its own copy of this file: both must ring one bell.
const held = globalThis as { gatehouseJobs?: EventTarget }

export const jobEvents = (held.gatehouseJobs ??= new EventTarget())

/** Has this process look for due jobs now rather than at the end of its nap. */
export function wakeJobs(): void {
  jobEvents.dispatchEvent(new Event('wake'))
}
